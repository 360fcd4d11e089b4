/** On a host of a pool: the screens and clipboards of the sessions of desks, by the rules of this host. Pictures leave as bare pixels. */
import type { Frame } from '../../hypervisor/hypervisor.ts';
import type { Picture } from '../../hypervisor/picture/picture.ts';
import type { Sessions } from '../../session/sessions.ts';
import { ENOUGH_FOR_THUMBNAIL, type Thumbnail, thumbnailOf } from '../../session/thumbnail.ts';
import type { ReceivedClipboard } from '../../transfer/guest-transfers.ts';

/** Throws `Failure` session-not-found, screenshot-unavailable, transfer-…, clipboard-…. */
export class DeskPictures {
  readonly #sessions: Pick<Sessions, 'get'>;

  constructor(sessions: Pick<Sessions, 'get'>) {
    this.#sessions = sessions;
  }

  async screenshot(id: string): Promise<Picture> {
    const session = this.#sessions.get(id);
    session.assertMay('screenshot');
    return session.devices().screenshot();
  }

  /** `undefined` if the desk knows it. */
  async thumbnail(id: string, known: string | undefined): Promise<Thumbnail | undefined> {
    const frame: Frame = await this.#sessions.get(id).devices().frame(ENOUGH_FOR_THUMBNAIL);
    return thumbnailOf(frame, known);
  }

  async clipboard(id: string, signal: AbortSignal): Promise<ReceivedClipboard> {
    const session = this.#sessions.get(id);
    session.assertMay('copy-out');
    return session.io.transfers.receiveClipboard('anything', {
      signal: AbortSignal.any([signal, session.ending]),
      onBytes: () => undefined,
    });
  }
}
