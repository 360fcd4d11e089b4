/** One machine of an image with the examiner in it, from its boot to its end. */
import { mkdir, rm } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';
import { ConsoleTail } from '../vm/console-tail.ts';
import { GuestChannel } from '../vm/guest-channel.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import type { Hypervisor, Vm, VmSpec } from '../hypervisor/hypervisor.ts';
import { untilQuiet } from '../template/quiet.ts';
import { deadline } from '../process/deadline.ts';
import { messageOf } from '../api/message-of.ts';
import { carrying, type Examiner } from './carried.ts';
import { ExaminerChannel } from './examiner-channel.ts';

export interface ExaminationParts {
  readonly hypervisor: Hypervisor;
  readonly examiner: Examiner;
  /** How long each step may take. */
  readonly stepWithinMs: number;
  /** How long each look takes whether the machine has come to rest. */
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

export interface ExaminedVm {
  readonly vm: Vm;
  readonly examiner: ExaminerChannel;
  readonly guest: GuestChannel;
  /** What the guest agent has reached. */
  readonly reached: StepTracker<Step>;
  /** Aborted when the machine can no longer be asked. */
  readonly lost: AbortSignal;
}

const STEPS = ['guest-agent', 'home', 'screen', 'identity', 'network', 'browser-window'] as const;
type Step = (typeof STEPS)[number];

/** What each role has come to when all that it does by itself is done. */
const STANDS_AT: Record<VmSpec['role'], Step> = { browser: 'screen', network: 'guest-agent' };

/** Boots `spec` with the examiner in it, waits until it has come to rest, and does `work`; whatever happens, nothing of it is left. */
export async function examineVm<Result>(
  parts: ExaminationParts,
  spec: VmSpec,
  work: (examined: ExaminedVm) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  if (parts.hypervisor.examines !== true) {
    throw new Failure(
      'cannot-examine',
      `The hypervisor ${parts.hypervisor.name} cannot carry an examiner into a machine.`,
      { hint: 'Set hypervisor = "qemu" in the configuration.' },
    );
  }
  const { names } = spec;
  const lost = new AbortController();
  const [vms, closing]: [Vm[], (() => void)[]] = [[], []];
  let console: ConsoleTail | undefined;
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const boot = await carrying(spec.boot, parts.examiner, names, signal);
    const vm = await parts.hypervisor.start({ ...spec, boot, examined: true }, signal);
    vms.push(vm);
    void vm.ended.then(() => lost.abort(new Error('The machine ended.')));
    console = new ConsoleTail(await vm.connectConsole());
    closing.push(() => console?.close());
    const examiner = new ExaminerChannel(await examinerOf(vm));
    closing.push(() => examiner.close());
    const { guest, reached } = await listen(vm, lost);
    closing.push(() => guest.close());
    const until = (step: Step) => reached.wait(step, deadline(parts.stepWithinMs, signal, lost.signal));
    await until('guest-agent');
    await until(STANDS_AT[spec.role]);
    await examiner.ready(deadline(parts.stepWithinMs, signal, lost.signal));
    await untilQuiet(vm, signal, parts.restMs);
    return await work({ vm, examiner, guest, reached, lost: lost.signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    const said = await vms[0]?.lastWords?.().catch(() => undefined);
    const kept =
      console === undefined || console.text() === ''
        ? undefined
        : await parts.keepConsole('verify', console.text()).catch(() => undefined);
    throw new Failure(
      'examination-failed',
      `The machine could not be examined: ${messageOf(error)}${said === undefined || said === '' ? '' : ` (${said})`}`,
      {
        hint: kept === undefined ? 'Run: safe-browse doctor' : `The machine's console was kept in ${kept}`,
        cause: error,
      },
    );
  } finally {
    for (const close of closing) close();
    for (const vm of vms) await vm.kill();
    await rm(names.folder, { recursive: true, force: true });
  }
}

async function examinerOf(vm: Vm) {
  const stream = await vm.connectExaminer?.();
  if (!stream) throw new Error('The machine has no port for the examiner.');
  return stream;
}

async function listen(vm: Vm, lost: AbortController): Promise<{ guest: GuestChannel; reached: StepTracker<Step> }> {
  const reached = new StepTracker<Step>();
  const guest = new GuestChannel(await vm.connectGuestChannel(), {
    onMessage: (message) => {
      if (message.type === 'failed') lost.abort(new Error(`The guest cannot go on (step ${message.step}).`));
      const steps =
        message.type === 'hello'
          ? (['guest-agent', ...message.reached] as const)
          : message.type === 'step'
            ? [message.step]
            : [];
      for (const step of steps) if (isStep(step)) reached.reach(step);
    },
    onViolation: (violation) => lost.abort(violation),
    onClosed: () => lost.abort(new Error('The machine ended.')),
  });
  return { guest, reached };
}

function isStep(step: string): step is Step {
  return (STEPS as readonly string[]).includes(step);
}
