/**
 * An emulated computer with Debian's kernel whose root is that of the host. For tests that need a kernel or hardware that the host does not have.
 * It ends with the script that is its first process.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { argumentsWithHostRoot, cache, type ComputerWithHostRoot } from './host-root.ts';

export { root } from './host-root.ts';

export interface NestedComputer extends Omit<ComputerWithHostRoot, 'folder' | 'modules'> {
  /** The name of the artefact that keeps its console output. */
  readonly name: string;
  readonly modules?: readonly string[];
  /** More arguments for QEMU. */
  readonly hardware: readonly string[];
  /** Lines `MARK NAME TEXT` of the output of its script become the marks. */
  readonly script: string;
  readonly withinMs: number;
}

/** Runs it to its end. Returns the marks, and the last lines of the console for a message. */
export async function runNestedComputer({
  name,
  modules = [],
  hardware,
  withinMs,
  ...computer
}: NestedComputer): Promise<{ readonly marks: ReadonlyMap<string, string>; readonly lastLines: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'sb-nested-'));
  try {
    const running = spawn(
      'unshare',
      [
        // Its packets end here. QEMU's user network offers a gateway and a resolver only if the host seems to have a network.
        '--net',
        '--map-root-user',
        'qemu-system-x86_64',
        ...(await argumentsWithHostRoot({ folder, modules, ...computer })),
        '-accel',
        'tcg,thread=multi',
        '-cpu',
        'max',
        '-smp',
        '2',
        ...hardware,
        '-serial',
        'stdio',
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    const late = setTimeout(() => running.kill('SIGKILL'), withinMs);
    const marks = new Map<string, string>();
    const console: string[] = [];
    for await (const line of createInterface({ input: running.stdout })) {
      console.push(line);
      const [, mark, text] = /^MARK (\S+) ?(.*)$/.exec(line.trim()) ?? [];
      if (mark !== undefined) marks.set(mark, text ?? '');
      if (mark === 'end') break;
    }
    running.kill('SIGKILL');
    clearTimeout(late);
    writeFileSync(join(cache, `${name}.console.log`), console.join('\n'));
    return { marks, lastLines: console.slice(-20).join('\n') };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
