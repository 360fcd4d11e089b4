/** An initramfs with a first process of the test in front of the image's own. */
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packInitramfs } from '../../../host-agent/tools/building/cpio.ts';
import { appendArchive } from '../../../host-agent/verification/initramfs-overlay.ts';

/** `own`: the image's initramfs. The added `init` becomes `/NAME/init`, with an empty folder `/NAME/proc`; start it with `rdinit=`. */
export async function initramfsWith(own: Buffer, name: string, init: string): Promise<Buffer> {
  const scratch = mkdtempSync(join(tmpdir(), 'sb-'));
  try {
    const [tree, archive] = [join(scratch, 'tree'), join(scratch, 'archive')];
    mkdirSync(join(tree, name, 'proc'), { recursive: true });
    cpSync(init, join(tree, name, 'init'));
    await packInitramfs(tree, [name, `${name}/proc`, `${name}/init`], archive, {});
    return appendArchive(own, readFileSync(archive));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
