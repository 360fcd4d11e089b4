/** Boots a VM that never gets a network, waits until it is ready to be cloned, and saves it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserSettings, SEAL_LEVELS } from '../../appliance/protocol/browser.ts';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type { SealedFiles, Sealing, VmSpec } from '../hypervisor/hypervisor.ts';
import { isPainted, showsTheSame } from '../hypervisor/picture/painted.ts';
import { renewableDeadline } from '../process/deadline.ts';
import { BROWSER_CLOSED, VmLost } from '../vm/loss.ts';
import { startVmToSeal } from '../vm/start-vm.ts';
import type { SupervisedVm, VmUser } from '../vm/supervised-vm.ts';
import { withVm } from '../vm/with-vm.ts';
import type { TemplateLevel } from './manifest.ts';
import { untilQuiet } from './quiet.ts';

export const SEAL_STEPS = ['vm', 'guest-agent', 'screen', 'browser-window', 'painted', 'quiet', 'sealed'] as const;
export type SealStep = (typeof SEAL_STEPS)[number];

export interface SealOptions {
  readonly sealing: Sealing;
  readonly level: TemplateLevel;
  readonly settings: BrowserSettings | undefined;
  readonly spec: VmSpec;
  /** Paths in a folder that exists. */
  readonly files: SealedFiles;
  /** Limit for each step. */
  readonly stepWithinMs: number;
  /** Interval between two measurements of whether the VM is idle. */
  readonly restMs: number;
  readonly onStep: (step: SealStep) => void;
  readonly keepConsole: (text: string) => Promise<string | undefined>;
}

/** The picture must stay the same for this many rests: a window that is still being drawn changes. */
const SAME_FOR_RESTS = 2;

/** Fulfilled when both files are complete and no process of the VM is left. Throws a Failure `seal-failed` or `image-damaged`, or the signal's reason. */
export function sealVm(options: SealOptions, signal: AbortSignal): Promise<void> {
  const { sealing, spec, files, restMs, onStep } = options;
  return withVm(
    {
      start: () => startVmToSeal(sealing, spec, files, userOf(options), signal),
      work: async (vm) => {
        await prepare(vm, options, signal);
        vm.disconnect();
        await untilQuiet(vm.devices, AbortSignal.any([signal, vm.lost]), restMs);
        onStep('quiet');
        await vm.seal(signal);
        onStep('sealed');
      },
      explain: (error) => explain(spec.role, error),
    },
    signal,
  );
}

function userOf({ spec, stepWithinMs, onStep, keepConsole }: SealOptions): VmUser<VmSpec['role']> {
  return {
    role: spec.role,
    stepTimeoutMs: stepWithinMs,
    onStep: (step) => {
      if (isSealStep(step)) onStep(step);
    },
    onMessage: ({ type }) => (type === 'browser-closed' ? BROWSER_CLOSED : undefined),
    keepConsole,
  };
}

async function prepare(vm: SupervisedVm<VmSpec['role']>, options: SealOptions, signal: AbortSignal): Promise<void> {
  const { level, settings, stepWithinMs, onStep } = options;
  await vm.until('guest-agent', signal);
  if (level === 'network') return;
  if (settings) vm.send({ type: 'settings', settings });
  vm.send({ type: 'prepare-seal', level: level satisfies (typeof SEAL_LEVELS)[number] });
  await vm.until('screen', signal);
  if (level === 'desktop') return;
  await vm.until('browser-window', signal);
  const { signal: within, dispose } = renewableDeadline(stepWithinMs, signal, vm.lost);
  try {
    await untilPainted(vm, options, within);
  } finally {
    dispose();
  }
  onStep('painted');
}

/** Clones of a VM that was sealed too early show a half-drawn window until something in it changes. */
async function untilPainted(
  { devices }: Pick<SupervisedVm<VmSpec['role']>, 'devices'>,
  { spec, restMs }: SealOptions,
  signal: AbortSignal,
): Promise<void> {
  let [before, sinceMs] = [await devices.frame(), performance.now()];
  for (;;) {
    const frame = await devices.frame();
    if (!showsTheSame(before, frame)) [before, sinceMs] = [frame, performance.now()];
    const isRightSize = frame.width === spec.screen?.width && frame.height === spec.screen.height;
    if (isRightSize && isPainted(frame) && performance.now() - sinceMs > SAME_FOR_RESTS * restMs) return;
    await sleep(restMs / 2, undefined, { signal });
  }
}

function explain(role: VmSpec['role'], error: unknown): Failure {
  if (error instanceof VmLost && error.loss.kind === 'image-damaged')
    return new Failure('image-damaged', { role, origin: 'built' }, { cause: error });
  return new Failure('seal-failed', { reason: reasonOf(error) }, { cause: error });
}

function isSealStep(step: string): step is SealStep {
  return (SEAL_STEPS as readonly string[]).includes(step);
}
