import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { SYSTEM_PATH } from './run.ts';

export interface NeededProgram {
  readonly program: string;
  readonly debianPackage: string;
}

const NEEDED_ALWAYS: readonly NeededProgram[] = [
  { program: 'flock', debianPackage: 'util-linux' },
  // For the signatures of images.
  { program: 'minisign', debianPackage: 'minisign' },
];
/** Programs that are needed to build an image. */
const NEEDED_BY_BUILDS: readonly NeededProgram[] = [
  { program: 'mmdebstrap', debianPackage: 'mmdebstrap' },
  { program: 'veritysetup', debianPackage: 'cryptsetup-bin' },
  { program: 'mkfs.erofs', debianPackage: 'erofs-utils' },
  { program: 'cpio', debianPackage: 'cpio' },
  { program: 'xz', debianPackage: 'xz-utils' },
  { program: 'depmod', debianPackage: 'kmod' },
];

/** Programs of the hypervisors, and of image builds if this host `builds`. Pure. */
export const neededPrograms = (hypervisors: readonly NeededProgram[], builds: boolean): NeededProgram[] => [
  ...hypervisors,
  ...NEEDED_ALWAYS,
  ...(builds ? NEEDED_BY_BUILDS : []),
];

/** Those of the programs that are not installed. */
export async function missingOf(needed: readonly NeededProgram[]): Promise<NeededProgram[]> {
  const found = await Promise.all(needed.map(({ program }) => isInstalled(program)));
  return needed.filter((_, index) => found[index] !== true);
}

/** `program`: a name to look up in the system's PATH, or an absolute path. */
export async function isInstalled(program: string): Promise<boolean> {
  for (const folder of isAbsolute(program) ? ['/'] : SYSTEM_PATH.split(':')) {
    const there = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}
