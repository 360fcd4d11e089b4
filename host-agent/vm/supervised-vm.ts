import { rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { HostMessage } from '../../appliance/protocol/channels.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';
import type { SealableVm, Vm, VmRecord } from '../hypervisor/hypervisor.ts';
import { type Arrows, assertArrow } from '../process/arrows.ts';
import { renewableDeadline } from '../process/deadline.ts';
import { Turns } from '../process/turns.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { ConsoleTail } from './console-tail.ts';
import { Guest, type GuestUser } from './guest.ts';
import { endedOverItsImage, type Loss, VmLost, type VmStep } from './loss.ts';
import { StepTracker } from './step-tracker.ts';

type VmState = 'running' | 'pausing' | 'paused' | 'resuming' | 'lost' | 'stopping' | 'gone';

const NEXT: Arrows<VmState> = {
  /** `resuming`: an adopted VM may have been paused by the host agent that died. */
  running: ['pausing', 'resuming', 'lost', 'stopping'],
  pausing: ['paused', 'running', 'lost', 'stopping'],
  /** Also the first state of a clone, and of an adopted VM whose session is held. */
  paused: ['resuming', 'lost', 'stopping'],
  resuming: ['running', 'paused', 'lost', 'stopping'],
  /** It cannot be used any more, and waits for `stop`. */
  lost: ['stopping'],
  stopping: ['gone'],
  gone: [],
};

/** Whether a VM in this state can still be lost. */
function isLive(state: VmState): boolean {
  return NEXT[state].includes('lost');
}

/** A hypervisor closes all sockets of a VM at once: the guest's last bytes may still be in one of them. */
const LAST_WORD_MS = 100;
/** How often it is measured for how long a guest has been silent, within the time that it may be silent. */
const LOOKS_AT_SILENCE = 20;

/** The purpose of a VM: the part of its life that differs between a session, the network VM, a template and the others. */
export interface VmUser<GuestRole extends Role> extends GuestUser<GuestRole> {
  /** How long each step of a start may take: `start.requirementTimeoutSeconds`. */
  readonly stepTimeoutMs: number;
  /** Writes the console to a file for the person; returns its path, or `undefined` where that failed. */
  readonly keepConsole: (text: string) => Promise<string | undefined>;
  /** The folder holds more than the VM, and its owner removes it. */
  readonly keepsFolder?: true;
  /** Its VM is still of use when the guest closes the guest channel: the person sees the screen. By default that is the end of the VM. */
  readonly outlivesChannel?: true;
}

/** What a VM offers besides its life: screen, sound, files, link. */
export type VmDevices = Omit<
  Vm,
  'watch' | 'ended' | 'lastWords' | 'connectGuestChannel' | 'connectConsole' | 'pause' | 'resume' | 'detach' | 'kill'
>;

/**
 * One VM from its start until nothing of it is left. This class is the only owner of the hypervisor's handle, the guest channel, the steps,
 * the console, the time limits and the folder. start-vm.ts makes one, or `of` from a VM that other code started. Its user waits for steps
 * with `until`, watches `lost`, and always calls `stop`; `withVm` does all three for a VM with one piece of work. test/contract/vm-lifecycle.ts
 * holds every user to the same promises.
 */
export class SupervisedVm<GuestRole extends Role> {
  readonly names: VmFiles;
  readonly #vm: Vm;
  readonly #lost = new AbortController();
  /** Ends every wait when the VM is stopped. */
  readonly #stopped = new AbortController();
  #user: VmUser<GuestRole>;
  #state: VmState;
  readonly #guest: Guest<GuestRole>;
  /** Whether anything has come from the guest. */
  readonly #signs = new StepTracker<'life'>();
  #console: ConsoleTail | undefined;
  #keptConsole: Promise<string | undefined> | undefined;
  /** Set at the first sign of its end. */
  #concluding: Promise<void> | undefined;
  #stopping: Promise<void> | undefined;
  /** Pausing and resuming. */
  readonly #changes = new Turns();

  private constructor(vm: Vm, names: VmFiles, user: VmUser<GuestRole>, state: VmState) {
    this.#vm = vm;
    this.names = names;
    this.#user = user;
    this.#state = state;
    this.#guest = new Guest(user, {
      onLoss: (loss) => this.#lose(loss),
      onClosed: () => {
        if (this.#user.outlivesChannel !== true) void this.#concludeEnd();
      },
    });
    void vm.ended.then(() => this.#concludeEnd());
  }

  /** Supervises a VM that already runs or is paused, such as a clone. */
  static async of<GuestRole extends Role>(
    vm: Vm,
    names: VmFiles,
    user: VmUser<GuestRole>,
    state: 'running' | 'paused',
  ): Promise<SupervisedVm<GuestRole>> {
    const supervised = new SupervisedVm(vm, names, user, state);
    await supervised.#connect();
    return supervised;
  }

  get state(): VmState {
    return this.#state;
  }

  get record(): VmRecord {
    return this.#vm.record;
  }

  get devices(): VmDevices {
    return this.#vm;
  }

  /** Aborted with a {@link VmLost} when the VM cannot be used any more; never by `stop`. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  has(step: VmStep<GuestRole>): boolean {
    return this.#guest.has(step);
  }

  /** Resolves when the step is reached. Throws {@link VmLost}, also when the step is late, or the signal's reason. */
  async until(step: VmStep<GuestRole>, signal?: AbortSignal): Promise<void> {
    const { stepTimeoutMs } = this.#user;
    const others = [this.lost, this.#stopped.signal, ...(signal ? [signal] : [])];
    const { signal: within, dispose } = renewableDeadline(stepTimeoutMs, ...others);
    try {
      await this.#guest.wait(step, within);
    } catch (error) {
      if (within.aborted && others.every(({ aborted }) => !aborted))
        this.#lose({ kind: 'step-timeout', step, seconds: stepTimeoutMs / 1000 });
      this.lost.throwIfAborted();
      throw error;
    } finally {
      dispose();
    }
  }

  /**
   * Waits for the first byte from the guest, on its console or the guest channel. Resolves to `false` when none came within `silentMs`, not
   * counting the time in which the VM waited for a processor of the host. `true` also where the hypervisor cannot tell, where the guest has no
   * agent of ours and may be silent for ever, and when the VM is lost: `lost` reports that. Throws the signal's reason.
   */
  async showsLife(silentMs: number, signal: AbortSignal): Promise<boolean> {
    const { watch } = this.#vm;
    if (!watch || this.#user.role === undefined) return true;
    const startedMs = performance.now();
    for (;;) {
      const look = renewableDeadline(silentMs / LOOKS_AT_SILENCE, signal, this.lost);
      await this.#signs.wait('life', look.signal).catch(() => signal.throwIfAborted());
      look.dispose();
      const couldRunMs = performance.now() - startedMs - (await watch.waitedMs());
      if (this.#signs.has('life') || !isLive(this.#state)) return true;
      if (couldRunMs >= silentMs) break;
    }
    watch.givenUp(silentMs);
    return false;
  }

  /** Does nothing once the guest channel is closed: `lost` reports that. */
  send(message: HostMessage<GuestRole>): void {
    this.#guest.send(message);
  }

  /** Ends the guest channel before a VM is sealed; from now on only the end of the VM is a loss. */
  disconnect(): void {
    this.#guest.close();
  }

  /** Gives the VM to another user, which learns the state of the guest as after an adoption. */
  handOver(user: VmUser<GuestRole>): void {
    this.#user = user;
    this.#guest.handOver(user);
  }

  pause(): Promise<void> {
    return this.#change('pausing', 'paused', () => this.#vm.pause());
  }

  /** Also harmless for a VM that runs: an adopted one may have been paused. */
  resume(): Promise<void> {
    return this.#change('resuming', 'running', () => this.#vm.resume());
  }

  /** Saves it for clones; no process of it is left then. */
  async seal(signal: AbortSignal): Promise<void> {
    this.#advance('stopping');
    this.#stopped.abort(new Error('The VM was sealed.'));
    if (!canBeSealed(this.#vm)) throw new Error('This VM was not started to be sealed.');
    await this.#vm.seal(signal);
  }

  /**
   * Why the VM was lost, if it was. An error of its user may be the first sign of the end, so this waits a moment for others.
   */
  async whyLost(): Promise<VmLost | undefined> {
    if (!this.lost.aborted) await sleep(LAST_WORD_MS);
    await this.#concluding;
    return this.lost.reason instanceof VmLost ? this.lost.reason : undefined;
  }

  consoleText(): string {
    return this.#console?.text() ?? '';
  }

  /** Keeps a copy of the console for the person, once; its path, or `undefined` when it is empty or could not be written. */
  keepConsole(): Promise<string | undefined> {
    this.#keptConsole ??= (async () => {
      const text = this.consoleText();
      return text === '' ? undefined : this.#user.keepConsole(text).catch(() => undefined);
    })();
    return this.#keptConsole;
  }

  /** Ends it at once and removes its folder. Safe to call again. Throws `Failure` when a process of it does not end; then the folder stays, by which the next host agent finds it. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stop(this.#user.keepsFolder === true);
    return this.#stopping;
  }

  /** Ends it like {@link stop}, and leaves its folder for its next start. */
  abandon(): Promise<void> {
    this.#stopping ??= this.#stop(true);
    return this.#stopping;
  }

  async #stop(keepsFolder: boolean): Promise<void> {
    if (this.#state !== 'stopping') this.#advance('stopping');
    this.#stopped.abort(new Error('The VM was stopped.'));
    this.#guest.close();
    this.#console?.close();
    // Nothing in it is worth an orderly shutdown: its root is read-only and the rest is to be forgotten.
    await this.#vm.kill();
    if (!keepsFolder) await rm(this.names.folder, { recursive: true, force: true });
    this.#advance('gone');
  }

  /** A VM that cannot be connected to has ended, or will never be of use. */
  async #connect(): Promise<void> {
    this.#guest.mark('vm');
    try {
      this.#console = new ConsoleTail(this.#awaitLife(await this.#vm.connectConsole()));
      const { role } = this.#user;
      if (role !== undefined) this.#guest.listen(role, this.#awaitLife(await this.#vm.connectGuestChannel()));
    } catch (error) {
      await this.#concludeEnd(error);
    }
    // It was stopped while it was being connected.
    if (this.#stopped.signal.aborted) this.#console?.close();
  }

  #awaitLife(stream: Duplex): Duplex {
    return stream.once('data', () => this.#signs.mark('life'));
  }

  /** Its last word may still be on its way. */
  #concludeEnd(cause?: unknown): Promise<void> {
    this.#concluding ??= (async () => {
      await sleep(LAST_WORD_MS);
      if (!isLive(this.#state)) return;
      const lastWords = await this.#vm.lastWords?.().catch(() => undefined);
      const loss: Loss = endedOverItsImage(this.consoleText())
        ? { kind: 'image-damaged' }
        : { kind: 'ended', ...(lastWords !== undefined && { lastWords }) };
      this.#lose(loss, cause);
    })();
    return this.#concluding;
  }

  #lose(loss: Loss, cause?: unknown): void {
    if (!isLive(this.#state)) return;
    this.#advance('lost');
    this.#guest.close();
    this.#lost.abort(new VmLost(loss, cause === undefined ? undefined : { cause }));
  }

  #change(during: 'pausing' | 'resuming', after: 'paused' | 'running', act: () => Promise<void>): Promise<void> {
    return this.#changes.take(async () => {
      this.lost.throwIfAborted();
      const before = this.#state;
      this.#advance(during);
      try {
        await act();
      } catch (error) {
        if (this.#state === during) this.#state = before;
        throw error;
      }
      this.lost.throwIfAborted();
      if (this.#state === during) this.#advance(after);
    });
  }

  #advance(to: VmState): void {
    assertArrow('A VM', NEXT, this.#state, to);
    this.#state = to;
  }
}

function canBeSealed(vm: Vm): vm is SealableVm {
  return 'seal' in vm;
}
