import { access, constants, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { packageMissing } from '../process/distribution.ts';
import { run, type Tool, toolEnvironment } from '../process/run.ts';

const qemu: Tool = { program: 'qemu-system-x86_64', debianPackage: 'qemu-system-x86', timeoutMs: 20_000 };

/** QEMU's version with its distribution's suffix, such as `10.0.13 (Debian 1:10.0.13+ds-0+deb13u1)`. */
export async function qemuVersion(): Promise<string> {
  const [firstLine = ''] = (await run(qemu, ['--version'])).split('\n');
  return firstLine.replace(/^QEMU emulator version /, '');
}

/** Identifies the program file that a start would use, by path, size and time. Throws `Failure` package-missing. */
export async function qemuProgramFile(): Promise<string> {
  for (const folder of (toolEnvironment()['PATH'] ?? '').split(':')) {
    const path = join(folder, qemu.program);
    try {
      await access(path, constants.X_OK);
    } catch {
      continue;
    }
    // Device and inode would change with a reboot or a restored backup of the same program.
    const { size, mtimeNs } = await stat(path, { bigint: true });
    return [path, size, mtimeNs].join(' ');
  }
  throw packageMissing(qemu);
}
