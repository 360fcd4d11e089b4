/** The screen of a session on another host, at a local socket. */
import { mkdir, rm } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { Duplex } from 'node:stream';
import { listenAt } from '../../storage/private-socket.ts';
import { GreetedScreen } from './greeted-screen.ts';
import { greetViewer } from './rfb-handshake.ts';

/** A window that does not come within this time waits for the way to the host. */
const READY_FOR_MS = 10_000;

export class RemoteScreen {
  readonly #socket: string;
  readonly #connect: () => Duplex;
  readonly #server: Server;
  readonly #viewers = new Set<Socket>();
  /** For the next viewer. */
  #ready: GreetedScreen | undefined;
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

  /** Keeps the screen for the window, which has to open first. */
  prepare(screen: GreetedScreen): void {
    this.#dropReady();
    this.#ready = screen;
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

  #dropReady(): void {
    this.#ready?.stream.destroy();
    this.#forgetReady();
  }

  #forgetReady(): void {
    clearTimeout(this.#expiry);
    this.#ready = undefined;
  }

  /** It may have come to nothing: a VM that is only starting has no screen yet. */
  async #takeReady(): Promise<GreetedScreen | undefined> {
    const ready = this.#ready;
    this.#forgetReady();
    return ready?.init.then(
      () => ready,
      () => undefined,
    );
  }

  async #show(viewer: Socket): Promise<void> {
    viewer.on('error', () => undefined);
    this.#viewers.add(viewer);
    viewer.once('close', () => this.#viewers.delete(viewer));
    try {
      const ready = await this.#takeReady();
      await this.#join(viewer, ready ?? new GreetedScreen(this.#connect(), false));
    } catch {
      viewer.destroy();
    }
  }

  async #join(viewer: Socket, screen: GreetedScreen): Promise<void> {
    const dropScreen = bindEnds(viewer, screen.stream);
    const [init] = await Promise.all([screen.init, greetViewer(viewer)]);
    viewer.write(init);
    const { unheard, isOther } = await screen.suit(viewer);
    if (!isOther) {
      pipeBoth(viewer, screen.stream, unheard);
      return;
    }
    // A viewer that wants another format cannot use what is on the way already.
    dropScreen();
    const again = new GreetedScreen(this.#connect(), false);
    bindEnds(viewer, again.stream);
    if (!(await again.init).equals(init)) throw new Error('The screen has changed.');
    pipeBoth(viewer, again.stream, unheard);
  }
}

/** When one of them ends, the other one does. Returns what ends only the screen. */
function bindEnds(viewer: Socket, screen: Duplex): () => void {
  const endViewer = () => viewer.destroy();
  const endScreen = () => screen.destroy();
  screen.once('close', endViewer);
  viewer.once('close', endScreen);
  if (viewer.destroyed) endScreen();
  if (screen.destroyed) endViewer();
  return () => {
    screen.off('close', endViewer);
    viewer.off('close', endScreen);
    endScreen();
  };
}

function pipeBoth(viewer: Socket, screen: Duplex, unheard: Buffer): void {
  if (unheard.length > 0) screen.write(unheard);
  viewer.pipe(screen).pipe(viewer);
}
