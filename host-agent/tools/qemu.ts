import { run, type Tool } from './run.ts';

const qemu: Tool = { program: 'qemu-system-x86_64', debianPackage: 'qemu-system-x86', timeoutMs: 20_000 };

/** QEMU's version with its distribution's suffix, as `10.0.13 (Debian 1:10.0.13+ds-0+deb13u1)`. */
export async function qemuVersion(signal?: AbortSignal): Promise<string> {
  const [firstLine = ''] = (await run(qemu, ['--version'], { signal })).split('\n');
  return firstLine.replace(/^QEMU emulator version /, '');
}
