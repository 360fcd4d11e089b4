import { networkInterfaces } from 'node:os';
import type { Logger } from 'pino';
import type { GuestMessage, HostMessage } from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';
import { ConsoleTail } from '../guest/console.ts';
import { GuestWire } from '../guest/guest-wire.ts';
import { Milestones } from '../guest/milestones.ts';
import type { Machine } from '../hypervisor/hypervisor.ts';
import { UPLINK } from '../tools/passt.ts';
import { killAndWait, type ProcessIdentity } from '../tools/process.ts';
import { networkPolicy, refusedNetworks } from './policy.ts';

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

  readonly #log: Logger;
  readonly #console: ConsoleTail;
  readonly #wire: GuestWire;
  readonly #ready = new Milestones<'resolver'>();
  readonly #lost = new AbortController();
  readonly #networksTimer: NodeJS.Timeout;
  #revision = 1;
  /** The networks that the last policy refused, for comparison. */
  #refused = '';

  private constructor(machine: Machine, uplink: ProcessIdentity, image: string, log: Logger, streams: { readonly console: ConstructorParameters<typeof ConsoleTail>[0]; readonly wire: ConstructorParameters<typeof GuestWire>[0] }) {
    this.machine = machine;
    this.uplink = uplink;
    this.image = image;
    this.lost = this.#lost.signal;
    this.#log = log;
    this.#console = new ConsoleTail(streams.console);
    this.#wire = new GuestWire(streams.wire, {
      onMessage: (message) => this.#take(message),
      onViolation: (violation) => this.#lose('network-violation', `The network machine broke the contract of the wire: ${violation.message}`),
      onClosed: () => this.#lose('network-ended', 'The network machine ended.'),
    });
    this.#networksTimer = setInterval(() => this.#watchNetworks(), LOOK_AT_NETWORKS_EVERY_MS).unref();
    void machine.ended.then(() => this.#lose('network-ended', 'The network machine ended.'));
  }

  /** Connects console and guest wire of a machine that runs. */
  static async attach(machine: Machine, uplink: ProcessIdentity, image: string, log: Logger): Promise<RunningNdvm> {
    return new RunningNdvm(machine, uplink, image, log, { console: await machine.connectConsole(), wire: await machine.connectGuestWire() });
  }

  /** Fulfilled when the policy is in force and names resolve. Throws the reason of its loss, or the signal's. */
  async untilReady(signal: AbortSignal): Promise<void> {
    await this.#ready.wait('resolver', AbortSignal.any([signal, this.lost]));
  }

  /** Tells the policy of now, also when it is the same as before. */
  sendPolicy(): void {
    this.#revision += 1;
    this.#say({ type: 'policy', policy: this.#policyOfNow() });
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
        if (message.reached.includes('resolver')) this.#ready.reach('resolver');
        else this.#say({ type: 'network', uplink: UPLINK, policy: this.#policyOfNow() });
        return;
      case 'step':
        this.#log.debug({ step: message.step, guestMs: message.elapsedMs }, 'step');
        if (message.step === 'resolver') this.#ready.reach('resolver');
        return;
      case 'policy-applied':
        this.#log.info({ revision: message.revision }, 'the NDVM enforces the policy');
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

  #watchNetworks(): void {
    if (this.#refused !== '' && refusedNetworks(networkInterfaces()).join() !== this.#refused) this.sendPolicy();
  }

  #policyOfNow() {
    const policy = networkPolicy(this.#revision, networkInterfaces());
    this.#refused = policy.refusedNetworks.join();
    return policy;
  }

  #say(message: HostMessage): void {
    this.#wire.send(message);
  }

  #lose(code: string, message: string): void {
    this.#lost.abort(new Failure(code, message, { hint: 'Run: safe-browse network restart' }));
  }
}
