import {
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type DownloadList, Downloads, showable } from '../../../../../appliance/agent/browser/transfers/downloads.ts';
import { BrowserGuestMessage } from '../../../../../appliance/protocol/browser.ts';
import { formatLine } from '../../../../../appliance/protocol/lines.ts';
import { MAX_FILE_BYTES } from '../../../../../appliance/protocol/transfers.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

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

  it('keeps the number of a file as long as it stays, also when others come before it', async () => {
    const downloads = new Downloads(folder);
    writeFileSync(join(folder, 'a'), '1');
    utimesSync(join(folder, 'a'), 1_000, 1_000);
    const [first] = (await downloads.list()).files;
    writeFileSync(join(folder, 'b'), '2');
    const [newer, again] = (await downloads.list()).files;
    expect([newer?.name, again]).toEqual(['b', first]);
    // The protocol counts from 1.
    expect([first?.file, newer?.file]).toEqual([1, 2]);
    expect([downloads.pathOf(newer?.file ?? 0), downloads.pathOf(first?.file ?? 0)]).toEqual([
      join(folder, 'b'),
      join(folder, 'a'),
    ]);
  });

  it('is listed without files that are too large for a transfer', async () => {
    // They take no space.
    for (const [name, bytes] of [
      ['fits', MAX_FILE_BYTES],
      ['too-large', MAX_FILE_BYTES + 1],
    ] as const) {
      writeFileSync(join(folder, name), '');
      truncateSync(join(folder, name), bytes);
    }
    expect((await new Downloads(folder).list()).files.map(({ name }) => name)).toEqual(['fits']);
  });

  it('is read only at the beginning of each file', async () => {
    writeFileSync(join(folder, 'a'), 'x'.repeat(1_000));
    const [file] = (await new Downloads(folder).list()).files;
    expect(Buffer.from(file?.head ?? '', 'base64').toString()).toBe('x'.repeat(264));
  });

  it('does not count files that the person sent, only what a page puts in their place', async () => {
    const reported: DownloadList[] = [];
    const stop = new AbortController();
    const downloads = new Downloads(folder);
    writeFileSync(join(folder, 'a'), '1');
    const following = downloads.follow((changed) => reported.push(changed), stop.signal);
    await expect.poll(() => reported.at(-1)?.count).toBe(1);
    await downloads.leaveOut('a');
    await expect.poll(() => reported.at(-1)?.count).toBe(0);
    unlinkSync(join(folder, 'a'));
    writeFileSync(join(folder, 'b'), '1');
    await expect.poll(() => reported.at(-1)?.files.map(({ name }) => name)).toEqual(['b']);
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
    const reported: DownloadList[] = [];
    const stop = new AbortController();
    const downloads = new Downloads(folder);
    const list = vi.spyOn(downloads, 'list');
    const following = downloads.follow((changed) => reported.push(changed), stop.signal);
    await expect.poll(() => list.mock.settledResults.length).toBe(1);
    await settle();
    expect(reported).toEqual([]);
    writeFileSync(join(folder, 'a'), '1');
    await expect.poll(() => reported.at(-1)?.count).toBe(1);
    unlinkSync(join(folder, 'a'));
    await expect.poll(() => reported.at(-1)?.count).toBe(0);
    stop.abort();
    await following;
  });
});

describe('following a folder for downloads', () => {
  it('reports a list once, however often the folder changes without it', async () => {
    writeFileSync(join(folder, 'a'), '1');
    const reported: DownloadList[] = [];
    const stop = new AbortController();
    const downloads = new Downloads(folder);
    const list = vi.spyOn(downloads, 'list');
    const following = downloads.follow((changed) => reported.push(changed), stop.signal);
    for (const looks of [1, 2, 3]) {
      await expect.poll(() => list.mock.settledResults.length).toBe(looks);
      // A file without a name yet changes the folder, but not the list.
      writeFileSync(join(folder, `.hidden-${looks}`), '');
    }
    expect(reported).toHaveLength(1);
    stop.abort();
    await following;
  });

  it('looks again after five seconds where there is no folder', async () => {
    const clock = useFakeClock();
    const reported: DownloadList[] = [];
    const stop = new AbortController();
    const missing = join(folder, 'Downloads');
    const downloads = new Downloads(missing);
    const list = vi.spyOn(downloads, 'list');
    const following = downloads.follow((changed) => reported.push(changed), stop.signal);
    await expect.poll(() => list.mock.settledResults.length).toBe(1);
    mkdirSync(missing);
    writeFileSync(join(missing, 'a'), '1');
    await clock.advance(4_999);
    expect(list).toHaveBeenCalledTimes(1);
    await clock.advance(1);
    await clock.advance(700);
    await expect.poll(() => reported.map(({ count }) => count)).toEqual([1]);
    stop.abort();
    await following;
  });

  it('ends at once when it is stopped, also between two looks', async () => {
    useFakeClock();
    const stop = new AbortController();
    const downloads = new Downloads(folder);
    const list = vi.spyOn(downloads, 'list');
    const following = downloads.follow(() => undefined, stop.signal);
    await expect.poll(() => list.mock.settledResults.length).toBe(1);
    writeFileSync(join(folder, 'a'), '1');
    await settle();
    stop.abort();
    await following;
    expect(list).toHaveBeenCalledTimes(1);
  });
});

describe('the name of a download', () => {
  it.each([
    ['a\u001b[2J.txt', 'a_[2J.txt'],
    [`${'x'.repeat(300)}.pdf`, `${'x'.repeat(156)}.pdf`],
    ['ok.tar', 'ok.tar'],
    ['x'.repeat(160), 'x'.repeat(160)],
    ['x'.repeat(161), 'x'.repeat(160)],
    [`${'x'.repeat(156)}.pdf`, `${'x'.repeat(156)}.pdf`],
    [`x.${'e'.repeat(200)}`, `x.${'e'.repeat(158)}`],
    [`${'x'.repeat(159)}\u{1f600}`, `${'x'.repeat(159)}\ufffd`],
    ['..', 'download'],
  ])('%j becomes %j', (name, reported) => {
    expect(showable(name)).toBe(reported);
  });
});
