/** Safe copies of files of the host, with a fake guest for the converter VM. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { formatByName } from '../../../host-agent/api/session/safe-copy.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { fileVerbs } from '../../../host-agent/daemon/verbs/files.ts';
import { BLUE, draws, RED, SafeCopyBed } from './safe-copy-bed.ts';

/** No parser of the host has seen it: it looks like a picture. */
const CONTENT = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('but its name says PDF')]);

let bed: SafeCopyBed;
let folder: string;
let path: string;
let copies: ReturnType<SafeCopyBed['copies']>;
beforeEach(async () => {
  bed = await SafeCopyBed.open();
  copies = bed.copies();
  folder = mkdtempSync(join(tmpdir(), 'sb-file-copy-'));
  path = join(folder, 'report.pdf');
  writeFileSync(path, CONTENT);
});
afterEach(async () => {
  await bed.close();
  rmSync(folder, { recursive: true });
});

const copy = (asked: { path: string; folder?: string }, admit = () => Promise.resolve()) =>
  fileVerbs({
    safeCopies: copies,
    config: () => parseConfig('', 'config.toml'),
    downloadTarget: () => ({ folder: bed.target, owner: 'a0b1c2d3' }),
    admit,
  })['file.copy-safe'](asked, {
    signal: new AbortController().signal,
    progress: (step) => void bed.progress.push(step),
    deliver: () => Promise.resolve(),
  });

describe('a safe copy of a file of the host', () => {
  it('is put beside it, made from the pixels of its pages, and the file is only read', async () => {
    bed.converts(draws(RED, BLUE));
    const made = await copy({ path });
    expect(made).toMatchObject({ path: join(folder, 'report (safe).pdf'), type: 'application/pdf' });
    expect(readdirSync(folder).sort()).toEqual(['report (safe).pdf', 'report.pdf']);
    expect(readFileSync(made.path).includes('its name says')).toBe(false);
    expect(readFileSync(path)).toEqual(CONTENT);
    // All of its bytes went into the VM, unchanged, after the token of 16 bytes.
    expect(Buffer.concat(bed.given).subarray(16)).toEqual(CONTENT);
    expect(bed.progress.map(({ step }) => step)).toEqual(expect.arrayContaining(['starting', 'giving', 'drawing']));
    expect(bed.converterFolders()).toEqual([]);
  });

  it('is what its name says, whatever its bytes are, because only the VM looks at them', async () => {
    bed.converts(draws(RED));
    await copy({ path });
    expect(bed.converters()[0]?.heard).toContainEqual(
      expect.objectContaining({ what: { kind: 'page', format: 'pdf', page: 1, hasText: false } }),
    );
    expect(['a.JPG', 'b.tif', 'c.heic', 'd.docx', 'e.eml', 'pdf', '.pdf.exe'].map(formatByName)).toEqual([
      'jpeg',
      'tiff',
      'heic',
      'docx',
      'eml',
      undefined,
      undefined,
    ]);
  });

  it('goes into the folder that is named, and never over another file', async () => {
    bed.converts(draws(RED));
    const other = join(folder, 'copies');
    mkdirSync(other);
    writeFileSync(join(other, 'report (safe).pdf'), 'mine');
    const made = await copy({ path, folder: other });
    expect(made.name).toBe('report (safe) (2).pdf');
    expect(readFileSync(join(other, 'report (safe).pdf'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['copies', 'report.pdf']);
  });

  it.each([
    ['a kind without safe copies', 'report.exe', 'safe-copy-unsupported'],
    ['a file that is not there', 'none.pdf', 'file-unreadable'],
    ['a folder', 'folder.pdf', 'not-a-file'],
    ['a file that is too large', 'large.pdf', 'transfer-too-large'],
  ])('is refused of %s before a VM starts', async (_, name, code) => {
    mkdirSync(join(folder, 'folder.pdf'));
    writeFileSync(join(folder, 'report.exe'), 'x');
    writeFileSync(join(folder, 'large.pdf'), '');
    truncateSync(join(folder, 'large.pdf'), 257 * 1024 * 1024);
    await expect(copy({ path: join(folder, name) })).rejects.toMatchObject({ code });
    expect(bed.converters()).toEqual([]);
  });

  it('that is cancelled while its VM starts leaves nothing beside the file', async () => {
    bed.converts({ ...draws(RED), greeted: () => undefined });
    const stop = new AbortController();
    const making = copies.drawFile(path, bed.options({ signal: stop.signal }), () => Promise.resolve());
    await expect.poll(() => bed.converters().length).toBe(1);
    stop.abort(new Failure('cancelled', { task: 'request' }));
    await expect(making).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual(['report.pdf']);
    expect(bed.converterFolders()).toEqual([]);
  });

  it('is made one at a time, and not at all where managed settings let no VM start', async () => {
    bed.converts(draws(RED));
    const [first, second] = [copy({ path }), copy({ path })];
    await expect(second).rejects.toMatchObject({ code: 'safe-copy-running' });
    await first;
    const refused = new Failure('safe-copy-running');
    await expect(copy({ path }, () => Promise.reject(refused))).rejects.toBe(refused);
  });
});
