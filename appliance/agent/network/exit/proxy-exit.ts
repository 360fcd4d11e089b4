/** An exit by a proxy: the carrier connects through it, and the kernel says where each connection of a session leads. */
import { setTimeout as sleep } from 'node:timers/promises';
import { sessionAddress, SESSION_NETWORK } from '../../../protocol/addresses.ts';
import type { ProxySetting } from '../../../protocol/network.ts';
import { describeEnding, eachLine, launch, type Running } from '../../commands/launch.ts';
import type { Log } from '../../log.ts';
import { asCarrier, type Command } from '../readers.ts';
import { CARRIER_PORT } from './carrier-rules.ts';
import { type CarrierOrder, CarrierReport, CARRY, lineOf } from './carrier/orders.ts';
import type { CarriedBy } from './carrier/proxy.ts';
import type { ExitState, RunningExit } from './exit.ts';
import { MadeAddresses } from './made-addresses.ts';

/** Prints each connection when its first packet arrives. */
const CONNECTIONS = ['conntrack', '-E', '-e', 'NEW', '-p', 'tcp', '--buffer-size', String(1024 * 1024)] as const;
const START_AGAIN_AFTER_MS = 1_000;

/** Without V8's compilers, as the guest agent: it copies bytes natively. */
export const CARRIER = asCarrier(['node', '--jitless', '/usr/lib/safe-browse/agent.cjs', CARRY]);

/** `carrier`: for tests outside the VM. */
export const openProxy = (setting: ProxySetting, log: Log, carrier: Command = CARRIER): RunningExit =>
  new Carried(setting, log, carrier);

/** By what its connections are carried on. */
export type CarriedSetting = Pick<ProxySetting, 'endpoint' | 'login'> & { readonly kind: CarriedBy };

export class Carried implements RunningExit {
  readonly #setting: CarriedSetting;
  readonly #log: Log;
  readonly #command: Command;
  readonly #names = new Map<string, string>();
  readonly #made = new MadeAddresses((address, name) => {
    this.#names.set(address, name);
    this.#order({ is: 'name', address, name });
  });
  #carrier: Running | undefined;
  #onChange: (state: ExitState) => void = () => undefined;
  #tests: ((tookMs: number | undefined) => void)[] = [];

  constructor(setting: CarriedSetting, log: Log, command: Command) {
    this.#setting = setting;
    this.#log = log;
    this.#command = command;
  }

  get ends() {
    return [this.#setting.endpoint];
  }

  get way() {
    return { carrier: { ends: this.ends } };
  }

  get names() {
    return { lookUpAt: (port: number) => this.#made.lookUpAt(port) };
  }

  start(onChange: (state: ExitState) => void): Promise<void> {
    this.#onChange = onChange;
    void this.#keep('connections', () => this.#followConnections());
    void this.#keep('carrier', () => this.#startCarrier());
    return Promise.resolve();
  }

  test(): Promise<number | undefined> {
    this.#order({ is: 'probe' });
    return new Promise((resolve) => this.#tests.push(resolve));
  }

  forget(port: number): void {
    this.#made.forget(port);
    this.#order({ is: 'forget', session: sessionAddress(port) });
  }

  /** Starts it again when it ends, which the proxy may have caused. */
  async #keep(what: string, start: () => Running): Promise<never> {
    for (;;) {
      const ending = await start().ended;
      this.#log.error({ what, ending: describeEnding(ending) }, 'a program of an exit ended');
      await sleep(START_AGAIN_AFTER_MS);
    }
  }

  #followConnections(): Running {
    const [program, ...args] = CONNECTIONS;
    const running = launch(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    eachLine(running.child.stdout, (line) => {
      const connection = connectionIn(line);
      if (connection) this.#order(connection);
    });
    return running;
  }

  #startCarrier(): Running {
    const [program, ...args] = this.#command;
    const running = launch(program, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#carrier = running;
    // It may end at any time.
    running.child.stdin?.on('error', () => undefined);
    eachLine(running.child.stdout, (untrustedLine) => this.#take(untrustedLine));
    const { kind, endpoint, login } = this.#setting;
    const { address, port } = endpoint;
    const listen = { address: SESSION_NETWORK.address, port: CARRIER_PORT };
    this.#order({ is: 'start', listen, proxy: { kind, address, port, ...(login && { login }) } });
    for (const [made, name] of this.#names) this.#order({ is: 'name', address: made, name });
    void running.ended.then(() => {
      this.#onChange({ state: 'down' });
      this.#answerTests(undefined);
    });
    return running;
  }

  #order(order: CarrierOrder): void {
    this.#carrier?.child.stdin?.write(lineOf(order));
  }

  #take(untrustedLine: string): void {
    const report = reportIn(untrustedLine);
    if (report?.is === 'state') this.#onChange({ state: report.state, trouble: report.trouble });
    if (report?.is === 'probed') this.#answerTests(report.tookMs);
  }

  #answerTests(tookMs: number | undefined): void {
    for (const resolve of this.#tests.splice(0)) resolve(tookMs);
  }
}

/** A connection of a session that goes to the carrier, as `conntrack` prints it: first as the session began it. Pure. */
export function connectionIn(line: string): Extract<CarrierOrder, { is: 'connection' }> | undefined {
  const [, from, address, fromPort, port, back] =
    /\[NEW\] tcp .*?src=([\d.]+) dst=([\d.]+) sport=(\d+) dport=(\d+) .*src=[\d.]+ dst=[\d.]+ sport=(\d+)/.exec(line) ??
    [];
  if (from === undefined || address === undefined || Number(back) !== CARRIER_PORT) return undefined;
  return { is: 'connection', from: `${from}:${Number(fromPort)}`, address, port: Number(port) };
}

function reportIn(untrustedLine: string): CarrierReport | undefined {
  try {
    return CarrierReport.safeParse(JSON.parse(untrustedLine)).data;
  } catch {
    return undefined;
  }
}
