/** The X server and the size of its screen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Agent, within } from '../agent.ts';
import { describeEnding, type Running } from '../commands/launch.ts';
import type { BrowserParts } from './parts.ts';
import type { Size } from './xrandr.ts';

/** Time for an X server that is still starting to come up and go again: only so does it give the screen back. */
const STOP_MS = 20_000;

export class Screen {
  readonly stopped = new AbortController();
  readonly #agent: Agent;
  readonly #parts: BrowserParts;
  #starting: Promise<Running> | undefined;
  #server: Running | undefined;
  #ended = false;
  #size: Size | undefined;
  /** The size that the card prefers, while the host has asked for another one. */
  #overruled: Size | undefined;

  constructor(agent: Agent, parts: BrowserParts) {
    this.#agent = agent;
    this.#parts = parts;
  }

  /** Whether the X server has ended. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Fulfilled when the X server ends; never while there is none. */
  get end(): Promise<unknown> {
    return this.#server?.ended ?? new Promise(() => undefined);
  }

  /** Begins; {@link use} waits for it. */
  start(): void {
    this.#starting = within('screen', () => this.#parts.startXServer(this.#agent.log));
    this.#starting.catch(() => undefined);
  }

  /** Fulfilled when the screen can be drawn on; from then on its size is followed. */
  async use(): Promise<void> {
    const server = await this.#starting;
    if (!server) throw new Error('The X server was not started.');
    await within('screen', () => this.#watch(server));
    this.#agent.reached('screen');
    await within('screen', () => this.read());
    void this.#parts.followPreferredModes(
      { isTaken: (mode) => this.#isTaken(mode), take: (output, mode) => this.#takeMode(output, mode) },
      this.stopped.signal,
    );
  }

  /** Asks for the size, and tells the host when it is another one. */
  async read(): Promise<Size> {
    const size = await this.#parts.queryScreen();
    const before = this.#size;
    this.#size = size;
    if (!before || !isSame(before, size)) this.#agent.say({ type: 'screen', ...size });
    return size;
  }

  /** Gives the screen the size that the host asks for, whatever the card prefers. */
  async resize(size: Size): Promise<void> {
    const before = this.#size ?? (await this.read());
    if (isSame(before, size)) return;
    this.#overruled = before;
    await this.#parts.useSize(size);
    await this.read();
  }

  /** Frees the text screen. */
  async stop(): Promise<void> {
    this.stopped.abort();
    const stopped = this.#starting?.then(
      (server) => {
        server.kill('SIGTERM');
        return server.ended;
      },
      () => undefined,
    );
    await Promise.race([stopped, sleep(STOP_MS, undefined, { ref: false })]);
  }

  #watch(server: Running): void {
    this.#server = server;
    void server.ended.then(async (ending) => {
      this.#ended = true;
      this.#agent.log.error({ ending: describeEnding(ending) }, 'the X server ended');
      if (!this.stopped.signal.aborted) await this.#agent.end({ type: 'browser-closed', cause: 'display-crashed' });
    });
  }

  #isTaken(mode: string): boolean {
    return [this.#size, this.#overruled].some((size) => size && mode === `${size.width}x${size.height}`);
  }

  async #takeMode(output: string, mode: string): Promise<void> {
    this.#agent.log.info({ output, mode }, 'the screen is to have a new size');
    this.#overruled = undefined;
    try {
      await this.#parts.useMode(output, mode);
      await this.read();
    } catch (error) {
      this.#agent.log.warn({ reason: String(error) }, 'the new size was not taken');
    }
  }
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
