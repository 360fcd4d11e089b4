import { constants } from 'node:fs';
import { access, mkdtemp, readdir, rm } from 'node:fs/promises';
import { release, userInfo } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure, isFailure } from '../../api/errors/failure.ts';
import { vmFiles } from '../../storage/filenames.ts';
import { readRecord, writeRecord } from '../../storage/records.ts';
import { deadline } from '../../process/deadline.ts';
import { Owned } from '../../process/owned.ts';
import { killVmProcessesOf } from '../../process/process.ts';
import { qemuVersion } from '../../tools/qemu.ts';
import type { AcceleratorChoice, VmSpec } from '../hypervisor.ts';
import { type Admit, startQemu } from './qemu.ts';

export interface QemuAcceleratorChoice extends AcceleratorChoice {
  readonly accelerator: 'kvm' | 'tcg';
}

export interface AcceleratorOptions {
  readonly configured: 'auto' | 'kvm' | 'tcg';
  /** The startup timeout of VMs. */
  readonly startWithinSeconds?: number;
  /** The file with the verdict of the last probe. */
  readonly verdictFile: string;
  /** Parent of the probe's short-lived folder. */
  readonly runtimeFolder: string;
  /** The image that the probe boots; `undefined` while none is built. */
  readonly probeBoot: () => Promise<VmSpec['boot'] | undefined>;
  /** Aborted when the host agent ends: no choice is needed then. */
  readonly ending?: AbortSignal;
  readonly admit?: Admit;
}

const Verdict = z.strictObject({ key: z.string(), works: z.boolean(), reason: z.string() });
type Verdict = z.infer<typeof Verdict>;

/**
 * With KVM, a guest that ends at once takes one second. A broken KVM hangs or crashes QEMU. Who gives the starts of VMs more time than usual has a slow
 * host, so this is a share of that time: 15 s by default.
 */
const PROBES_SHARE_OF_STARTS = 1 / 12;
const PROBE_WITHIN_SECONDS = 15;
const KVM = '/dev/kvm';
const PROBE_PREFIX = 'probe-';
const REMEDY_FOR_BROKEN =
  'Update the kernel and the firmware. If the host is itself a VM, its nested virtualisation does not work.';

/** Chooses between KVM and software emulation. KVM can be present and still not work, so a guest is run with it once. */
export function acceleratorChooser(
  options: AcceleratorOptions,
): (signal: AbortSignal) => Promise<QemuAcceleratorChoice> {
  let chosen: Promise<QemuAcceleratorChoice | undefined> | undefined;
  return async (signal) => {
    chosen ??= choose(options);
    const choice = await chosen.catch((error: unknown) => {
      chosen = undefined;
      throw error;
    });
    signal.throwIfAborted();
    if (choice) return choice;
    // There is nothing to probe with yet, so the answer is not kept.
    chosen = undefined;
    return { accelerator: 'tcg', reason: 'KVM is probed when an image has been built' };
  };
}

async function choose(options: AcceleratorOptions): Promise<QemuAcceleratorChoice | undefined> {
  if (options.configured === 'tcg') return { accelerator: 'tcg', reason: 'the configuration says so' };
  const verdict = await kvmVerdict(options);
  if (verdict === undefined) return undefined;
  const { works, reason, remedy = REMEDY_FOR_BROKEN, command } = verdict;
  if (works) return { accelerator: 'kvm', reason };
  if (options.configured === 'kvm') throw new Failure('kvm-unavailable', { reason, remedy });
  return { accelerator: 'tcg', reason, remedy, ...(command !== undefined && { command }) };
}

async function kvmVerdict(options: AcceleratorOptions): Promise<(Verdict & Partial<WhyNot>) | undefined> {
  const closed = await whyNotOpenable();
  if (closed !== undefined) return { key: '', works: false, ...closed };
  const key = `${release()} / QEMU ${await qemuVersion()}`;
  const known = await readRecord(options.verdictFile, Verdict);
  if (known?.key === key) return known;
  const boot = await options.probeBoot();
  if (boot === undefined) return undefined;
  const { started, ...found } = await probe(boot, options);
  const verdict = { key, ...found };
  // A QEMU that did not even start may have failed for another reason: the next start probes again, at little cost.
  if (started) await writeRecord(options.verdictFile, Verdict, verdict);
  return verdict;
}

interface WhyNot {
  readonly reason: string;
  readonly remedy: string;
  readonly command?: string;
}

async function whyNotOpenable(): Promise<WhyNot | undefined> {
  try {
    await access(KVM, constants.R_OK | constants.W_OK);
    return undefined;
  } catch (error) {
    const command = `usermod --append --groups kvm ${userInfo().username}`;
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? {
          reason: `there is no ${KVM} (virtualisation is off in the firmware, or the host is itself a VM)`,
          remedy:
            'Turn on virtualisation (VT-x, AMD-V) in the firmware, or nested virtualisation in the VM that is the host.',
        }
      : {
          reason: `this account may not open ${KVM}`,
          command,
          remedy: `Run as root: ${command}. Then run safe-browse daemon --stop, log out, and log in again.`,
        };
  }
}

async function probe(
  boot: VmSpec['boot'],
  { runtimeFolder, startWithinSeconds = 0, ending, admit }: AcceleratorOptions,
): Promise<Omit<Verdict, 'key'> & { readonly started: boolean }> {
  const folder = await mkdtemp(join(runtimeFolder, PROBE_PREFIX));
  await using _folder = new Owned('folder of a probe', folder, () => rm(folder, { recursive: true, force: true }));
  const names = vmFiles(folder);
  const withinSeconds = Math.max(PROBE_WITHIN_SECONDS, startWithinSeconds * PROBES_SHARE_OF_STARTS);
  const over = deadline(1000 * withinSeconds, ...(ending ? [ending] : []));
  try {
    const spec: VmSpec = {
      id: 'probe',
      role: 'network',
      names,
      boot: { ...boot, commandLine: `${boot.commandLine} safe-browse.probe` },
      memoryMiB: 256,
      processors: 1,
      nics: [],
    };
    const vm = await startQemu(spec, 'kvm', over, admit);
    await using running = new Owned('VM of a probe', vm, () => vm.kill());
    const inTime = await Promise.race([
      vm.ended.then(() => true),
      new Promise<false>((resolve) => over.addEventListener('abort', () => resolve(false), { once: true })),
    ]);
    await running.dispose();
    ending?.throwIfAborted();
    if (!inTime) return { started: true, works: false, reason: 'KVM is there but a test guest hung with it' };
    return vm.shutdownReason === 'guest-shutdown'
      ? { started: true, works: true, reason: 'a test guest ran with it' }
      : { started: true, works: false, reason: 'KVM is there but a test guest crashed with it' };
  } catch (error) {
    ending?.throwIfAborted();
    if (isFailure(error, 'package-missing') || isFailure(error, 'protection-missing')) throw error;
    return { started: false, works: false, reason: 'KVM is there but QEMU cannot run a guest with it' };
  }
}

/** Kills probes that an earlier host agent left, and removes their files. */
export async function cleanUpProbes(runtimeFolder: string): Promise<void> {
  for (const name of await readdir(runtimeFolder)) {
    if (!name.startsWith(PROBE_PREFIX)) continue;
    await killVmProcessesOf(join(runtimeFolder, name));
    await rm(join(runtimeFolder, name), { recursive: true, force: true });
  }
}
