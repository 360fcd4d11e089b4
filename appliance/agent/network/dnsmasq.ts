import { setTimeout as sleep } from 'node:timers/promises';
import { describeEnding, eachLine, type Ending, launch, type Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import type { Command } from './readers.ts';

const MAX_STARTS = 5;
const PAUSE_MS = 500;
const START_TIMEOUT_MS = 90_000;

/** One dnsmasq that is restarted when it ends, a limited number of times. */
export class Dnsmasq {
  readonly command: Command;
  readonly #log: Log;
  readonly #onLost: (ending: Ending) => void;
  #running: Running | undefined;
  #stopped = false;

  private constructor(command: Command, log: Log, onLost: (ending: Ending) => void) {
    this.command = command;
    this.#log = log;
    this.#onLost = onLost;
  }

  /** `command`: dnsmasq in its confinement. Fulfilled when it serves. Throws when the first start fails. `onLost`: it ended too often and is not restarted. */
  static async start(command: Command, log: Log, onLost: (ending: Ending) => void): Promise<Dnsmasq> {
    const dnsmasq = new Dnsmasq(command, log, onLost);
    const { running, serves } = dnsmasq.#launch();
    const problem = await Promise.race([
      serves,
      running.ended.then(describeEnding),
      sleep(START_TIMEOUT_MS, 'took too long to start', { ref: false }),
    ]);
    if (problem !== undefined) {
      await dnsmasq.stop();
      throw new Error(`dnsmasq: ${problem}`);
    }
    void dnsmasq.#watch(running);
    return dnsmasq;
  }

  /** Fulfilled when it has ended for good. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#running?.kill();
    await this.#running?.ended;
  }

  async #watch(first: Running): Promise<void> {
    let running = first;
    for (let starts = 1; ; starts += 1) {
      const ending = await running.ended;
      if (this.#isStopped()) return;
      this.#log.error({ starts, ending: describeEnding(ending) }, 'dnsmasq ended');
      if (starts >= MAX_STARTS) {
        this.#onLost(ending);
        return;
      }
      await sleep(PAUSE_MS);
      if (this.#isStopped()) return;
      ({ running } = this.#launch());
    }
  }

  /** A method, because it may change during any await. */
  #isStopped(): boolean {
    return this.#stopped;
  }

  #launch(): { running: Running; serves: Promise<undefined> } {
    const [program, ...args] = this.command;
    const running = launch(program, args, { stdio: ['ignore', 'ignore', 'pipe'] });
    this.#running = running;
    const serves = new Promise<undefined>((resolve) => {
      eachLine(running.child.stderr, (line) => {
        // Other lines may contain names that a session has looked up.
        if (line.includes(' started, ')) resolve(undefined);
        // It may not, and lasting neighbours make it unnecessary.
        else if (line.includes('ARP-cache injection')) return;
        else if (/failed|cannot|error|unknown|illegal|bad /i.test(line)) this.#log.warn({ line }, 'dnsmasq');
      });
    });
    return { running, serves };
  }
}
