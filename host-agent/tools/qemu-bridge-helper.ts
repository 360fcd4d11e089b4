import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { Failure } from '../api/errors/failure.ts';
import { type Tool, toolEnvironment } from '../process/run.ts';

/** The only setuid program of QEMU: creates a tap in a bridge that /etc/qemu/bridge.conf allows. */
export const bridgeHelper: Tool = {
  // Debian's place, Fedora's and openSUSE's.
  program:
    ['/usr/lib/qemu/qemu-bridge-helper', '/usr/libexec/qemu-bridge-helper', '/usr/lib/qemu-bridge-helper'].find(
      (path) => existsSync(path),
    ) ?? '/usr/lib/qemu/qemu-bridge-helper',
  debianPackage: 'qemu-system-common',
  timeoutMs: 10_000,
};

/** Creates a tap in `bridge` and passes its file descriptor to the reader of `socket`. Throws `Failure` tap-refused. */
export async function handTap(bridge: string, socket: Socket): Promise<void> {
  const child = spawn(bridgeHelper.program, [`--br=${bridge}`, '--fd=3'], {
    env: toolEnvironment(),
    stdio: ['ignore', 'ignore', 'pipe', socket],
    timeout: bridgeHelper.timeoutMs,
  });
  let said = '';
  (child.stderr as Readable).setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-500)));
  const failed = once(child, 'error').then(([error]) => String(error));
  const status = await Promise.race([once(child, 'close').then(([code]) => Number(code ?? 1)), failed]);
  if (status === 0) return;
  throw new Failure('tap-refused', {
    bridge,
    reason: typeof status === 'string' ? status : said.trim().replaceAll('\n', ' | '),
    helper: bridgeHelper.program,
  });
}
