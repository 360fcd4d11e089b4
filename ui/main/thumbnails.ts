/**
 * Pictures of sessions for the main window, taken while somebody can see it. Main never decodes them: they are a guest's pixels,
 * and go to the sandboxed page as the bytes that they are.
 */
import type { Session } from '../../host-agent/api/session.ts';
import { thumbnailUrl, pathOf } from './app-url.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';

const SHORTEST_PAUSE_MS = 5_000;
/** Where nothing changes there is little to look for. */
const LONGEST_PAUSE_MS = 40_000;

interface Picture {
  readonly png: string;
  readonly version: string;
  readonly revision: number;
}

export class Thumbnails {
  readonly #model: Model;
  readonly #agent: Pick<AgentLink, 'call'>;
  readonly #pictures = new Map<string, Picture>();
  #isVisible = false;
  #isLooking = false;
  #pauseMs = SHORTEST_PAUSE_MS;
  #timer: NodeJS.Timeout | undefined;

  constructor(model: Model, agent: Pick<AgentLink, 'call'>) {
    this.#model = model;
    this.#agent = agent;
  }

  /** The bytes behind the address of a picture. */
  picture(path: string): Uint8Array | undefined {
    for (const [id, { png, revision }] of this.#pictures)
      if (pathOf(thumbnailUrl(id, revision)) === path) return Buffer.from(png, 'base64');
    return undefined;
  }

  /** Begins or ends taking pictures; said again, looks at once. */
  watch(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#hurry();
  }

  /** Keeps nothing of sessions that are gone, and does not let one wait that has no picture yet. */
  sessionsChanged(): void {
    const ids = new Set(this.#model.sessions.map(({ id }) => id));
    for (const id of this.#pictures.keys()) if (!ids.has(id)) this.#pictures.delete(id);
    if (this.#model.sessions.some((session) => showsSomething(session) && !this.#pictures.has(session.id)))
      this.#hurry();
  }

  #hurry(): void {
    this.#pauseMs = SHORTEST_PAUSE_MS;
    clearTimeout(this.#timer);
    if (this.#isVisible) void this.#look();
  }

  /** One picture of each session that shows something; then again, the later the longer all of them stay the same. */
  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    let isNew = false;
    for (const { id } of this.#model.sessions.filter(showsSomething)) isNew = (await this.#take(id)) || isNew;
    this.#isLooking = false;
    if (!this.#isVisible) return;
    this.#pauseMs = isNew ? SHORTEST_PAUSE_MS : Math.min(this.#pauseMs * 2, LONGEST_PAUSE_MS);
    this.#timer = setTimeout(() => void this.#look(), this.#pauseMs);
  }

  /** Whether there is a new one; without, the old one keeps its address, so that nothing is drawn again. */
  async #take(id: string): Promise<boolean> {
    const before = this.#pictures.get(id);
    const { picture } = await this.#agent
      .call('session.thumbnail', { id, ...(before && { known: before.version }) })
      .catch(() => ({ picture: undefined }));
    // It may have ended while its picture was taken.
    if (!picture || !this.#model.sessions.some((session) => session.id === id)) return false;
    const revision = (before?.revision ?? 0) + 1;
    this.#pictures.set(id, { ...picture, revision });
    this.#model.thumbnails.set(id, thumbnailUrl(id, revision));
    this.#model.changed();
    return true;
  }
}

function showsSomething({ state }: Session): boolean {
  return state === 'browsing';
}
