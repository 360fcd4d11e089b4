import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isPinned, NODE_DEPENDENCY } from '../../../../host-agent/scripts/package/node.mjs';

const LAUNCHER = join(import.meta.dirname, '../../../../host-agent/package/node/launcher');

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'safe-browse-node-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The launcher, with its paths in the folder. */
function launch(...words: string[]) {
  const path = join(folder, 'launcher');
  writeFileSync(path, readFileSync(LAUNCHER, 'utf8').replaceAll('/usr/', `${folder}/usr/`), { mode: 0o755 });
  const { status, stdout, stderr } = spawnSync(path, words, { encoding: 'utf8' });
  return { status, stdout, stderr };
}

function node(at: string, name: string) {
  mkdirSync(join(folder, 'usr', at), { recursive: true });
  writeFileSync(join(folder, 'usr', at, 'node'), `#!/bin/sh\necho ${name} "$@"\nexit 3\n`, { mode: 0o755 });
}

it('runs the Node of the package where there is one, else that of the system, with all arguments', () => {
  expect(launch('a b')).toMatchObject({ status: 127, stderr: expect.stringContaining('there is no Node') as string });
  node('bin', 'system');
  expect(launch('--flag', 'a b')).toEqual({ status: 3, stdout: 'system --flag a b\n', stderr: '' });
  node('lib/safe-browse-node', 'own');
  expect(launch('x')).toMatchObject({ stdout: 'own x\n' });
});

it('takes our Node only where the system has none that is new enough', () => {
  expect(NODE_DEPENDENCY).toBe('nodejs (>= 20.19) | safe-browse-node');
});

it('is made of one archive, and of no other', () => {
  expect(isPinned(Buffer.from('another'))).toBe(false);
});
