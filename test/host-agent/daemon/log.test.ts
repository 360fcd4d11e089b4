import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LogFile } from '../../../host-agent/daemon/log.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-log-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the log', () => {
  it('never exceeds twice its limit on disk, and keeps the latest lines', () => {
    const log = new LogFile(join(folder, 'state/agent.log'), 1000);
    for (let line = 0; line < 500; line += 1) log.write(`${line} ${'x'.repeat(40)}\n`);
    const files = readdirSync(join(folder, 'state'));
    expect(files.toSorted()).toEqual(['agent.log', 'agent.log.1']);
    for (const name of files) expect(statSync(join(folder, 'state', name)).size).toBeLessThan(1100);
    expect(readFileSync(join(folder, 'state/agent.log'), 'utf8')).toContain('499 x');
  });

  it('appends to an existing file', () => {
    const path = join(folder, 'agent.log');
    new LogFile(path).write('one\n');
    new LogFile(path).write('two\n');
    expect(readFileSync(path, 'utf8')).toBe('one\ntwo\n');
  });

  it('loses only lines on a full disk', () => {
    const path = join(folder, 'agent.log');
    symlinkSync('/dev/full', path);
    expect(() => new LogFile(path).write('lost\n')).not.toThrow();
  });

  it('starts once it becomes writable', () => {
    const path = join(folder, 'agent.log');
    mkdirSync(join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), path);
    const log = new LogFile(path);
    log.write('lost\n');
    unlinkSync(path);
    log.write('kept\n');
    expect(readFileSync(path, 'utf8')).toBe('kept\n');
  });
});
