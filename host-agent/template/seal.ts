/** Boots a machine that never sees a network, brings it to the point where it is to be copied, and writes it down. */
import { mkdir, rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserSettings, SEAL_LEVELS } from '../../appliance/protocol/messages.ts';
import { Failure } from '../api/failure.ts';
import { ConsoleTail } from '../vm/console-tail.ts';
import { GuestChannel } from '../vm/guest-channel.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import { isPainted, showsTheSame } from '../hypervisor/picture/painted.ts';
import type { Vm, VmSpec, SealedFiles, Sealing } from '../hypervisor/hypervisor.ts';
import { deadline } from '../process/deadline.ts';
import { messageOf } from '../api/message-of.ts';
import { untilQuiet } from './quiet.ts';
import type { TemplateLevel } from './manifest.ts';

export const SEAL_STEPS = ['vm', 'guest-agent', 'screen', 'browser-window', 'painted', 'quiet', 'sealed'] as const;
export type SealStep = (typeof SEAL_STEPS)[number];

export interface SealOptions {
  readonly sealing: Sealing;
  readonly level: TemplateLevel;
  readonly settings: BrowserSettings | undefined;
  /** With `names` of its own; its folder is made and removed. */
  readonly spec: VmSpec;
  /** In a folder that is there. */
  readonly files: SealedFiles;
  /** How long each step may take. */
  readonly stepWithinMs: number;
  /** How long each look takes whether the machine has come to rest. */
  readonly restMs: number;
  readonly onStep: (step: SealStep) => void;
  readonly keepConsole: (text: string) => Promise<string | undefined>;
}

/** What has been painted must stay the same for so many rests: a window that is still being built changes. */
const SAME_FOR_RESTS = 2;

/** Fulfilled when both files are whole and nothing runs any more. Throws a Failure `seal-failed`, or the signal's reason. */
export async function sealVm(options: SealOptions, signal: AbortSignal): Promise<void> {
  const { sealing, spec, files } = options;
  await mkdir(spec.names.folder, { recursive: true, mode: 0o700 });
  let console: ConsoleTail | undefined;
  try {
    const vm = await sealing.start(spec, files, signal);
    try {
      options.onStep('vm');
      console = new ConsoleTail(await vm.connectConsole());
      await bringUp(vm, options, signal);
      await untilQuiet(vm, signal, options.restMs);
      options.onStep('quiet');
      await vm.seal(signal);
      options.onStep('sealed');
    } finally {
      await vm.kill();
    }
  } catch (error) {
    signal.throwIfAborted();
    const kept = console && (await options.keepConsole(console.text()));
    throw new Failure('seal-failed', `The machine could not be sealed: ${messageOf(error)}`, {
      hint:
        kept === undefined
          ? 'Run: safe-browse doctor'
          : `Sessions start without a template. The machine's console was kept in ${kept}`,
      cause: error,
    });
  } finally {
    console?.close();
    await rm(spec.names.folder, { recursive: true, force: true });
  }
}

async function bringUp(vm: Vm, options: SealOptions, signal: AbortSignal): Promise<void> {
  const { level, settings, stepWithinMs, onStep } = options;
  const reached = new StepTracker<SealStep>();
  const lost = new AbortController();
  const channel = new GuestChannel(await vm.connectGuestChannel(), {
    onMessage: (message) => {
      if (message.type === 'failed') lost.abort(new Error(`the guest cannot go on (step ${message.step})`));
      if (message.type === 'browser-closed') lost.abort(new Error('the browser ended'));
      const steps =
        message.type === 'hello'
          ? (['guest-agent', ...message.reached] as const)
          : message.type === 'step'
            ? [message.step]
            : [];
      for (const step of steps) if (isSealStep(step) && reached.mark(step)) onStep(step);
    },
    onViolation: (violation) => lost.abort(violation),
    onClosed: () => lost.abort(new Error('the machine ended')),
  });
  try {
    const until = (step: SealStep) => reached.wait(step, deadline(stepWithinMs, signal, lost.signal));
    await until('guest-agent');
    if (level === 'network') return;
    if (settings) channel.send({ type: 'settings', settings });
    channel.send({ type: 'prepare', level: level satisfies (typeof SEAL_LEVELS)[number] });
    await until('screen');
    if (level === 'desktop') return;
    await until('browser-window');
    await untilPainted(vm, options, deadline(stepWithinMs, signal, lost.signal));
    onStep('painted');
  } finally {
    channel.close();
  }
}

/** Sealed too early, a clone would show a half-painted window until something in it changes. */
async function untilPainted(vm: Vm, { spec, restMs }: SealOptions, signal: AbortSignal): Promise<void> {
  let [before, sinceMs] = [await vm.frame(), performance.now()];
  for (;;) {
    const frame = await vm.frame();
    if (!showsTheSame(before, frame)) [before, sinceMs] = [frame, performance.now()];
    const rightSize = frame.width === spec.screen?.width && frame.height === spec.screen.height;
    if (rightSize && isPainted(frame) && performance.now() - sinceMs > SAME_FOR_RESTS * restMs) return;
    await sleep(restMs / 2, undefined, { signal });
  }
}

function isSealStep(step: string): step is SealStep {
  return (SEAL_STEPS as readonly string[]).includes(step);
}
