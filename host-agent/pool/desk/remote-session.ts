/** A session on another host, as this desk shows it: with its own name here, and a local socket for its screen. */
import { createServer, type Server, type Socket } from 'node:net';
import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import type { Restrictions } from '../../api/restrictions.ts';
import type { Session } from '../../api/session.ts';
import { pageTitle } from '../../session/page-title.ts';
import { stricter } from '../../session/restrictions.ts';
import { listenAt } from '../../storage/private-socket.ts';
import type { RemoteSession as Told } from '../wire.ts';

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

export interface RemoteSessionDeps {
  readonly socket: string;
  /** The restrictions of the profile of the same name here; absent if there is none any more. */
  readonly ownRestrictions: () => Restrictions | undefined;
  /** The screen on the host; absent while the host cannot be reached. */
  readonly connectScreen: () => Duplex | undefined;
}

export class RemoteSession {
  readonly identity: RemoteIdentity;
  isReachable = true;
  readonly #deps: RemoteSessionDeps;
  readonly #server: Server;
  readonly #viewers = new Set<Socket>();
  #told: Told;

  constructor(identity: RemoteIdentity, told: Told, deps: RemoteSessionDeps) {
    this.identity = identity;
    this.#told = told;
    this.#deps = deps;
    this.#server = createServer((viewer) => this.#show(viewer));
  }

  update(told: Told): void {
    this.#told = told;
  }

  /** Opens the local socket of its screen. */
  async listen(): Promise<void> {
    await mkdir(dirname(this.#deps.socket), { recursive: true, mode: 0o700 });
    await listenAt(this.#server, this.#deps.socket);
  }

  /** Closes it, with all windows that show the session. */
  async stop(): Promise<void> {
    this.#server.close();
    this.disconnectViewers();
    await rm(dirname(this.#deps.socket), { recursive: true, force: true });
  }

  /** A window that shows a picture that no VM draws any more would look alive. */
  disconnectViewers(): void {
    for (const viewer of this.#viewers) viewer.destroy();
  }

  /** The stricter rules of both sides. Files and the microphone do not cross yet. */
  get restrictions(): Restrictions {
    const own = this.#deps.ownRestrictions();
    const { restrictions } = this.#told;
    const both = own ? stricter(restrictions, own) : restrictions;
    return {
      ...restrictions,
      clipboard: both.clipboard,
      mayKeepRunning: both.mayKeepRunning,
      files: { out: 'off', in: 'off' },
      microphone: 'off',
    };
  }

  describe(): Session {
    const { id, pool, host, profile, requestedAt } = this.identity;
    const title = pageTitle(this.#told.title ?? '');
    const told: Told = { ...this.#told };
    delete told.title;
    return {
      ...told,
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

  /** The connection may be lost at this very moment. */
  #screen(): Duplex | undefined {
    try {
      return this.#deps.connectScreen();
    } catch {
      return undefined;
    }
  }

  #show(viewer: Socket): void {
    viewer.on('error', () => undefined);
    const screen = this.#screen();
    if (!screen) {
      viewer.destroy();
      return;
    }
    this.#viewers.add(viewer);
    screen.on('error', () => viewer.destroy());
    screen.once('close', () => viewer.destroy());
    viewer.once('close', () => {
      this.#viewers.delete(viewer);
      screen.destroy();
    });
    viewer.pipe(screen).pipe(viewer);
  }
}
