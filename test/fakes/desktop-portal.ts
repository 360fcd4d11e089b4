/** A fake of the desktop's portal: it says on a session bus whether the desktop prefers dark windows. */
import { createRequire } from 'node:module';
import type { Socket } from 'node:net';

const NAME = 'org.freedesktop.portal.Desktop';
const IS_OWNER = 1;
const [NO_PREFERENCE, PREFERS_DARK] = [0, 1];

/** The members of the library that its own types lack. */
interface Bus {
  readonly connection: { readonly stream: Socket };
  requestName(name: string, flags: number, done: (error: unknown, result: number) => void): void;
  exportInterface(
    methods: object,
    path: string,
    description: { name: string; methods: Record<string, readonly [takes: string, gives: string]> },
  ): void;
}
const { sessionBus } = createRequire(import.meta.url)('@homebridge/dbus-native') as {
  readonly sessionBus: (options: { busAddress: string }) => Bus;
};

export class DesktopPortal {
  isDark = false;
  readonly #bus: Bus;

  private constructor(bus: Bus) {
    this.#bus = bus;
  }

  static async listen(busAddress: string): Promise<DesktopPortal> {
    const bus = sessionBus({ busAddress });
    const portal = new DesktopPortal(bus);
    const read = (namespace: string, key: string) => {
      if (namespace !== 'org.freedesktop.appearance' || key !== 'color-scheme') throw new Error('Unknown setting.');
      // A variant in a variant.
      return ['v', ['u', portal.isDark ? PREFERS_DARK : NO_PREFERENCE]];
    };
    bus.exportInterface({ Read: read }, '/org/freedesktop/portal/desktop', {
      name: 'org.freedesktop.portal.Settings',
      methods: { Read: ['ss', 'v'] },
    });
    const result = await new Promise<number>((resolve, reject) =>
      bus.requestName(NAME, 0, (error, given) => (error ? reject(new Error(JSON.stringify(error))) : resolve(given))),
    );
    if (result !== IS_OWNER) throw new Error('Another program is the portal of this bus.');
    return portal;
  }

  close(): void {
    this.#bus.connection.stream.destroy();
  }
}
