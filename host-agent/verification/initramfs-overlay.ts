/** Brings the inspector into a VM: an archive behind the unchanged initramfs of the image, and a kernel parameter. */
import { chmod, copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { VmSpec } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { packInitramfs } from '../tools/building/cpio.ts';

/** The files of the inspector. */
export interface Inspector {
  /** The first process, which then becomes the init of the image. */
  readonly init: string;
  readonly program: string;
  /** The program of the page that checks what a browser can do. */
  readonly page: string;
}

/** The kernel reads several archives from one initramfs; each starts at a multiple of this. */
const ARCHIVE_STARTS_AT = 512;

/** `boot` with the inspector. The combined initramfs is written to the folder of the VM, which must exist. */
export async function addInspector(
  boot: VmSpec['boot'],
  inspector: Inspector,
  names: VmFiles,
  signal: AbortSignal,
): Promise<VmSpec['boot']> {
  const tree = join(names.folder, 'inspector');
  const archive = join(names.folder, 'inspector.cpio');
  try {
    await mkdir(join(tree, 'inspector/proc'), { recursive: true });
    await copyFile(inspector.init, join(tree, 'inspector/init'));
    await chmod(join(tree, 'inspector/init'), 0o755);
    await copyFile(inspector.program, join(tree, 'inspector/program.cjs'));
    await copyFile(inspector.page, join(tree, 'inspector/page.js'));
    const packed = ['proc', 'init', 'program.cjs', 'page.js'].map((name) => `inspector/${name}`);
    await packInitramfs(tree, ['inspector', ...packed], archive, { signal });
    await writeFile(names.inspectedInitramfs, appendArchive(await readFile(boot.initramfs), await readFile(archive)), {
      mode: 0o600,
    });
    return { ...boot, initramfs: names.inspectedInitramfs, commandLine: inspectorCommandLine(boot.commandLine) };
  } finally {
    await rm(tree, { recursive: true, force: true });
    await rm(archive, { force: true });
  }
}

/** The archive of the image, followed by ours. Pure. */
export function appendArchive(own: Buffer, ours: Buffer): Buffer {
  return Buffer.concat([
    own,
    Buffer.alloc((ARCHIVE_STARTS_AT - (own.length % ARCHIVE_STARTS_AT)) % ARCHIVE_STARTS_AT),
    ours,
  ]);
}

/** The command line of the image, and the parameter that starts the inspector first. Pure. */
function inspectorCommandLine(commandLine: string): string {
  return `${commandLine} rdinit=/inspector/init`;
}
