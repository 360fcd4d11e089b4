import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { archiveBytes, archiveOf, PASSWORD } from '../../../host-agent/recording/sealed-download.ts';

async function* inPieces(bytes: Buffer, pieceBytes: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

async function archived(name: string, bytes: Buffer, pieceBytes = 1_000, said = bytes.length): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of archiveOf(name, said, inPieces(bytes, pieceBytes))) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('the archive of a download', () => {
  it.each([0, 1, 15, 16, 17, 100_003])(
    'is opened by another program with the password, with %d bytes',
    async (count) => {
      const folder = mkdtempSync(join(tmpdir(), 'safe-browse-archive-'));
      onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
      const bytes = Buffer.from(Array.from({ length: count }, (_, index) => (index * 7) % 251));
      const name = 'prüfung – 検査.exe';
      const archive = await archived(name, bytes);
      expect(archive).toHaveLength(archiveBytes(name, count));
      const path = join(folder, 'a.zip');
      writeFileSync(path, archive);
      const run = (...args: string[]) => execFileSync('7z', args, { stdio: ['ignore', 'pipe', 'pipe'] });
      expect(run('x', '-so', `-p${PASSWORD}`, path).equals(bytes)).toBe(true);
      expect(run('l', `-p${PASSWORD}`, path).toString('utf8')).toContain(name);
      if (count > 0) expect(() => run('x', '-so', '-pwrong', path)).toThrow();
    },
  );

  it('shows nothing of the file, and is another one each time', async () => {
    const bytes = Buffer.from('MZ this is a program '.repeat(50));
    const [one, other] = [await archived('a.exe', bytes), await archived('a.exe', bytes, 7)];
    expect(one.includes('this is a program')).toBe(false);
    expect(one.equals(other)).toBe(false);
  });

  it('is not made of a file that has changed', async () => {
    const bytes = Buffer.alloc(10);
    for (const count of [9, 11]) await expect(archived('a', bytes, 4, count)).rejects.toThrow('another size');
  });
});
