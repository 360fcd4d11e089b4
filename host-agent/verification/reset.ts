/** `safe-browse verify reset`: whether a VM that was tampered with in every way starts clean the next time. */
import { join } from 'node:path';
import type { VerificationProgress, VerificationReport } from '../api/host/verification.ts';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import { vmFiles } from '../storage/filenames.ts';
import { deadline, renewableDeadline } from '../process/deadline.ts';
import { type InspectionOptions, type InspectedVm, inspectVm } from './inspected-vm.ts';
import type { Fingerprint } from './differences.ts';
import { resetChecks } from './reset-checks.ts';
import { stepReporter } from './steps.ts';

/** An image of this person that was checked against its digest. */
export interface InspectedImage {
  readonly role: VmSpec['role'];
  readonly digest: string;
  readonly boot: VmSpec['boot'];
  /** Reads every byte of the image again, and reports differences. */
  readonly problems: (signal: AbortSignal) => Promise<readonly string[]>;
}

export interface ResetParts {
  readonly inspection: InspectionOptions;
  readonly image: InspectedImage;
  /** Parent folder of the VMs. */
  readonly folder: string;
  /** The same as for a session. */
  readonly shape: Pick<VmSpec, 'memoryMiB' | 'processors' | 'screen'>;
}

/** Without KVM, reading every file of an image is slow, but no single entry takes this long. */
const NEXT_ENTRIES_WITHIN_MS = 300_000;
const TAMPER_WITHIN_MS = 300_000;

const STEPS = {
  'first-start': 'Starting a VM of the image',
  'first-look': 'Reading everything in it',
  changes: 'Tampering with it in every way',
  'changed-look': 'Checking that the tampering is visible',
  'second-start': 'Starting it a second time',
  'second-look': 'Reading everything in it',
  'third-start': 'Starting it once more',
  'third-look': 'Reading everything in it',
  image: 'Reading the image again',
} as const;
/** Folders of the three VMs; short, because paths of sockets have a length limit. */
const FOLDERS = { 'first-start': '1', 'second-start': '2', 'third-start': '3' } as const;

/** Throws `Failure` when the verification is impossible, or the signal's reason. Leaves nothing of the VMs in every case. */
export async function verifyReset(
  parts: ResetParts,
  onProgress: (progress: VerificationProgress) => void,
  signal: AbortSignal,
): Promise<VerificationReport> {
  const startedMs = performance.now();
  const at = stepReporter(STEPS, onProgress);
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
