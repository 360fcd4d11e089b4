/** Files that are saved to a real FAT disk, such as a memory stick, by a driver that has no hard links and whose rename replaces no file. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { IncomingFile, incomingFileOwner } from '../../../host-agent/transfer/incoming-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'sb-fat-'));
const disk = join(folder, 'disk');
const target = { folder: join(disk, 'Downloads'), owner: incomingFileOwner(folder) };

/** Only root mounts without a setuid program, and containers may have no FUSE. */
function mayMount(): boolean {
  try {
    closeSync(openSync('/dev/fuse', 'r+'));
    return process.getuid?.() === 0;
  } catch {
    return false;
  }
}

const isMounted = () => readFileSync('/proc/self/mountinfo', 'utf8').includes(` ${disk} `);

describe.runIf(mayMount())('a file that is saved to a FAT disk', () => {
  let driver: ChildProcess;
  beforeAll(async () => {
    mkdirSync(disk);
    const image = join(folder, 'image');
    execFileSync('mkfs.vfat', ['-C', image, '16384']);
    driver = spawn('fusefat', ['-f', '-o', 'rw+', image, disk], { stdio: 'ignore' });
    await vi.waitUntil(isMounted, { timeout: 15_000 });
  });
  afterAll(async () => {
    // The driver unmounts its disk.
    driver.kill('SIGTERM');
    await once(driver, 'exit');
    expect(isMounted()).toBe(false);
    rmSync(folder, { recursive: true });
  });

  const save = async (name: string, content: string) => {
    const incoming = await IncomingFile.create(target, name);
    await incoming.write(Buffer.from(content));
    const path = await incoming.complete('https://example.org/', () => undefined);
    expect(readFileSync(path, 'utf8')).toBe(content);
    return path.slice(target.folder.length + 1);
  };
  const visible = () => readdirSync(target.folder).filter((name) => !name.startsWith('.'));

  it('is there whole, under a name that the disk can have, and replaces no other', async () => {
    expect(await save('report.pdf', 'first')).toBe('report.pdf');
    const second = await save('report.pdf', 'second');
    const odd = await save('a:b?"<>|*.txt', 'odd');
    expect(visible().toSorted()).toEqual(['report.pdf', second, odd].toSorted());
    expect(readFileSync(join(target.folder, 'report.pdf'), 'utf8')).toBe('first');
  });

  it('leaves nothing when it is given up', async () => {
    const before = readdirSync(target.folder);
    const incoming = await IncomingFile.create(target, 'half.bin');
    await incoming.write(Buffer.alloc(100_000));
    await incoming.dispose();
    expect(readdirSync(target.folder)).toEqual(before);
  });
});
