import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withFrameFile } from '../../../../host-agent/hypervisor/qemu/vm.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-frame-'));
  file = join(folder, 'frame.ppm');
});
afterEach(() => rmSync(folder, { recursive: true }));
const dump = () => writeFile(file, 'pixels');
const read = (path: string) => Promise.resolve(readFileSync(path, 'utf8'));

describe('the file of a frame', () => {
  it('can be written by QEMU, which may create none', async () => {
    const modes: number[] = [];
    const look = () => Promise.resolve(void modes.push(statSync(file).mode & 0o777));
    await withFrameFile(file, look, read, { keeps: false });
    expect(modes).toEqual([0o666]);
  });

  it('stays, empty, for the next frame, unless its reader keeps it', async () => {
    expect(await withFrameFile(file, dump, read, { keeps: false })).toBe('pixels');
    expect(statSync(file).size).toBe(0);
    expect(await withFrameFile(file, dump, read, { keeps: true })).toBe('pixels');
    expect(existsSync(file)).toBe(false);
  });

  it('may be removed by QEMU once it is read', async () => {
    const readAndLose = async (path: string) => {
      const text = await read(path);
      rmSync(path);
      return text;
    };
    expect(await withFrameFile(file, dump, readAndLose, { keeps: true })).toBe('pixels');
  });

  it('is never a link', async () => {
    const elsewhere = join(folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, file);
    await expect(withFrameFile(file, dump, read, { keeps: false })).rejects.toMatchObject({ code: 'ELOOP' });
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
  });
});
