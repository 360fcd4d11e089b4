/** One VM of an image with the examiner in it, from its boot to its end. */
import { mkdir, rm } from 'node:fs/promises';
import type { Duplex } from 'node:stream';
import { Failure } from '../api/failure.ts';
import { messageOf } from '../api/message-of.ts';
import type { Hypervisor, VmSpec } from '../hypervisor/hypervisor.ts';
import { deadline } from '../process/deadline.ts';
import { untilQuiet } from '../template/quiet.ts';
import { VmLost, type VmStep } from '../vm/loss.ts';
import { startVm } from '../vm/start-vm.ts';
import type { SupervisedVm, VmUser } from '../vm/supervised-vm.ts';
import { withVm } from '../vm/with-vm.ts';
import { carrying, type Examiner } from './carried.ts';
import { ExaminerChannel } from './examiner-channel.ts';

export interface ExaminationParts {
  readonly hypervisor: Hypervisor;
  readonly examiner: Examiner;
  /** How long each step may take. */
  readonly stepWithinMs: number;
  /** The interval at which the VM is checked for being idle. */
  readonly restMs: number;
  readonly keepConsole: (id: string, text: string) => Promise<string | undefined>;
}

type VmRole = VmSpec['role'];

export interface ExaminedVm<Role extends VmRole = VmRole> {
  readonly vm: SupervisedVm<Role>;
  readonly examiner: ExaminerChannel;
}

/** The last step that each role reaches without being asked. */
const BOOTED_AT: { readonly [Role in VmRole]: VmStep<Role> } = { browser: 'screen', network: 'guest-agent' };

/** Boots `spec` with the examiner in it, waits until it is idle, and does the work; leaves nothing of the VM. */
export async function examineVm<Role extends VmRole, Result>(
  parts: ExaminationParts,
  spec: VmSpec & { readonly role: Role },
  work: (examined: ExaminedVm<Role>) => Promise<Result>,
  signal: AbortSignal,
): Promise<Result> {
  if (parts.hypervisor.examines !== true) {
    throw new Failure(
      'cannot-examine',
      `The hypervisor ${parts.hypervisor.name} cannot carry an examiner into a machine.`,
      { hint: 'Set hypervisor = "qemu" in the configuration.' },
    );
  }
  let examiner: ExaminerChannel | undefined;
  try {
    return await withVm(
      {
        start: () => startExamined(parts, spec, signal),
        work: async (vm) => {
          examiner = new ExaminerChannel(await connectExaminer(vm));
          await vm.until('guest-agent', signal);
          await vm.until(BOOTED_AT[spec.role], signal);
          await examiner.ready(deadline(parts.stepWithinMs, signal, vm.lost));
          await untilQuiet(vm.devices, signal, parts.restMs);
          return work({ vm, examiner });
        },
        explain,
      },
      signal,
    );
  } finally {
    examiner?.close();
  }
}

async function startExamined<Role extends VmRole>(
  { hypervisor, examiner, stepWithinMs, keepConsole }: ExaminationParts,
  spec: VmSpec & { readonly role: Role },
  signal: AbortSignal,
): Promise<SupervisedVm<Role>> {
  const { names, role } = spec;
  const user: VmUser<Role> = { role, stepTimeoutMs: stepWithinMs, keepConsole: (text) => keepConsole('verify', text) };
  try {
    await mkdir(names.folder, { recursive: true, mode: 0o700 });
    const boot = await carrying(spec.boot, examiner, names, signal);
    return await startVm(hypervisor, { ...spec, boot, examined: true }, user, signal);
  } catch (error) {
    await rm(names.folder, { recursive: true, force: true });
    throw error;
  }
}

async function connectExaminer({ devices }: Pick<SupervisedVm<VmRole>, 'devices'>): Promise<Duplex> {
  const stream = await devices.connectExaminer?.();
  if (!stream) throw new Error('The VM has no port for the examiner.');
  return stream;
}

function explain(error: unknown): Failure {
  if (error instanceof VmLost && error.loss.kind === 'image-damaged')
    return new Failure('image-damaged', 'The VM found damage in its image and stopped.', {
      hint: 'Run: safe-browse image verify.',
      cause: error,
    });
  return new Failure('examination-failed', `The VM could not be examined: ${messageOf(error)}`, {
    hint: 'Run: safe-browse doctor.',
    cause: error,
  });
}
