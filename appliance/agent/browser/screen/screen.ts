/** The X server and the size of its screen. */
import { setTimeout as sleep } from 'node:timers/promises';
import { COMMON_SCREENS } from '../../../protocol/browser.ts';
import { messageOf } from '../../../protocol/message-of.ts';
import { type Agent, within } from '../../agent.ts';
import { describeEnding, type Running } from '../../commands/launch.ts';
import type { ScreenParts } from '../parts.ts';
import type { Size } from './xrandr.ts';

/** Time for an X server that is still starting to come up and end again: otherwise it does not give the text screen back. */
const STOP_TIMEOUT_MS = 20_000;

type ScreenState =
  | { readonly is: 'off' }
  | { readonly is: 'starting'; readonly server: Promise<Running> }
  | { readonly is: 'up' | 'ended'; readonly server: Running };

export class Screen {
  /** Aborted when the screen is not needed any more. */
  readonly stopped = new AbortController();
  readonly #agent: Agent;
  readonly #parts: ScreenParts;
  #state: ScreenState = { is: 'off' };
  #size: Size | undefined;
  /** The size that the graphics card prefers, while the host has asked for another one. */
  #overriddenSize: Size | undefined;
  #isCommon = false;

  constructor(agent: Agent, parts: ScreenParts) {
    this.#agent = agent;
    this.#parts = parts;
  }

  /** Whether the X server has ended. */
  get hasEnded(): boolean {
    return this.#state.is === 'ended';
  }

  /** Fulfilled when the X server ends; never before it is up. */
  get end(): Promise<unknown> {
    return this.#state.is === 'up' || this.#state.is === 'ended'
      ? this.#state.server.ended
      : new Promise(() => undefined);
  }

  /** Starts the X server; {@link use} waits for it. */
  start(): void {
    const server = within('screen', () => this.#parts.startXServer(this.#agent.log));
    server.catch(() => undefined);
    this.#state = { is: 'starting', server };
  }

  /** Fulfilled when programs can draw on the screen; from then on the screen follows the size that the card prefers. */
  async use(): Promise<void> {
    if (this.#state.is !== 'starting') throw new Error('The X server was not started.');
    const server = await this.#state.server;
    await within('screen', () => this.#watch(server));
    this.#agent.reached('screen');
    await within('screen', () => this.read());
    void this.#parts.followPreferredModes(
      { isTaken: (mode) => this.#isTaken(mode), take: (output, mode) => this.#takeMode(output, mode) },
      this.stopped.signal,
    );
  }

  /** From now on the screen has only common sizes. */
  keepCommon(): void {
    this.#isCommon = true;
  }

  /** Reads the size of the screen, and reports it to the host if it is new. */
  async read(): Promise<Size> {
    const size = await this.#parts.query();
    const before = this.#size;
    this.#size = size;
    if (!before || !isSame(before, size)) this.#agent.say({ type: 'screen', ...size });
    return size;
  }

  /** Gives the screen the size that the host asks for, whatever the card prefers. */
  async resize(size: Size): Promise<void> {
    const before = this.#size ?? (await this.read());
    if (isSame(before, size)) return;
    this.#overriddenSize = before;
    await this.#parts.useSize(size);
    await this.read();
  }

  /** Ends the X server, which frees the text screen. */
  async stop(): Promise<void> {
    this.stopped.abort();
    await Promise.race([this.#endServer(), sleep(STOP_TIMEOUT_MS, undefined, { ref: false })]);
  }

  async #endServer(): Promise<void> {
    if (this.#state.is === 'off') return;
    const server = await Promise.resolve(this.#state.server).catch(() => undefined);
    server?.kill('SIGTERM');
    await server?.ended;
  }

  #watch(server: Running): void {
    this.#state = { is: 'up', server };
    void server.ended.then(async (ending) => {
      this.#state = { is: 'ended', server };
      this.#agent.log.error({ ending: describeEnding(ending) }, 'the X server ended');
      if (!this.stopped.signal.aborted) await this.#agent.end({ type: 'browser-closed', cause: 'display-crashed' });
    });
  }

  #isTaken(mode: string): boolean {
    if (this.#isCommon) return this.#size !== undefined && isSame(this.#size, commonSize(mode));
    return [this.#size, this.#overriddenSize].some((size) => size && mode === `${size.width}x${size.height}`);
  }

  async #takeMode(output: string, mode: string): Promise<void> {
    this.#agent.log.info({ output, mode }, 'the card prefers a new mode');
    this.#overriddenSize = undefined;
    try {
      await (this.#isCommon ? this.#parts.useSize(commonSize(mode)) : this.#parts.useMode(output, mode));
      await this.read();
    } catch (error) {
      this.#agent.log.warn({ reason: messageOf(error) }, 'the new mode could not be set');
    }
  }
}

/** The largest common size that fits into the mode, such as `1280x800`; the smallest one if none does. Pure. */
export function commonSize(mode: string): Size {
  const [width = 0, height = 0] = mode.split('x').map(Number);
  return COMMON_SCREENS.findLast((size) => size.width <= width && size.height <= height) ?? COMMON_SCREENS[0];
}

function isSame(a: Size, b: Size): boolean {
  return a.width === b.width && a.height === b.height;
}
