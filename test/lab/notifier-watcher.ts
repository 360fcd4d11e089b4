/** What stands for a panel that draws status notifier items: it has the name on the session bus that those look for. */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

const NAME = 'org.kde.StatusNotifierWatcher';

interface Bus {
  readonly connection: { readonly stream: Socket };
  requestName(name: string, flags: number, done: (error: unknown) => void): void;
}
const { sessionBus } = createRequire(import.meta.url)('@homebridge/dbus-native') as { readonly sessionBus: (options: { busAddress: string }) => Bus };

export class NotifierWatcher {
  readonly #bus: Bus;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  /** On the bus of this address, where it waits for another one to go. */
  static async listen(busAddress: string): Promise<NotifierWatcher> {
    const bus = sessionBus({ busAddress });
    // Behind one that is about to go it becomes the owner when that has gone.
    await new Promise<void>((resolve, reject) => bus.requestName(NAME, 0, (error) => (error ? reject(new Error(JSON.stringify(error))) : resolve())));
    return new NotifierWatcher(bus);
  }

  close(): void {
    this.#bus.connection.stream.destroy();
  }
}
