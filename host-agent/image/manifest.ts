/** What an image is made of, and the digest that names it. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ROLES } from './recipe-schema.ts';
import { Verity } from './verity.ts';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const File = z.strictObject({
  name: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/),
  bytes: z.int().min(1),
  sha256: Sha256,
});

export const Manifest = z.strictObject({
  schema: z.literal(1),
  role: z.enum(ROLES),
  /** Has logins on its consoles. */
  debug: z.boolean(),
  /** Made with a person's own recipe over ours: only they can say when it is to be made again. */
  ownRecipe: z.boolean(),
  /** Made elsewhere: nothing in it is ours. */
  imported: z.literal(true).optional(),
  /** Digest of all that we put into it ourselves; see inputs.ts. */
  inputs: Sha256,
  kernelVersion: z.string(),
  /** The kernel's command line; the hypervisor may add to it. */
  commandLine: z.string(),
  files: z.strictObject({ kernel: File, initramfs: File, root: File }),
  /** By what the guest checks its root; absent where it was made elsewhere. */
  verity: Verity.optional(),
  packages: z.array(z.strictObject({ name: z.string(), version: z.string() })),
});
export type Manifest = z.infer<typeof Manifest>;
export type ManifestFile = z.infer<typeof File>;

/** A manifest as it stands on disk; the same content gives the same bytes. Pure. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(Manifest.parse(manifest), null, 2)}\n`;
}

/** An image's name: the sha256 (64 hexadecimal digits) of the bytes of its manifest. Pure. */
export function manifestDigest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Installed packages from the text of dpkg's status file, by name. Pure. */
export function installedPackages(dpkgStatus: string): Manifest['packages'] {
  return dpkgStatus
    .split('\n\n')
    .flatMap((entry) => {
      const name = /^Package: (.+)$/m.exec(entry)?.[1];
      const version = /^Version: (.+)$/m.exec(entry)?.[1];
      return name !== undefined && version !== undefined && /^Status: install ok installed$/m.test(entry)
        ? [{ name, version }]
        : [];
    })
    .sort(byName);
}

export function byName(a: { name: string }, b: { name: string }): number {
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}
