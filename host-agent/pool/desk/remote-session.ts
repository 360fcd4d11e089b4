/** A session on another host, as this desk shows it: with its own name here, and a local socket for its screen. */
import type { Duplex } from 'node:stream';
import type { Restrictions } from '../../api/restrictions.ts';
import type { Session } from '../../api/session.ts';
import { pageTitle } from '../../session/page-title.ts';
import { stricter } from '../../session/restrictions.ts';
import type { SavedDownloadsRecord } from '../../transfer/saved-downloads.ts';
import type { RemoteSession as Told } from '../wire.ts';
import type { GreetedScreen } from './greeted-screen.ts';
import { RemoteIo, type RemoteIoDeps } from './remote-io.ts';
import { RemoteScreen } from './remote-screen.ts';

/** What this desk writes down about it, so that its next host agent finds it again. */
export interface RemoteIdentity {
  readonly id: string;
  readonly pool: string;
  readonly host: string;
  /** Its name on the host. Another host may use the same. */
  readonly remoteId: string;
  readonly profile: string;
  /** ISO 8601. */
  readonly requestedAt: string;
}

export interface RemoteSessionDeps extends Omit<RemoteIoDeps, 'isAllowed' | 'title'> {
  readonly socket: string;
  /** The restrictions of the profile of the same name here; absent if there is none any more. */
  readonly ownRestrictions: () => Restrictions | undefined;
  /** A stream to its host. Throws `Failure` pool-host-unreachable. */
  readonly connect: (what: 'screen' | 'sound' | 'microphone') => Duplex;
}

export class RemoteSession {
  readonly identity: RemoteIdentity;
  readonly io: RemoteIo;
  isReachable = true;
  readonly #deps: RemoteSessionDeps;
  readonly #screen: RemoteScreen;
  #told: Told;

  constructor(identity: RemoteIdentity, told: Told, deps: RemoteSessionDeps) {
    this.identity = identity;
    this.#told = told;
    this.#deps = deps;
    this.#screen = new RemoteScreen(deps.socket, () => deps.connect('screen'));
    this.io = new RemoteIo({
      ...deps,
      title: `${identity.profile} ${identity.id}`,
      isAllowed: () => this.restrictions.microphone !== 'off',
    });
  }

  update(told: Told): void {
    this.#told = told;
    this.io.update(told);
    this.tighten();
  }

  /** Its host became reachable, or is not any more. */
  reached(isReachable: boolean): void {
    this.isReachable = isReachable;
    if (isReachable) this.io.listenAgain();
    else this.#screen.disconnectViewers();
  }

  /** Applies rules that have become stricter. */
  tighten(): void {
    if (this.restrictions.microphone === 'off') this.io.microphone.turnOff();
  }

  /** Opens the local socket of its screen. */
  listen(): Promise<void> {
    return this.#screen.listen();
  }

  /** A window for it is about to open. `screen`: what it will show. */
  expectWindow(screen: GreetedScreen): void {
    this.#screen.prepare(screen);
  }

  /** Closes the socket, with all windows that show the session. */
  async stop(): Promise<void> {
    this.io.stop();
    await this.#screen.stop();
  }

  /** The stricter rules of both sides. Without a profile here that allows it, nothing of this desk is heard, and no file moves. */
  get restrictions(): Restrictions {
    const own = this.#deps.ownRestrictions();
    const { restrictions } = this.#told;
    // Devices of this desk are not there, and those of the host are not here.
    const usb = 'off';
    if (!own) return { ...restrictions, files: { out: 'off', in: 'off' }, microphone: 'off', usb };
    const { clipboard, files, microphone, mayKeepRunning } = stricter(restrictions, own);
    return { ...restrictions, clipboard, files, microphone, usb, mayKeepRunning };
  }

  /** What the next host agent of this desk needs to know. */
  record(): RemoteIdentity & { readonly saved?: SavedDownloadsRecord } {
    const saved = this.io.saved.record;
    return { ...this.identity, ...(saved.length > 0 && { saved }) };
  }

  describe(): Session {
    const { id, pool, host, profile, requestedAt } = this.identity;
    const title = pageTitle(this.#told.title ?? '');
    const told: Told = { ...this.#told };
    // What this desk says about them itself.
    delete told.title;
    delete told.sound;
    delete told.microphone;
    return {
      ...told,
      ...this.io.describe(this.#told),
      id,
      profile,
      where: { pool, host, isReachable: this.isReachable },
      display: { kind: 'rfb', socket: this.#deps.socket },
      // Those on its host mean nothing here.
      processes: [],
      restrictions: this.restrictions,
      requestedAt,
      ...(title !== undefined && { title }),
    };
  }
}
