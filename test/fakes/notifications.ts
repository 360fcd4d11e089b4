/** A fake notification service: it receives notifications from the session bus, and clicks on them like a person. */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const IS_OWNER = 1;

export interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/** The members of the library that its own types lack. */
interface Bus {
  readonly connection: { readonly stream: Socket };
  requestName(name: string, flags: number, done: (error: unknown, result: number) => void): void;
  exportInterface(
    methods: object,
    path: string,
    description: { name: string; methods: Record<string, readonly [takes: string, gives: string]> },
  ): void;
  sendSignal(path: string, from: string, name: string, signature: string, args: readonly unknown[]): void;
}
const { sessionBus } = createRequire(import.meta.url)('@homebridge/dbus-native') as {
  readonly sessionBus: (options: { busAddress: string }) => Bus;
};

export class Notifications {
  readonly shown: ShownNotification[] = [];
  readonly #bus: Bus;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** Starts on the bus with this address, which must not have another. */
  static async listen(busAddress: string): Promise<Notifications> {
    const bus = sessionBus({ busAddress });
    const notifications = new Notifications(bus);
    const methods = {
      GetCapabilities: () => ['body', 'actions'],
      GetServerInformation: () => ['tests', 'Safe Browse', '1', '1.2'],
      CloseNotification: () => undefined,
      Notify: (_program: string, _replaces: number, _icon: string, title: string, body: string) =>
        notifications.#show(title, body),
    };
    bus.exportInterface(methods, PATH, {
      name: NAME,
      methods: {
        GetCapabilities: ['', 'as'],
        GetServerInformation: ['', 'ssss'],
        CloseNotification: ['u', ''],
        Notify: ['susssasa{sv}i', 'u'],
      },
    });
    const result = await new Promise<number>((resolve, reject) =>
      bus.requestName(NAME, 0, (error, given) => (error ? reject(new Error(JSON.stringify(error))) : resolve(given))),
    );
    if (result !== IS_OWNER) throw new Error('Another program shows notifications on this bus.');
    return notifications;
  }

  click({ id }: ShownNotification): void {
    this.#bus.sendSignal(PATH, NAME, 'ActionInvoked', 'us', [id, 'default']);
  }

  close(): void {
    this.#bus.connection.stream.destroy();
  }

  #show(title: string, body: string): number {
    const id = this.shown.length + 1;
    this.shown.push({ id, title, body });
    return id;
  }
}
