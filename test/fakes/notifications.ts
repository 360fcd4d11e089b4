/** A fake notification service: it receives notifications from the session bus, and clicks on them like a person. */
import { serveOnSessionBus, type SessionBus } from './session-bus-service.ts';

const NAME = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';

export interface ShownNotification {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

export class Notifications {
  readonly shown: ShownNotification[] = [];
  #bus: SessionBus | undefined;

  /** Starts on the bus with this address, which must not have another. */
  static async listen(busAddress: string): Promise<Notifications> {
    const notifications = new Notifications();
    const methods = {
      GetCapabilities: () => ['body', 'actions'],
      GetServerInformation: () => ['tests', 'Safe Browse', '1', '1.2'],
      CloseNotification: () => undefined,
      Notify: (_program: string, _replaces: number, _icon: string, title: string, body: string) =>
        notifications.#show(title, body),
    };
    const description = {
      path: PATH,
      name: NAME,
      methods: {
        GetCapabilities: ['', 'as'],
        GetServerInformation: ['', 'ssss'],
        CloseNotification: ['u', ''],
        Notify: ['susssasa{sv}i', 'u'],
      },
    } as const;
    notifications.#bus = await serveOnSessionBus(busAddress, NAME, description, methods);
    return notifications;
  }

  click({ id }: ShownNotification): void {
    this.#bus?.sendSignal(PATH, NAME, 'ActionInvoked', 'us', [id, 'default']);
  }

  close(): void {
    this.#bus?.connection.stream.destroy();
  }

  #show(title: string, body: string): number {
    const id = this.shown.length + 1;
    this.shown.push({ id, title, body });
    return id;
  }
}
