import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleProgram } from '../../bed/bundle-program.ts';

const LAST_WILL = join(import.meta.dirname, '../../../host-agent/client/last-will.ts');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-will-'));
  bundleProgram(LAST_WILL, join(folder, 'last-will.mjs'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const closed = () => readFileSync(join(folder, 'closed'), 'utf8').split('\n').filter(Boolean);

/** A program that opens sessions a and b, closes a, and then does something. */
function program(then: string): ChildProcess {
  writeFileSync(join(folder, 'closed'), '');
  const close = JSON.stringify(['sh', '-c', `echo "$1" >> ${join(folder, 'closed')}`, 'sh']);
  const text = `import { LastWill } from './last-will.mjs';
    const will = new LastWill(${close});
    for (const id of ['a', 'b', 'c']) will.add(id);
    will.remove('a');
    ${then}`;
  writeFileSync(join(folder, 'program.mjs'), text);
  return spawn(process.execPath, [join(folder, 'program.mjs')], { stdio: ['ignore', 'pipe', 'inherit'] });
}

it.each([
  ['is killed', `process.stdout.write('there'); setInterval(() => 0, 1000);`],
  ['ends at once', `process.stdout.write('there', () => process.exit(1));`],
  ['has nothing more to do', `process.stdout.write('there');`],
])('closes the sessions of a program that %s, and none that was closed', async (how, then) => {
  const running = program(then);
  if (running.stdout) await once(running.stdout, 'data');
  if (how === 'is killed') running.kill('SIGKILL');
  if (running.exitCode === null && running.signalCode === null) await once(running, 'exit');
  await expect.poll(closed).toEqual(['b', 'c']);
});
