import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildJailArguments } from '../../../host-agent/jail/build-jail.ts';
import { runInBuildJail } from '../../../host-agent/jail/namespaces.ts';

const shell = { program: 'sh', debianPackage: 'dash', timeoutMs: 60_000 };

describe('the jails of a build', () => {
  const jail = { readable: ['/data/inputs'], writable: '/data/out' };

  it('have no network and no file of the host but the programs, what they read, and one folder', () => {
    for (const installsPackages of [true, false]) {
      const args = buildJailArguments({ ...jail, installsPackages }, ['true']);
      expect(args.slice(0, 4)).toEqual(['--net', '--ipc', '--uts', 'bwrap']);
      const bound = args.flatMap((word, index) =>
        /^--(ro-|dev-)?bind(-try)?$/.test(word) ? [[word, args[index + 1]]] : [],
      );
      expect(bound.filter(([, path]) => path?.startsWith('/etc/') !== true && path !== '/dev/console')).toEqual([
        ['--ro-bind', '/usr'],
        ['--ro-bind', '/data/inputs'],
        [installsPackages ? '--dev-bind' : '--bind', '/data/out'],
      ]);
    }
  });

  it('give a program that reads what packages left no capability', () => {
    const args = buildJailArguments({ ...jail, installsPackages: false }, ['true']);
    expect(args.join(' ')).toContain('--cap-drop ALL');
    expect(args).not.toContain('--cap-add');
  });
});

describe.skipIf(process.getuid?.() !== 0)('a program in the second jail', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sb-jail-'));
    for (const name of ['in', 'out', 'aside']) mkdirSync(join(folder, name));
    for (const name of ['in', 'aside']) writeFileSync(join(folder, name, 'file'), name);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('reads its inputs, writes its folder, and leaves everything else as it is', async () => {
    const jail = { readable: [join(folder, 'in')], writable: join(folder, 'out'), installsPackages: false };
    const script = `cd "$1"; cat in/file > out/copy; echo changed > in/file; cat aside/file && touch out/saw; mkdir -p aside; echo planted > aside/file; cat /proc/net/dev | tail -n +3 | cut -d: -f1; grep CapEff /proc/self/status; unshare --user true 2> /dev/null && echo more rights; exit 0`;
    const said = await runInBuildJail(shell, ['-c', script, 'sh', folder], { jail });
    expect(said.split('\n').map((line) => line.trim())).toEqual(['lo', 'CapEff:\t0000000000000000']);
    expect(readdirSync(join(folder, 'out'))).toEqual(['copy']);
    for (const name of ['in', 'aside']) expect(readFileSync(join(folder, name, 'file'), 'utf8')).toBe(name);
    expect(existsSync(join(folder, 'out/saw'))).toBe(false);
  });
});
