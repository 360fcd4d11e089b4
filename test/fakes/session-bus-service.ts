/** A service on a session bus, for fakes of the desktop's own. */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

const IS_OWNER = 1;

export interface BusInterface {
  readonly path: string;
  readonly name: string;
  /** D-Bus signatures of each method. */
  readonly methods: Record<string, readonly [takes: string, gives: string]>;
}

/** The members of the library that its own types lack. */
export interface SessionBus {
  readonly connection: { readonly stream: Socket };
  requestName(name: string, flags: number, done: (error: unknown, result: number) => void): void;
  exportInterface(methods: object, path: string, description: Pick<BusInterface, 'name' | 'methods'>): void;
  sendSignal(path: string, from: string, name: string, signature: string, args: readonly unknown[]): void;
}
const { sessionBus } = createRequire(import.meta.url)('@homebridge/dbus-native') as {
  readonly sessionBus: (options: { busAddress: string }) => SessionBus;
};

/** Serves `methods` under `serviceName`, which the bus must not have yet. */
export async function serveOnSessionBus(
  busAddress: string,
  serviceName: string,
  { path, ...description }: BusInterface,
  methods: object,
): Promise<SessionBus> {
  const bus = sessionBus({ busAddress });
  bus.exportInterface(methods, path, description);
  const result = await new Promise<number>((resolve, reject) =>
    bus.requestName(serviceName, 0, (error, given) =>
      error ? reject(new Error(JSON.stringify(error))) : resolve(given),
    ),
  );
  if (result !== IS_OWNER) throw new Error(`Another program is ${serviceName} on this bus.`);
  return bus;
}
