/** The manifest of an image, and the digest that names the image. */
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

/** Where a package comes from, by the archive's signed Release file: independent of the mirror. */
export const PackageArchive = z.strictObject({ origin: z.string(), suite: z.string(), component: z.string() });
export type PackageArchive = z.infer<typeof PackageArchive>;

export const Manifest = z.strictObject({
  schema: z.literal(1),
  role: z.enum(ROLES),
  /** Its consoles have logins. */
  debug: z.boolean(),
  /** Built with a recipe of the person: only they know when it is outdated. */
  ownRecipe: z.boolean(),
  /** It can read pages aloud. */
  speech: z.literal(true).optional(),
  /** It opens documents of office programs. */
  documents: z.literal(true).optional(),
  /** Made elsewhere, without our guest agent. */
  imported: z.literal(true).optional(),
  /** Digest of everything that we put into it; see inputs.ts. */
  inputs: Sha256,
  kernelVersion: z.string(),
  /** The kernel's command line; the hypervisor may add to it. */
  commandLine: z.string(),
  files: z.strictObject({ kernel: File, initramfs: File, root: File }),
  /** For the guest's check of its root; absent in an imported image. */
  verity: Verity.optional(),
  packages: z.array(
    z.strictObject({
      name: z.string(),
      version: z.string(),
      /** Absent in images of earlier versions. */
      archive: PackageArchive.optional(),
    }),
  ),
});
export type Manifest = z.infer<typeof Manifest>;
export type ManifestFile = z.infer<typeof File>;

/** The bytes of a manifest on disk; the same content gives the same bytes. Pure. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(Manifest.parse(manifest), null, 2)}\n`;
}

/** The name of an image: the SHA-256 (64 hexadecimal digits) of its manifest. Pure. */
export function manifestDigest(text: string | Uint8Array): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Installed packages from the text of dpkg's status file, sorted by name. Pure. */
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
