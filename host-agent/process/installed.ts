import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { SYSTEM_PATH } from './run.ts';

export interface NeededProgram {
  readonly program: string;
  readonly debianPackage: string;
}

/** Programs without which no image is built. */
const NEEDED_BY_IMAGES: readonly NeededProgram[] = [
  { program: 'flock', debianPackage: 'util-linux' },
  { program: 'mmdebstrap', debianPackage: 'mmdebstrap' },
  { program: 'veritysetup', debianPackage: 'cryptsetup-bin' },
  { program: 'minisign', debianPackage: 'minisign' },
  { program: 'mkfs.erofs', debianPackage: 'erofs-utils' },
  { program: 'cpio', debianPackage: 'cpio' },
  { program: 'xz', debianPackage: 'xz-utils' },
  { program: 'depmod', debianPackage: 'kmod' },
];

/** Those of the hypervisor's and of our own that are not where the system keeps its programs. */
export async function missingPrograms(hypervisors: readonly NeededProgram[]): Promise<NeededProgram[]> {
  const needed = [...hypervisors, ...NEEDED_BY_IMAGES];
  const found = await Promise.all(needed.map(({ program }) => isInstalled(program)));
  return needed.filter((_, index) => found[index] !== true);
}

/** `program`: its name, or its path where it stands beside the others. */
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
