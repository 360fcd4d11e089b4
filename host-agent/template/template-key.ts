/** The key that names a template, what it is made of, and why a template cannot be used any more: what has changed. */
import { createHash } from 'node:crypto';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';
import { type Fingerprint, type Hypervisor, SHAPE, type VmSpec } from '../hypervisor/hypervisor.ts';
import { vmFiles } from '../storage/filenames.ts';
import type { TemplateLevel, TemplateManifest } from './manifest.ts';
import { sealedSettings, type TemplateSpec } from './template-spec.ts';

export interface KeyParts {
  readonly level: TemplateLevel;
  /** Of the Chromium in it. */
  readonly settings: BrowserSettings | undefined;
  readonly image: string;
  /** What a template depends on, according to the hypervisor. */
  readonly fingerprint: Fingerprint;
  /** Of this program and of the protocol that the sealed guest agent speaks. */
  readonly version: string;
}

const SETTINGS = 'the settings of Chromium';
/** Two templates that differ in these are for different profiles: neither replaces the other. */
const KIND: readonly string[] = [SHAPE, SETTINGS];

const digest = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The name of a template; it differs when any part differs. Pure. */
export const templateKey = ({ level, settings, image, fingerprint, version }: KeyParts): string =>
  digest(['safe-browse template', 2, level, settings ?? {}, image, fingerprint, version]);

/** A digest of each part, by its name for a person. Pure. */
export function partDigests({ settings, image, fingerprint, version }: KeyParts): Readonly<Record<string, string>> {
  const parts = { ...fingerprint, [SETTINGS]: settings ?? {}, 'the image': image, 'Safe Browse': version };
  return Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, digest(part)]));
}

/**
 * What has changed since the newest of these templates was sealed that would be in use otherwise; empty where there is none, or where it
 * still is in use. Pure.
 */
export function changedParts(templates: readonly TemplateManifest[], role: VmSpec['role'], wanted: KeyParts): string[] {
  const now = partDigests(wanted);
  const former = templates
    .filter((each) => each.role === role && each.level === wanted.level)
    .filter(({ parts }) => parts && KIND.every((name) => parts[name] === now[name]))
    .toSorted((one, other) => other.sealedAt.localeCompare(one.sealedAt))[0]?.parts;
  if (!former) return [];
  const names = new Set([...Object.keys(now), ...Object.keys(former)]);
  return [...names].filter((name) => former[name] !== now[name]);
}

/**
 * What the template of this kind of VM is named by. `undefined` where the hypervisor can neither clone nor keep a VM paused. Takes the image as
 * a parameter, since the image in use may change during sealing.
 */
export async function keyParts(
  spec: TemplateSpec,
  image: string,
  { hypervisor, version }: { readonly hypervisor: Hypervisor; readonly version: string },
  signal: AbortSignal,
): Promise<KeyParts | undefined> {
  const vm: VmSpec = { ...spec.vm, id: 'template', names: vmFiles('/'), boot: NO_BOOT };
  const fingerprint = await (hypervisor.sealing
    ? hypervisor.sealing.fingerprint(vm, signal)
    : bootedFingerprint(hypervisor, vm));
  return fingerprint && { level: spec.level, settings: sealedSettings(spec), image, fingerprint, version };
}

/** What a VM that is booted ahead depends on, besides its image; `undefined` where the hypervisor cannot keep a VM paused. */
function bootedFingerprint(
  { name, keepsPaused }: Hypervisor,
  { memoryMiB, processors, screen }: VmSpec,
): Fingerprint | undefined {
  return keepsPaused === true
    ? { [SHAPE]: JSON.stringify(['booted', name, memoryMiB, processors, screen]) }
    : undefined;
}

const NO_BOOT: VmSpec['boot'] = { kernel: '', initramfs: '', root: '', commandLine: '' };
