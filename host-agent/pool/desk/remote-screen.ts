/** The screen of a session on another host, at a local socket. */
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { listenAt } from '../../storage/private-socket.ts';
import { greetScreen, greetViewer } from './rfb-handshake.ts';

/** A window that does not come within this time waits for the way to the host. */
const READY_FOR_MS = 10_000;

interface Greeted {
  readonly screen: Duplex;
  /** Rejects when it is no screen. */
  readonly done: Promise<void>;
}

export class RemoteScreen {
  readonly #socket: string;
  readonly #connect: () => Duplex;
  readonly #server: Server;
  readonly #viewers = new Set<Socket>();
  /** For the next viewer. */
  #ready: Greeted | undefined;
  #expiry: NodeJS.Timeout | undefined;

  /** `connect`: a stream to the screen. May throw while the host cannot be reached. */
  constructor(socket: string, connect: () => Duplex) {
    this.#socket = socket;
    this.#connect = connect;
    this.#server = createServer((viewer) => void this.#show(viewer));
  }

  /** Opens the local socket. */
  async listen(): Promise<void> {
    await mkdir(dirname(this.#socket), { recursive: true, mode: 0o700 });
    await listenAt(this.#server, this.#socket);
  }

  /** Connects to the screen before the window does, which has to open first. */
  prepare(): void {
    this.#dropReady();
    this.#ready = this.#greeted();
    this.#expiry = setTimeout(() => this.#dropReady(), READY_FOR_MS).unref();
  }

  /** A window that shows a picture that no VM draws any more would look alive. */
  disconnectViewers(): void {
    this.#dropReady();
    for (const viewer of this.#viewers) viewer.destroy();
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.disconnectViewers();
    await rm(dirname(this.#socket), { recursive: true, force: true });
  }

  #greeted(): Greeted | undefined {
    try {
      const screen = this.#connect();
      screen.on('error', () => undefined);
      const done = greetScreen(screen);
      done.catch(() => screen.destroy());
      return { screen, done };
    } catch {
      // The connection may be lost at this very moment.
      return undefined;
    }
  }

  #dropReady(): void {
    this.#ready?.screen.destroy();
    this.#takeReady();
  }

  #takeReady(): Greeted | undefined {
    const ready = this.#ready;
    clearTimeout(this.#expiry);
    this.#ready = undefined;
    return ready;
  }

  async #show(viewer: Socket): Promise<void> {
    viewer.on('error', () => undefined);
    const ready = this.#takeReady();
    const greeted = ready?.screen.destroyed === false ? ready : this.#greeted();
    if (!greeted) {
      viewer.destroy();
      return;
    }
    const { screen, done } = greeted;
    this.#viewers.add(viewer);
    screen.once('close', () => viewer.destroy());
    viewer.once('close', () => {
      this.#viewers.delete(viewer);
      screen.destroy();
    });
    try {
      await Promise.all([done, greetViewer(viewer)]);
    } catch {
      viewer.destroy();
      return;
    }
    viewer.pipe(screen).pipe(viewer);
  }
}
