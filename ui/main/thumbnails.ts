/**
 * Pictures of sessions for the main window, taken while it is visible. Main never decodes them: they are a guest's pixels, and go to the
 * sandboxed page as bytes.
 */
import type { Session } from '../../host-agent/api/session/session.ts';
import { thumbnailPath, thumbnailUrl } from './pages/app-url.ts';
import type { AgentLink } from './agent-link.ts';
import type { Model } from './model.ts';

const SHORTEST_PAUSE_MS = 5_000;
/** Used when pictures do not change. */
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

  /** The bytes of a picture, by its path. */
  picture(path: string): Uint8Array | undefined {
    for (const [id, { png, revision }] of this.#pictures)
      if (thumbnailPath(id, revision) === path) return Buffer.from(png, 'base64');
    return undefined;
  }

  /** Starts or stops taking pictures; a repeated start takes them at once. */
  watch(isVisible: boolean): void {
    this.#isVisible = isVisible;
    this.#hurry();
  }

  /** Drops pictures of ended sessions, and takes one at once for a session that has none. */
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

  /** Takes a picture of each visible session, and schedules the next round: the longer nothing changes, the later. */
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

  /** Whether the picture is new. An unchanged one keeps its URL, so that nothing is redrawn. */
  async #take(id: string): Promise<boolean> {
    const before = this.#pictures.get(id);
    const { picture } = await this.#agent
      .call('session.thumbnail', { id, ...(before && { known: before.version }) })
      .catch(() => ({ picture: undefined }));
    // The session may have ended meanwhile.
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
