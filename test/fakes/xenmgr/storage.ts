/** Fakes of `vhd-util` and `tap-ctl`: a disk is a plain file. Its block device is a link to it, or to a read-only file if it was opened read-only. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakePrograms, type Ended } from '../programs.ts';

export class FakeStorage {
  readonly folder = mkdtempSync(join(tmpdir(), 'sb-storage-'));
  readonly open = new Map<number, string>();
  /** Whether `tap-ctl create` opens disks read-only without `-W`, like OpenXT's since 2023. */
  needsWriteFlag = true;
  readonly #devices = join(this.folder, 'blktap-2');
  #nextMinor = 0;

  install(): void {
    mkdirSync(this.#devices);
    fakePrograms.set('vhd-util', (args) => this.#vhdUtil(args));
    fakePrograms.set('tap-ctl', (args) => this.#tapCtl(args));
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #vhdUtil([verb, ...words]: readonly string[]): Ended {
    const option = optionsIn(words);
    const [file, sizeMiB] = [option.get('-n'), Number(option.get('-s'))];
    if (verb !== 'create' || file === undefined || !(sizeMiB >= 1))
      return { stderr: 'options: <-n name> <-s size (MB)>', exitCode: 22 };
    writeFileSync(file, '');
    truncateSync(file, sizeMiB * 1024 * 1024);
    return {};
  }

  #tapCtl([verb = '', ...words]: readonly string[]): Ended {
    const option = optionsIn(words.filter((word) => word !== '-W'));
    switch (verb) {
      case 'create': {
        const file = /^vhd:(.+)$/.exec(option.get('-a') ?? '')?.[1];
        if (file === undefined) return { stderr: 'usage: create <-a type:/path/to/file>', exitCode: 22 };
        if (words.includes('-W') && !this.needsWriteFlag)
          return { stderr: "tap-ctl: invalid option -- 'W'", exitCode: 22 };
        const minor = this.#nextMinor++;
        const device = join(this.#devices, `tapdev${minor}`);
        symlinkSync(words.includes('-W') || !this.needsWriteFlag ? file : '/dev/full', device);
        this.open.set(minor, file);
        return { stdout: `${device}\n` };
      }
      case 'list':
        return {
          stdout: [...this.open]
            .map(([minor, file]) => `pid=${4000 + minor} minor=${minor} state=0 args=vhd:${file}`)
            .join('\n'),
        };
      case 'destroy': {
        const minor = Number(option.get('-m'));
        if (!this.open.delete(minor) || option.get('-p') !== String(4000 + minor))
          return { stderr: 'no such tap', exitCode: 2 };
        rmSync(join(this.#devices, `tapdev${minor}`));
        return {};
      }
      default:
        return { stderr: 'usage: tap-ctl <command>', exitCode: 22 };
    }
  }
}

function optionsIn(words: readonly string[]): Map<string, string> {
  const pairs = new Map<string, string>();
  for (let at = 0; at + 1 < words.length; at += 2) pairs.set(words[at] ?? '', words[at + 1] ?? '');
  return pairs;
}
