import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changedFiles, isManyChanges } from './changed.mjs';

let root = '';
const git = (...words: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=test@example.test', ...words], { cwd: root });
function write(file: string, text: string) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'safe-browse-changed-'));
  git('init', '--quiet');
  write('host-agent/session/kept.ts', '1');
  write('host-agent/session/removed.ts', '1');
  write('host-agent/session/edited.ts', '1');
  git('add', '--all');
  git('commit', '--quiet', '--message=first');
});
afterEach(() => rmSync(root, { recursive: true }));

describe('the files that a change is measured by', () => {
  it('are the measured ones that differ from the base, committed or not, and still exist', () => {
    write('host-agent/session/edited.ts', '2');
    write('ui/main/main.ts', '1');
    git('add', '--all');
    git('commit', '--quiet', '--message=second');
    write('host-agent/network/new.ts', '1');
    rmSync(join(root, 'host-agent/session/removed.ts'));
    expect(changedFiles(root, 'HEAD^')).toEqual(['host-agent/session/edited.ts', 'host-agent/network/new.ts']);
  });

  it('are unknown without the base', () => {
    expect(changedFiles(root, 'HEAD^')).toBeUndefined();
  });

  it('are too many from 21 on', () => {
    const files = Array.from({ length: 21 }, (_, index) => `host-agent/session/${index}.ts`);
    expect(isManyChanges(files)).toBe(true);
    expect(isManyChanges(files.slice(1))).toBe(false);
  });
});
