import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lastWords, launch } from '../../../host-agent/process/launch.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-launch-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('a launched program', () => {
  it.each([
    ['exit 3', 'with status 3'],
    ['kill -9 $$', 'by SIGKILL'],
  ])('reports how it ended after: %s', async (script, how) => {
    const { ended } = await launch(
      'trial',
      { program: 'sh', debianPackage: 'dash', timeoutMs: 1_000 },
      ['-c', script],
      { logFile: join(folder, 'log') },
    );
    expect(await ended).toBe(how);
  });

  it('is quoted with its last three lines as printable text', async () => {
    const logFile = join(folder, 'words');
    const { ended } = await launch(
      'trial',
      { program: 'sh', debianPackage: 'dash', timeoutMs: 1_000 },
      ['-c', "printf 'one\ntwo\n\nthree\n\u001b[31mfour\n' >&2"],
      { logFile },
    );
    await ended;
    expect(await lastWords(logFile)).toBe('two | three | ?[31mfour');
  });

  it('is quoted without reading all that it wrote', async () => {
    const logFile = join(folder, 'flood');
    writeFileSync(logFile, '');
    // More than a string can hold.
    truncateSync(logFile, 600 * 1024 * 1024);
    appendFileSync(logFile, '\nthe end\n');
    const usualBytes = process.memoryUsage().rss;
    expect(await lastWords(logFile)).toMatch(/^\?* \| the end$/);
    expect(process.memoryUsage().rss - usualBytes).toBeLessThan(20 * 1024 * 1024);
    expect(await lastWords(join(folder, 'nothing'))).toBe('');
  });
});
