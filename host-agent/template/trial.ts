/** Shows that an image works on this host before it is put into use: a VM of it starts, without any network, and paints its browser. */
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import { browserSettings } from '../config/profile/browser-settings.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Config } from '../config/schema.ts';
import type { Hypervisor, VmSpec } from '../hypervisor/hypervisor.ts';
import { untilPainted } from '../hypervisor/picture/painted.ts';
import type { CheckedImage } from '../image/boot.ts';
import { withDeadline } from '../process/deadline.ts';
import { vmFiles } from '../storage/filenames.ts';
import { assignIdentity, newIdentity, openStartPage } from '../vm/identity.ts';
import { BROWSER_CLOSED, VmLost } from '../vm/loss.ts';
import { startVm } from '../vm/start-vm.ts';
import { SupervisedVm, type VmUser } from '../vm/supervised-vm.ts';
import { withVm } from '../vm/with-vm.ts';
import { browserTemplateSpec, clonedSettings, type TemplateSpec } from './template-spec.ts';
import type { CloneTarget, TemplateOptions, Templates } from './templates.ts';

export interface TrialParts extends Pick<TemplateOptions, 'sealingFolder' | 'stepWithinMs' | 'restMs' | 'keepConsole'> {
  readonly hypervisor: Hypervisor;
  readonly templates: Pick<Templates, 'cloneAhead'>;
}

export interface Trial {
  readonly spec: TemplateSpec;
  readonly image: CheckedImage;
  /** There is a template of the image for `spec`, and a clone of it is tried. */
  readonly isSealed: boolean;
}

/** What is tried: a session of this profile, also where no template is sealed. Pure. */
export function trialSpec(config: Config, profile: Profile): TemplateSpec {
  const spec =
    browserTemplateSpec(config, profile) ??
    browserTemplateSpec(
      { ...config, template: { ...config.template, seal: 'browser' } },
      { ...profile, seal: 'inherit' },
    );
  if (!spec) throw new Error('A session that is sealed has a template.');
  const settings = browserSettings(profile);
  return settings ? { ...spec, settings } : spec;
}

/** Leaves nothing of the VM. Throws `Failure` seal-failed or image-damaged, or the signal's reason. */
export async function tryImage(parts: TrialParts, trial: Trial, signal: AbortSignal): Promise<void> {
  const { spec, isSealed } = trial;
  const isBrowser = spec.vm.role === 'browser';
  // Sealing has shown that the guest agent of a network VM answers. A toolstack that hands over cards has none for a second one.
  if (!isBrowser && (isSealed || parts.hypervisor.handsCards === true)) return;
  await withVm<VmSpec['role'], unknown>(
    {
      start: () => start(parts, trial, signal),
      work: (vm) =>
        isBrowser ? paint(vm as SupervisedVm<'browser'>, parts, trial, signal) : vm.until('guest-agent', signal),
      explain: (error) =>
        error instanceof VmLost && error.loss.kind === 'image-damaged'
          ? new Failure('image-damaged', { role: spec.vm.role, origin: 'built' }, { cause: error })
          : new Failure('seal-failed', { reason: reasonOf(error) }, { cause: error }),
    },
    signal,
  );
}

async function start(
  { hypervisor, templates, sealingFolder, stepWithinMs, keepConsole }: TrialParts,
  { spec, image, isSealed }: Trial,
  signal: AbortSignal,
): Promise<SupervisedVm<VmSpec['role']>> {
  const id = `try-${randomBytes(4).toString('hex')}`;
  const names = vmFiles(join(sealingFolder, id));
  const user: VmUser<VmSpec['role']> = {
    role: spec.vm.role,
    stepTimeoutMs: stepWithinMs(),
    keepConsole: (text) => keepConsole(id, text),
    onMessage: ({ type }) => (type === 'browser-closed' ? BROWSER_CLOSED : undefined),
  };
  const nics = spec.vm.nics.map((nic, index) => ({
    ...nic,
    socket: nic.end === 'connect' ? names.unplugged : names.port(index),
  }));
  const target: CloneTarget = { id, names, nics };
  if (!isSealed) return startVm(hypervisor, { ...spec.vm, ...target, boot: image.boot }, user, signal);
  await mkdir(names.folder, { recursive: true, mode: 0o700 });
  const clone = await withDeadline(stepWithinMs(), [signal], (within) =>
    templates.cloneAhead(spec, target, image, within),
  );
  if (!clone) {
    await rm(names.folder, { recursive: true, force: true });
    throw new Failure('seal-failed', { reason: { message: 'its template cannot be cloned' } });
  }
  return SupervisedVm.of(clone.vm, names, user, 'paused');
}

async function paint(
  vm: SupervisedVm<'browser'>,
  { restMs, stepWithinMs }: TrialParts,
  { spec, isSealed }: Trial,
  signal: AbortSignal,
): Promise<void> {
  const { screen } = spec.vm;
  if (screen === undefined) throw new Error('A browser VM needs a screen.');
  if (isSealed) await vm.resume();
  await assignIdentity(vm, newIdentity(0, screen), isSealed ? clonedSettings(spec) : spec.settings, signal);
  if (!isSealed || spec.level === 'desktop') await openStartPage(vm, signal);
  await withDeadline(stepWithinMs(), [signal, vm.lost], (within) => untilPainted(vm.devices, restMs / 2, within));
}
