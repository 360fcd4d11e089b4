/** The manifest of a template, and the key that names it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { BrowserSettings } from '../../appliance/protocol/browser.ts';

/** State of the VM when it was sealed: `browser`: Chromium shows its start page; `desktop`: an empty screen; `network`: an NDVM without its network settings. */
export const TemplateLevel = z.enum(['browser', 'desktop', 'network']);
export type TemplateLevel = z.infer<typeof TemplateLevel>;

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const File = z.strictObject({ bytes: z.int().min(1), sha256: Sha256 });

export const TemplateManifest = z.strictObject({
  schema: z.literal(1),
  key: Sha256,
  role: z.enum(['browser', 'network']),
  level: TemplateLevel,
  /** Digest of the image that the VM booted from. */
  image: Sha256,
  memoryMiB: z.int().min(1),
  processors: z.int().min(1),
  sealedAt: z.iso.datetime(),
  files: z.strictObject({ memory: File, devices: File }),
});
export type TemplateManifest = z.infer<typeof TemplateManifest>;

/** One template: a later one with the same key has another time. */
export const SealedTemplate = TemplateManifest.pick({ key: true, sealedAt: true });
export type SealedTemplate = z.infer<typeof SealedTemplate>;

export interface KeyParts {
  readonly level: TemplateLevel;
  readonly settings: BrowserSettings | undefined;
  readonly image: string;
  /** What a template depends on, according to the hypervisor. */
  readonly fingerprint: string;
  /** Of this program and of the protocol that the sealed guest agent speaks. */
  readonly version: string;
}

/** The name of a template; it differs when any part differs. Pure. */
export function templateKey({ level, settings, image, fingerprint, version }: KeyParts): string {
  return createHash('sha256')
    .update(JSON.stringify(['safe-browse template', 1, level, settings ?? {}, image, fingerprint, version]))
    .digest('hex');
}
