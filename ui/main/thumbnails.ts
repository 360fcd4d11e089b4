/**
 * Pictures of sessions for the main window, taken while somebody can see it. Main never decodes them: they are a guest's pixels,
 * and go to the sandboxed page as the bytes that they are.
 */
import { thumbnailAddress, pathOf } from './application-address.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';

const LOOK_EVERY_MS = 5_000;
/** A picture of the largest screen there may be is smaller; what is not counts as an attack. */
const MAX_BASE64_CHARACTERS = 64 * 1024 * 1024;

export class Thumbnails {
  readonly #model: Model;
  readonly #agent: Pick<AgentLink, 'call'>;
  readonly #pictures = new Map<string, { readonly png: string; readonly revision: number }>();
  #timer: NodeJS.Timeout | undefined;
  #isLooking = false;

  constructor(model: Model, agent: Pick<AgentLink, 'call'>) {
    this.#model = model;
    this.#agent = agent;
  }

  /** The bytes behind the address of a picture. */
  picture(path: string): Uint8Array | undefined {
    for (const [id, { png, revision }] of this.#pictures) if (pathOf(thumbnailAddress(id, revision)) === path) return Buffer.from(png, 'base64');
    return undefined;
  }

  /** Begins or ends taking pictures. */
  watch(isVisible: boolean): void {
    clearInterval(this.#timer);
    this.#timer = isVisible ? setInterval(() => void this.look(), LOOK_EVERY_MS) : undefined;
    if (isVisible) void this.look();
  }

  /** Keeps nothing of sessions that are gone. */
  forgetGone(): void {
    for (const id of this.#pictures.keys()) if (!this.#isThere(id)) this.#pictures.delete(id);
  }

  /** One picture of each session that shows something. */
  async look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const ids = this.#model.sessions.flatMap(({ id, state }) => (state === 'browsing' ? [id] : []));
    for (const id of ids) {
      const png = await this.#agent.call('session.screenshot', { id }).then(({ png: taken }) => taken, () => '');
      this.#keep(id, png);
    }
    this.#isLooking = false;
  }

  /** The same picture keeps its address, so that nothing is drawn again. */
  #keep(id: string, png: string): void {
    const before = this.#pictures.get(id);
    // It may have ended while its picture was taken.
    if (png === '' || png.length > MAX_BASE64_CHARACTERS || png === before?.png || !this.#isThere(id)) return;
    const revision = (before?.revision ?? 0) + 1;
    this.#pictures.set(id, { png, revision });
    this.#model.thumbnails.set(id, thumbnailAddress(id, revision));
    this.#model.changed();
  }

  #isThere(id: string): boolean {
    return this.#model.sessions.some((session) => session.id === id);
  }
}
