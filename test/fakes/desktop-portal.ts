/** A fake of the desktop's portal: it says on a session bus whether the desktop prefers dark windows. */
import { serveOnSessionBus, type SessionBus } from './session-bus-service.ts';

const SETTINGS = {
  path: '/org/freedesktop/portal/desktop',
  name: 'org.freedesktop.portal.Settings',
  methods: { Read: ['ss', 'v'] },
} as const;
const [NO_PREFERENCE, PREFERS_DARK] = [0, 1];

export class DesktopPortal {
  isDark = false;
  #bus: SessionBus | undefined;

  static async listen(busAddress: string): Promise<DesktopPortal> {
    const portal = new DesktopPortal();
    const read = (namespace: string, key: string) => {
      if (namespace !== 'org.freedesktop.appearance' || key !== 'color-scheme') throw new Error('Unknown setting.');
      // A variant in a variant.
      return ['v', ['u', portal.isDark ? PREFERS_DARK : NO_PREFERENCE]];
    };
    portal.#bus = await serveOnSessionBus(busAddress, 'org.freedesktop.portal.Desktop', SETTINGS, { Read: read });
    return portal;
  }

  close(): void {
    this.#bus?.connection.stream.destroy();
  }
}
