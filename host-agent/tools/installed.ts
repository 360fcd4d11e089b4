import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { SYSTEM_PATH } from './run.ts';

/** Programs without which no session starts or no image is built. */
const NEEDED = [
  { program: 'qemu-system-x86_64', debianPackage: 'qemu-system-x86' },
  { program: 'bwrap', debianPackage: 'bubblewrap' },
  { program: 'prlimit', debianPackage: 'util-linux' },
  { program: 'flock', debianPackage: 'util-linux' },
  { program: 'passt', debianPackage: 'passt' },
  { program: 'mmdebstrap', debianPackage: 'mmdebstrap' },
  { program: 'mkfs.erofs', debianPackage: 'erofs-utils' },
  { program: 'cpio', debianPackage: 'cpio' },
  { program: 'xz', debianPackage: 'xz-utils' },
  { program: 'depmod', debianPackage: 'kmod' },
] as const;

/** Those that are not where the system keeps its programs. */
export async function missingPrograms(): Promise<{ readonly program: string; readonly debianPackage: string }[]> {
  const found = await Promise.all(NEEDED.map(({ program }) => isInstalled(program)));
  return NEEDED.filter((_, index) => found[index] !== true);
}

async function isInstalled(program: string): Promise<boolean> {
  for (const folder of SYSTEM_PATH.split(':')) {
    const there = await access(join(folder, program), constants.X_OK).then(
      () => true,
      () => false,
    );
    if (there) return true;
  }
  return false;
}
