import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { taskLine, WAITS } from '../../../../appliance/agent/viewer/task.ts';
import { viewAhead } from '../../../../appliance/agent/viewer/ahead.ts';

const SAMPLE = 'appliance/images/browser/tree/usr/share/safe-browse/documents/letter.docx';
let folder: string;
beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'sb-ahead-'))));
afterEach(() => rm(folder, { recursive: true }));

/** `answers`: what it has printed each time. */
function started(sample = SAMPLE) {
  const [stdin, printed] = [new PassThrough(), [] as string[]];
  const ended = viewAhead({ stdin, print: (text) => printed.push(text), sample });
  return { stdin, printed, ended };
}

describe('the viewer that is started ahead', () => {
  it('waits for one task, and answers it as one that was started for its file', async () => {
    const { stdin, printed, ended } = started();
    await expect.poll(() => printed).toEqual([WAITS]);
    const path = join(folder, 'notes');
    writeFileSync(path, 'Grüße');
    stdin.end(taskLine({ path, folder, language: 'en' }));
    await ended;
    expect(printed).toEqual([WAITS, 'page.html']);
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toContain('<pre>\nGrüße</pre>');
  });

  it('ends without a task, and waits also if its document cannot be read', async () => {
    const { stdin, printed, ended } = started(join(folder, 'none.docx'));
    stdin.end();
    await ended;
    expect(printed).toEqual([WAITS]);
  });

  it('leaves nothing of what it tried', async () => {
    const before = leftovers();
    const { stdin, ended } = started();
    stdin.end();
    await ended;
    expect(leftovers()).toEqual(before);
  });

  it('fails as one that was started for its file', async () => {
    const { stdin, ended } = started();
    stdin.end(taskLine({ path: join(folder, 'none'), folder, language: 'en' }));
    await expect(ended).rejects.toThrow('ENOENT');
  });
});

const leftovers = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ahead-'));
