/** A D-Bus client that calls methods. The library's own types lack parts that are used here. */
import type { Socket } from 'node:net';
import library from '@homebridge/dbus-native';
import { abortable } from '../../process/abortable.ts';
import { deadline } from '../../process/deadline.ts';

export interface BusCall {
  readonly destination: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature?: string;
  readonly body?: readonly unknown[];
}

/** The callee answered with an error. */
export class BusError extends Error {
  override readonly name = 'BusError';
  /** For example `org.freedesktop.DBus.Error.Failed`. */
  readonly errorName: string;

  constructor(errorName: string, message: string) {
    super(message);
    this.errorName = errorName;
  }
}

interface Bus {
  readonly connection: { readonly stream: Socket; on(event: 'error' | 'end', listener: (error?: Error) => void): void };
  invoke(
    call: BusCall,
    done: (error: { readonly name?: string; readonly message?: unknown } | null, ...answer: unknown[]) => void,
  ): void;
}
const { createClient } = library as unknown as { readonly createClient: (options: { busAddress: string }) => Bus };

const SYSTEM_BUS = 'unix:path=/var/run/dbus/system_bus_socket';

export class SystemBus {
  readonly #address: string;
  #bus: Bus | undefined;
  #lost: (error: Error) => void = () => undefined;
  #isLost: Promise<never> = new Promise(() => undefined);

  constructor(address = process.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? SYSTEM_BUS) {
    this.#address = address;
  }

  /** Returns the values of the answer, in the library's form. Throws {@link BusError}, or the reason why the bus is not reachable. */
  async call(call: BusCall, withinMs: number, signal?: AbortSignal): Promise<readonly unknown[]> {
    const bus = this.#connected();
    const answer = new Promise<readonly unknown[]>((resolve, reject) => {
      bus.invoke(call, (error, ...values) =>
        error
          ? reject(
              new BusError(
                error.name ?? 'unknown',
                typeof error.message === 'string' ? error.message : 'no reason given',
              ),
            )
          : resolve(values),
      );
    });
    const answered = new AbortController();
    try {
      return await abortable(
        Promise.race([answer, this.#isLost]),
        deadline(withinMs, answered.signal, ...(signal ? [signal] : [])),
      );
    } finally {
      answered.abort();
    }
  }

  close(): void {
    this.#bus?.connection.stream.destroy();
    this.#bus = undefined;
  }

  #connected(): Bus {
    if (this.#bus) return this.#bus;
    const bus = createClient({ busAddress: this.#address });
    this.#isLost = new Promise<never>((_, reject) => (this.#lost = reject));
    this.#isLost.catch(() => undefined);
    const lost = (error?: Error) => {
      this.#lost(error ?? new Error('The bus closed the connection.'));
      if (this.#bus === bus) this.#bus = undefined;
    };
    bus.connection.on('error', lost);
    bus.connection.on('end', lost);
    this.#bus = bus;
    return bus;
  }
}
