import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DownloadList, Downloads, showable } from '../../../../../appliance/agent/browser/transfers/downloads.ts';
import { BrowserGuestMessage } from '../../../../../appliance/protocol/browser.ts';
import { formatLine } from '../../../../../appliance/protocol/lines.ts';
import { settle } from '../../../../bed/event-loop.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-downloads-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the folder for downloads', () => {
  it('is listed as plain files, newest first, each with its first bytes', async () => {
    writeFileSync(join(folder, 'old.txt'), 'old');
    utimesSync(join(folder, 'old.txt'), 1_000, 1_000);
    writeFileSync(join(folder, 'new.pdf.crdownload'), '%PDF');
    utimesSync(join(folder, 'new.pdf.crdownload'), 2_000, 2_000);
    writeFileSync(join(folder, '.org.chromium.Chromium.5UEESi'), 'has no name yet');
    mkdirSync(join(folder, 'folder'));
    symlinkSync('/etc/passwd', join(folder, 'link'));
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    const { files, count } = await new Downloads(folder).list();
    expect(count).toBe(2);
    expect(
      files.map(({ name, bytes, isWhole, head }) => ({
        name,
        bytes,
        isWhole,
        head: Buffer.from(head, 'base64').toString(),
      })),
    ).toEqual([
      { name: 'new.pdf', bytes: 4, isWhole: false, head: '%PDF' },
      { name: 'old.txt', bytes: 3, isWhole: true, head: 'old' },
    ]);
  });

  it('gives each file a number that no other file gets, and finds the file by it', async () => {
    const downloads = new Downloads(folder);
    writeFileSync(join(folder, 'a'), '1');
    const [first] = (await downloads.list()).files;
    expect(downloads.pathOf(first?.file ?? 0)).toBe(join(folder, 'a'));
    unlinkSync(join(folder, 'a'));
    writeFileSync(join(folder, 'b'), '2');
    const [second] = (await downloads.list()).files;
    expect(second?.file).not.toBe(first?.file);
    expect(downloads.pathOf(first?.file ?? 0)).toBeUndefined();
  });

  it('does not count files that the person sent, only what a page puts in their place', async () => {
    const told: DownloadList[] = [];
    const stop = new AbortController();
    const downloads = new Downloads(folder);
    writeFileSync(join(folder, 'a'), '1');
    const following = downloads.follow((changed) => told.push(changed), stop.signal);
    await expect.poll(() => told.at(-1)?.count).toBe(1);
    await downloads.leaveOut('a');
    await expect.poll(() => told.at(-1)?.count).toBe(0);
    unlinkSync(join(folder, 'a'));
    writeFileSync(join(folder, 'b'), '1');
    await expect.poll(() => told.at(-1)?.files.map(({ name }) => name)).toEqual(['b']);
    stop.abort();
    await following;
  });

  it('fits in one line, however many files with however long names a page creates', async () => {
    for (let index = 0; index < 70; index += 1)
      writeFileSync(join(folder, `${index}${'"\u00fc'.repeat(60)}`), Buffer.alloc(1000, 255));
    const { files, count } = await new Downloads(folder).list();
    expect([files.length, count]).toEqual([50, 70]);
    expect(formatLine(BrowserGuestMessage, { type: 'downloads', files, count }).length).toBeLessThan(64 * 1024);
  });

  it('is reported when it changes, and not while it is empty', async () => {
    const told: DownloadList[] = [];
    const stop = new AbortController();
    const downloads = new Downloads(folder);
    const list = vi.spyOn(downloads, 'list');
    const following = downloads.follow((changed) => told.push(changed), stop.signal);
    await expect.poll(() => list.mock.settledResults.length).toBe(1);
    await settle();
    expect(told).toEqual([]);
    writeFileSync(join(folder, 'a'), '1');
    await expect.poll(() => told.at(-1)?.count).toBe(1);
    unlinkSync(join(folder, 'a'));
    await expect.poll(() => told.at(-1)?.count).toBe(0);
    stop.abort();
    await following;
  });
});

describe('the name of a download', () => {
  it.each([
    ['a\u001b[2J.txt', 'a_[2J.txt'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(156)}.pdf`],
    ['ok.tar', 'ok.tar'],
  ])('%j becomes %j', (name, told) => {
    expect(showable(name)).toBe(told);
  });
});
