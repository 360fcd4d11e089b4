/** An exit by Tor, which runs in this VM: the carrier gives it the connections of sessions, each with a login that names the session. */
import { chmod, mkdir } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TorSetting } from '../../../../protocol/network.ts';
import { setClock } from '../../../clock.ts';
import { describeEnding, eachLine, launch, type Running } from '../../../commands/launch.ts';
import type { Log } from '../../../log.ts';
import { asTor, type Command } from '../../readers.ts';
import type { ExitState, RunningExit } from '../exit.ts';
import { Carried, CARRIER } from '../proxy-exit.ts';
import { bridgeEnds, TOR_FOLDER, TOR_PROXY, torSettings } from './settings.ts';

/** Tor says what has happened, and what happens from now on. */
const ASK_PROGRESS = 'SETEVENTS STATUS_CLIENT\r\nGETINFO status/bootstrap-phase\r\n';

/** In percent; `undefined` in a line about anything else. Tor reads what relays send, so its lines are untrusted. Pure. */
export function progressIn(untrustedLine: string): number | undefined {
  const found =
    /^(?:650 STATUS_CLIENT \w{1,10} |250-status\/bootstrap-phase=\w{1,10} )BOOTSTRAP PROGRESS=(\d{1,3}) /.exec(
      untrustedLine,
    );
  const percent = Number(found?.[1] ?? Number.NaN);
  return percent <= 100 ? percent : undefined;
}

const START_AGAIN_AFTER_MS = 2_000;
const TOR = asTor(['tor', '--defaults-torrc', '/dev/null', '-f', '-', '--hush']);

export const openTor = (setting: TorSetting, log: Log): RunningExit => new TorExit(setting, log);

class TorExit implements RunningExit {
  readonly #setting: TorSetting;
  readonly #log: Log;
  readonly #carried: Carried;
  #percent = 0;
  #carrier: ExitState = { state: 'down' };
  #carries = false;
  /** Since Tor has connected. */
  #wasUp = false;
  #onChange: (state: ExitState) => void = () => undefined;

  constructor(setting: TorSetting, log: Log) {
    this.#setting = setting;
    this.#log = log;
    this.#carried = new Carried({ kind: 'tor', endpoint: TOR_PROXY }, log, CARRIER);
  }

  get ends() {
    const bridges = bridgeEnds(this.#setting);
    return bridges.length === 0 ? undefined : bridges;
  }

  get way() {
    return { carrier: { ends: [], tor: { bridges: bridgeEnds(this.#setting) } } };
  }

  get names() {
    return { ...this.#carried.names, hasOnions: true } as const;
  }

  async start(onChange: (state: ExitState) => void): Promise<void> {
    this.#onChange = onChange;
    await setClock(this.#setting.unixTimeMs);
    await mkdir(TOR_FOLDER, { recursive: true });
    // Tor makes its own folder in it, which it leaves to no one.
    await chmod(TOR_FOLDER, 0o1777);
    void this.#keepTor();
  }

  test(): Promise<number | undefined> {
    return this.#carried.test();
  }

  forget(port: number): void {
    this.#carried.forget(port);
  }

  async #keepTor(): Promise<never> {
    for (;;) {
      const ending = await startTor(TOR, torSettings(this.#setting), (percent) => this.#note(percent), this.#log).ended;
      this.#log.error({ what: 'tor', ending: describeEnding(ending) }, 'a program of an exit ended');
      this.#note(0);
      await sleep(START_AGAIN_AFTER_MS);
    }
  }

  #note(percent: number): void {
    if (percent === this.#percent) return;
    this.#percent = percent;
    if (percent === 100) this.#carry();
    this.#say();
  }

  /** What is asked before Tor has connected would wait in it, and be late. */
  #carry(): void {
    if (this.#carries) return;
    this.#carries = true;
    void this.#carried.start((state) => {
      this.#carrier = state;
      this.#say();
    });
  }

  #say(): void {
    if (this.#percent < 100) this.#wasUp = false;
    else if (this.#carrier.state === 'up') this.#wasUp = true;
    this.#onChange(this.#wasUp ? this.#carrier : { state: 'down', percent: this.#percent });
  }
}

/** `onProgress`: in percent. It ends with this process. */
export function startTor(
  [program, ...args]: Command,
  settings: string,
  onProgress: (percent: number) => void,
  log: Log,
): Running {
  const running = launch(program, args, { stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
  const { stdin, stderr, stdio } = running.child;
  // It may end at any time.
  stdin?.on('error', () => undefined);
  stdin?.end(settings);
  eachLine(stderr, (line) => log.warn({ line }, 'Tor'));
  const orders = stdio[3] as Duplex | null | undefined;
  orders?.on('error', () => undefined);
  eachLine(orders, (untrustedLine) => {
    const percent = progressIn(untrustedLine);
    if (percent !== undefined) onProgress(percent);
  });
  orders?.write(ASK_PROGRESS);
  return running;
}
