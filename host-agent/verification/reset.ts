/** `safe-browse verify reset`: whether a machine that was changed in every way starts as if nothing had been. */
import { join } from 'node:path';
import type { VerificationProgress, VerificationReport } from '../api/verification.ts';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import { vmFiles } from '../storage/filenames.ts';
import { deadline, renewableDeadline } from '../process/deadline.ts';
import { type InspectionOptions, type InspectedVm, inspectVm } from './inspected-vm.ts';
import type { Fingerprint } from './differences.ts';
import { resetChecks } from './reset-checks.ts';

/** An image of this person's, checked against its digest. */
export interface InspectedImage {
  readonly role: VmSpec['role'];
  readonly digest: string;
  readonly boot: VmSpec['boot'];
  /** Reads every byte of it again, and says what differs. */
  readonly problems: (signal: AbortSignal) => Promise<readonly string[]>;
}

export interface ResetParts {
  readonly inspection: InspectionOptions;
  readonly image: InspectedImage;
  /** Below it each machine has its folder. */
  readonly folder: string;
  /** As a session has them. */
  readonly shape: Pick<VmSpec, 'memoryMiB' | 'processors' | 'screen'>;
}

/** Reading and sending every file of an image takes its time where processors are emulated, but none of them so long. */
const NEXT_ENTRIES_WITHIN_MS = 300_000;
const TAMPER_WITHIN_MS = 300_000;

const STEPS = {
  'first-start': 'Starting a machine of the image',
  'first-look': 'Reading all that is in it',
  changes: 'Changing it in every way',
  'changed-look': 'Looking whether the changes are seen',
  'second-start': 'Starting it a second time',
  'second-look': 'Reading all that is in it',
  'third-start': 'Starting it once more',
  'third-look': 'Reading all that is in it',
  image: 'Reading the image again',
} as const;
/** Folders of the three machines; short, since sockets stand below them. */
const FOLDERS = { 'first-start': '1', 'second-start': '2', 'third-start': '3' } as const;
const ORDER = Object.keys(STEPS) as (keyof typeof STEPS)[];

/** Throws `Failure` where it cannot be found out, or the signal's reason; nothing is left of its machines then either. */
export async function verifyReset(
  parts: ResetParts,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const startedMs = performance.now();
  const at = (step: keyof typeof STEPS) =>
    onProgress({ step, text: STEPS[step], fraction: ORDER.indexOf(step) / ORDER.length });
  const look = (
    step: keyof typeof STEPS,
    { inspector, vm }: InspectedVm,
    only?: readonly string[],
  ): Promise<Fingerprint> => {
    at(step);
    return inspector.fingerprint(renewableDeadline(NEXT_ENTRIES_WITHIN_MS, signal, vm.lost), only);
  };
  let accelerator = '';
  const start = <Result>(step: keyof typeof FOLDERS, work: (inspected: InspectedVm) => Promise<Result>) => {
    at(step);
    const { image, shape, folder } = parts;
    const spec: VmSpec = {
      id: `verify-${step}`,
      role: image.role,
      names: vmFiles(join(folder, FOLDERS[step])),
      boot: image.boot,
      ...shape,
      nics: [],
    };
    return inspectVm(
      parts.inspection,
      spec,
      (inspected) => {
        ({ accelerator } = inspected.vm.record);
        return work(inspected);
      },
      signal,
    );
  };

  const first = await start('first-start', async (inspected) => {
    const clean = await look('first-look', inspected);
    at('changes');
    const tamperings = await inspected.inspector.tamper(deadline(TAMPER_WITHIN_MS, signal, inspected.vm.lost));
    return {
      clean,
      tamperings,
      changed: await look('changed-look', inspected, [...new Set(tamperings.flatMap(({ at }) => at))]),
    };
  });
  const second = await start('second-start', (inspected) => look('second-look', inspected));
  const third = await start('third-start', (inspected) => look('third-look', inspected));
  at('image');
  const checks = resetChecks({ ...first, second, third, imageProblems: await parts.image.problems(signal) });
  return {
    kind: 'reset',
    role: parts.image.role,
    image: parts.image.digest,
    accelerator,
    checks,
    durationMs: Math.round(performance.now() - startedMs),
  };
}
