/** One machine of an image with the examiner in it, from its boot to its end. */
import { mkdir, rm } from 'node:fs/promises';
import { Failure } from '../api/failure.ts';
import { ConsoleTail } from '../guest/console.ts';
import { GuestWire } from '../guest/guest-wire.ts';
import { Milestones } from '../guest/milestones.ts';
import type { Hypervisor, Machine, MachineSpec } from '../hypervisor/hypervisor.ts';
import { untilQuiet } from '../template/quiet.ts';
import { deadline } from '../tools/deadline.ts';
import { messageOf } from '../tools/message-of.ts';
import { carrying, type Examiner } from './carried.ts';
import { ExaminerWire } from './examiner-wire.ts';

export interface ExaminationParts {
  readonly hypervisor: Hypervisor;
  readonly examiner: Examiner;
  /** How long each step may take. */
  readonly stepWithinMs: number;
  /** How long each look takes whether the machine has come to rest. */
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

export interface ExaminedMachine {
  readonly machine: Machine;
  readonly examiner: ExaminerWire;
  readonly guest: GuestWire;
  /** What the guest agent has reached. */
  readonly reached: Milestones<Step>;
  /** Aborted when the machine can no longer be asked. */
  readonly lost: AbortSignal;
}

const STEPS = ['guest-agent', 'home', 'screen', 'identity', 'network', 'browser-window'] as const;
type Step = (typeof STEPS)[number];

/** What each role has come to when all that it does by itself is done. */
const STANDS_AT: Record<MachineSpec['role'], Step> = { browser: 'screen', network: 'guest-agent' };

/** Boots `spec` with the examiner in it, waits until it has come to rest, and does `work`; whatever happens, nothing of it is left. */
export async function examineMachine<Result>(
  parts: ExaminationParts,
  spec: MachineSpec,
  work: (examined: ExaminedMachine) => Promise<Result>,
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
  const [machines, closing]: [Machine[], (() => void)[]] = [[], []];
  let console: ConsoleTail | undefined;
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const boot = await carrying(spec.boot, parts.examiner, names, signal);
    const machine = await parts.hypervisor.start({ ...spec, boot, examined: true }, signal);
    machines.push(machine);
    void machine.ended.then(() => lost.abort(new Error('The machine ended.')));
    console = new ConsoleTail(await machine.connectConsole());
    closing.push(() => console?.close());
    const examiner = new ExaminerWire(await examinerOf(machine));
    closing.push(() => examiner.close());
    const { guest, reached } = await listen(machine, lost);
    closing.push(() => guest.close());
    const until = (step: Step) => reached.wait(step, deadline(parts.stepWithinMs, signal, lost.signal));
    await until('guest-agent');
    await until(STANDS_AT[spec.role]);
    await examiner.ready(deadline(parts.stepWithinMs, signal, lost.signal));
    await untilQuiet(machine, signal, parts.restMs);
    return await work({ machine, examiner, guest, reached, lost: lost.signal });
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof Failure) throw error;
    const said = await machines[0]?.lastWords?.().catch(() => undefined);
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
    for (const machine of machines) await machine.kill();
    await rm(names.folder, { recursive: true, force: true });
  }
}

async function examinerOf(machine: Machine) {
  const stream = await machine.connectExaminer?.();
  if (!stream) throw new Error('The machine has no port for the examiner.');
  return stream;
}

async function listen(
  machine: Machine,
  lost: AbortController,
): Promise<{ guest: GuestWire; reached: Milestones<Step> }> {
  const reached = new Milestones<Step>();
  const guest = new GuestWire(await machine.connectGuestWire(), {
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
