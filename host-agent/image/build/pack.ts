/**
 * The second half of an image build, which runs in a build jail: makes kernel, initramfs and root of what the packages left. The programs
 * that it calls parse files of hostile packages, so what it leaves and what it prints is untrusted.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isFailure } from '../../api/errors/failure.ts';
import { messageOf } from '../../api/errors/message-of.ts';
import { IMAGE_FILES } from '../../storage/filenames.ts';
import { packageIdentity } from '../../tools/dpkg-deb.ts';
import { makeErofs } from '../../tools/building/mkfs-erofs.ts';
import { appendTar, unpackTree } from '../../tools/building/tar.ts';
import { INITRAMFS_PARTS } from './hooks.ts';
import { copyFrom, makeInitramfs, packModules, unpackKernel } from './kernel.ts';
import { Recipe } from '../recipe-schema.ts';
import { SOURCE_DATE_EPOCH } from './reproducible.ts';

/** Names in the folder of parts, which is read-only in the jail. */
export const PARTS = {
  request: 'request.json',
  kernelPackage: 'kernel.deb',
  /** A static program. */
  busybox: 'busybox',
  /** dmsetup and its libraries, below {@link INITRAMFS_PARTS}. */
  dmsetup: 'dmsetup.tar',
  init: 'init',
} as const;

/** The archive of the installed packages, in the writable folder. It gets the modules, too. */
export const ROOT_TAR = 'root.tar';

export const PackRequest = z.strictObject({ kernel: Recipe.shape.kernel });
export type PackRequest = z.infer<typeof PackRequest>;

/** What the build says while it packs the root, which takes longest. */
const Step = z.strictObject({ kind: z.literal('step'), step: z.literal('root') });
const Packed = z.strictObject({
  kind: z.literal('packed'),
  kernelVersion: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.+~_-]{0,127}$/),
  kernelPackage: z.strictObject({
    name: z.string().regex(/^[a-z0-9][a-z0-9+.-]{1,127}$/),
    version: z.string().regex(/^[A-Za-z0-9.+:~-]{1,128}$/),
  }),
});
export type Packed = z.infer<typeof Packed>;
/** The kernel lacks these modules of the recipe, as the failure names them. */
const ModulesMissing = z.strictObject({
  kind: z.literal('modules-missing'),
  modules: z
    .string()
    .max(4000)
    .regex(/^"[A-Za-z0-9_]+"(, "[A-Za-z0-9_]+")*$/),
});
/** A line of its output, in JSON. Other lines mean nothing. */
export const PackLine = z.discriminatedUnion('kind', [Step, Packed, ModulesMissing]);
export type PackLine = z.infer<typeof PackLine>;

/** The program: `words` are the folder of parts and the writable folder. Returns its exit status. */
export async function packAsProgram(
  [parts = '', folder = '']: readonly string[],
  print: { readonly line: (line: PackLine) => void; readonly problem: (text: string) => void },
): Promise<number> {
  try {
    print.line(await pack(parts, folder, () => print.line({ kind: 'step', step: 'root' })));
    return 0;
  } catch (error) {
    const modules = isFailure(error, 'kernel-module-missing') ? error.params['modules'] : undefined;
    if (typeof modules === 'string') print.line({ kind: 'modules-missing', modules });
    print.problem(messageOf(error));
    return 1;
  }
}

async function pack(parts: string, folder: string, atRoot: () => void): Promise<Packed> {
  const [from, at] = [(name: string) => join(parts, name), (name: string) => join(folder, name)];
  // The jail ends the programs when the build is cancelled.
  const { signal } = new AbortController();
  const request = PackRequest.parse(JSON.parse(await readFile(from(PARTS.request), 'utf8')));
  const kernel = await unpackKernel(from(PARTS.kernelPackage), at('kernel'), signal);
  await packModules(kernel, request, at('modules'), at('modules.tar'), signal);
  await mkdir(at('dmsetup'));
  await unpackTree(from(PARTS.dmsetup), at('dmsetup'), { signal });
  const programs = {
    busybox: from(PARTS.busybox),
    dmsetup: join(at('dmsetup'), INITRAMFS_PARTS),
    init: from(PARTS.init),
  };
  await makeInitramfs(kernel, request, programs, at('initramfs'), at(IMAGE_FILES.initramfs), signal);
  await copyFrom(kernel.base, kernel.kernel, at(IMAGE_FILES.kernel));
  await appendTar(at(ROOT_TAR), at('modules.tar'), { signal });
  atRoot();
  await makeErofs(at(ROOT_TAR), at(IMAGE_FILES.root), SOURCE_DATE_EPOCH, { signal });
  const kernelPackage = await packageIdentity(from(PARTS.kernelPackage), { signal });
  return { kind: 'packed', kernelVersion: kernel.version, kernelPackage };
}
