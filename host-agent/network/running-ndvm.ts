import { networkInterfaces } from 'node:os';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { GuestMessage, HostMessage, NetworkPolicy, PortTraffic } from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';
import { ConsoleTail } from '../guest/console.ts';
import { GuestWire } from '../guest/guest-wire.ts';
import { Milestones } from '../guest/milestones.ts';
import type { Machine } from '../hypervisor/hypervisor.ts';
import { UPLINK } from '../tools/passt.ts';
import { killAndWait, type ProcessIdentity } from '../tools/process.ts';
import { Applied } from './applied.ts';
import { networkPolicy, type PolicyWanted } from './policy.ts';

/** How often this computer's own networks are looked at: they change when a laptop changes its Wi-Fi. */
const LOOK_AT_NETWORKS_EVERY_MS = 3_000;

/** One NDVM that runs: its machine, its uplink, and the talk with what is in it. */
export class RunningNdvm {
  readonly machine: Machine;
  readonly uplink: ProcessIdentity;
  /** Digest of the image it runs. */
  readonly image: string;
  /** Aborted with a reason fit for a person when it cannot be used any more. */
  readonly lost: AbortSignal;
  /** From the request to the policy being in force. */
  readyMs = 0;
  /** What it was started with; unknown of some that were adopted. */
  memoryMiB: number | undefined;
  /** The policy has been in force. */
  since: string | undefined;

  readonly #log: Logger;
  readonly #console: ConsoleTail;
  readonly #wire: GuestWire;
  readonly #ready = new Milestones<'resolver'>();
  readonly #lost = new AbortController();
  readonly #networksTimer: NodeJS.Timeout;
  readonly #wanted: () => PolicyWanted;
  readonly #applied = new Applied();
  #counting: Promise<readonly PortTraffic[] | undefined> | undefined;
  #tellTraffic: (traffic: readonly PortTraffic[]) => void = () => undefined;
  /** The last one that was told; `undefined` before the machine has asked for its network. */
  #policy: NetworkPolicy | undefined;
  /** Whether the machine knows its network, so that a change of the policy is to be told. */
  #isTold = false;

  private constructor(machine: Machine, uplink: ProcessIdentity, image: string, wanted: () => PolicyWanted, log: Logger, streams: { readonly console: ConstructorParameters<typeof ConsoleTail>[0]; readonly wire: ConstructorParameters<typeof GuestWire>[0] }) {
    this.machine = machine;
    this.uplink = uplink;
    this.image = image;
    this.#wanted = wanted;
    this.lost = this.#lost.signal;
    this.#log = log;
    this.#console = new ConsoleTail(streams.console);
    this.#wire = new GuestWire(streams.wire, {
      onMessage: (message) => this.#take(message),
      onViolation: (violation) => this.#lose('network-violation', `The network machine broke the contract of the wire: ${violation.message}`),
      onClosed: () => this.#lose('network-ended', 'The network machine ended.'),
    });
    this.#networksTimer = setInterval(() => this.policyChanged(), LOOK_AT_NETWORKS_EVERY_MS).unref();
    void machine.ended.then(() => this.#lose('network-ended', 'The network machine ended.'));
  }

  /** Connects console and guest wire of a machine that runs. */
  static async attach(machine: Machine, uplink: ProcessIdentity, image: string, wanted: () => PolicyWanted, log: Logger): Promise<RunningNdvm> {
    return new RunningNdvm(machine, uplink, image, wanted, log, { console: await machine.connectConsole(), wire: await machine.connectGuestWire() });
  }

  /** Fulfilled when the policy is in force and names resolve. Throws the reason of its loss, or the signal's. */
  async untilReady(signal: AbortSignal): Promise<void> {
    await this.#ready.wait('resolver', AbortSignal.any([signal, this.lost]));
  }

  /** The policy that was told last. */
  get policy(): NetworkPolicy | undefined {
    return this.#policy;
  }

  /** Tells the policy of now, also when it is the same as before; with its network, if that is still to be told. */
  sendPolicy(): void {
    if (this.#isTold) this.#say({ type: 'policy', policy: this.#policyOfNow() });
  }

  /** Tells the policy of now, if it is another than before. */
  policyChanged(): void {
    if (this.#policy && !isDeepStrictEqual({ ...networkPolicy(0, networkInterfaces(), this.#wanted()), revision: this.#policy.revision }, this.#policy)) this.sendPolicy();
  }

  /** Fulfilled when names resolve, and the policy that was told last is in force. Throws the reason of its loss, or the signal's. */
  async untilPolicyApplied(signal: AbortSignal): Promise<void> {
    await this.untilReady(signal);
    await this.#applied.wait(AbortSignal.any([signal, this.lost]));
  }

  /** What each port has carried, as the machine says; `undefined` when it does not say so within `withinMs`. */
  traffic(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    // One answer is for all who ask meanwhile.
    this.#counting ??= this.#count(withinMs).finally(() => {
      this.#counting = undefined;
    });
    return this.#counting;
  }

  /** What was learned of the port is forgotten. */
  releasePort(port: number): void {
    this.#say({ type: 'port-released', port });
  }

  consoleText(): string {
    return this.#console.text();
  }

  /** Ends machine and uplink. */
  async dismantle(): Promise<void> {
    clearInterval(this.#networksTimer);
    this.#wire.close();
    this.#console.close();
    await this.machine.kill();
    await killAndWait(this.uplink);
  }

  #take(message: GuestMessage): void {
    switch (message.type) {
      case 'hello':
        this.#isTold = true;
        if (message.reached.includes('resolver')) {
          this.#ready.reach('resolver');
          this.sendPolicy();
        } else this.#say({ type: 'network', uplink: UPLINK, policy: this.#policyOfNow() });
        return;
      case 'step':
        this.#log.debug({ step: message.step, guestMs: message.elapsedMs }, 'step');
        if (message.step === 'resolver') this.#ready.reach('resolver');
        return;
      case 'policy-applied':
        this.#applied.apply(message.revision);
        this.#log.info({ revision: message.revision }, 'the NDVM enforces the policy');
        return;
      case 'traffic':
        this.#tellTraffic(message.ports);
        return;
      case 'failed':
        this.#log.error({ step: message.step, untrustedMessage: message.message }, 'the NDVM cannot go on');
        this.#lose('network-failed', `The network machine cannot go on (step ${message.step}).`);
        return;
      case 'screen':
      case 'browser-closed':
        this.#lose('network-violation', 'The network machine speaks as if it were a browser.');
        return;
    }
  }

  #count(withinMs: number): Promise<readonly PortTraffic[] | undefined> {
    return new Promise((resolve) => {
      const late = setTimeout(() => resolve(undefined), withinMs);
      this.#tellTraffic = (traffic) => {
        clearTimeout(late);
        resolve(traffic);
      };
      this.#say({ type: 'count-traffic' });
    });
  }

  #policyOfNow(): NetworkPolicy {
    this.#policy = networkPolicy(this.#applied.next(), networkInterfaces(), this.#wanted());
    return this.#policy;
  }

  #say(message: HostMessage): void {
    this.#wire.send(message);
  }

  #lose(code: string, message: string): void {
    this.#lost.abort(new Failure(code, message, { hint: 'Run: safe-browse network restart' }));
  }
}
