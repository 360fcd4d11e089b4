import { mkdir, mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { KeptVersion } from '../../../host-agent/config/kept-version.ts';
import { TextSource } from './policy/policies.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-config-'));
  path = join(folder, 'safe-browse/config.toml');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the configuration file', () => {
  it('is created by the first change, readable only by its owner, and takes effect at once', async () => {
    const file = await ConfigurationFile.read(path);
    expect(await file.change([{ path: ['network', 'idleStopSeconds'], value: 5 }], false)).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe('[network]\nidleStopSeconds = 5\n');
    expect(file.config.network.idleStopSeconds).toBe(5);
    expect(await file.describe()).toMatchObject({
      present: true,
      written: { network: { idleStopSeconds: 5 } },
      waiting: [],
      problems: [],
    });
  });

  it('keeps two concurrent changes, and accepts more after one that fails', async () => {
    const file = await ConfigurationFile.read(path);
    const circular: Record<string, unknown> = {};
    circular['itself'] = circular;
    const failed = file.change([{ path: ['network', 'ports'], value: circular as never }], false).catch(() => 'failed');
    await Promise.all([
      file.change([{ path: ['network', 'ports'], value: 4 }], false),
      file.change([{ path: ['accelerator'], value: 'tcg' }], false),
    ]);
    expect(await failed).toBe('failed');
    expect((await file.describe()).written).toEqual({ accelerator: 'tcg', network: { ports: 4 } });
    expect(file.config).toMatchObject({ accelerator: 'tcg', network: { ports: 4 } });
  });

  it('is unchanged when a change would break it, and every mistake is reported', async () => {
    const file = await ConfigurationFile.read(path);
    const problems = await file.change(
      [
        { path: ['network', 'ports'], value: 99 },
        { path: ['defaultProfile'], value: '../x' },
      ],
      false,
    );
    expect(problems.map((problem) => problem.path.join('.')).toSorted()).toEqual(['defaultProfile', 'network.ports']);
    expect((await file.describe()).present).toBe(false);
  });

  it('is not written in a dry run', async () => {
    const file = await ConfigurationFile.read(path);
    expect(await file.change([{ path: ['network', 'ports'], value: 4 }], true)).toEqual([]);
    expect((await file.describe()).present).toBe(false);
  });

  it('reports which keys take effect at the next start of the host agent', async () => {
    const file = await ConfigurationFile.read(path);
    await file.change([{ path: ['accelerator'], value: 'tcg' }], false);
    expect((await file.describe()).waiting).toEqual([['accelerator']]);
    expect((await file.describe([['network', 'memoryMiB']])).waiting).toEqual([
      ['accelerator'],
      ['network', 'memoryMiB'],
    ]);
  });

  it('is left alone when a person broke it by hand', async () => {
    const file = await ConfigurationFile.read(path);
    await file.change([{ path: ['accelerator'], value: 'tcg' }], false);
    await writeFile(path, 'accelerator = ');
    expect(await file.change([{ path: ['accelerator'], value: 'kvm' }], false)).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toBe('accelerator = ');
    expect((await file.describe()).problems).toHaveLength(1);
  });

  it('gets back what it said before a person broke it by hand, and the broken one stays beside it', async () => {
    const file = await ConfigurationFile.read(path);
    await file.change([{ path: ['network', 'ports'], value: 4 }], false);
    expect((await file.describe()).canRestore).toBeUndefined();
    await expect(file.restore()).rejects.toMatchObject({ code: 'config-not-broken' });
    await writeFile(path, '[network]\nports = 5\noops');
    const [problem] = (await file.describe()).problems;
    expect(problem?.at).toEqual({ line: 3, column: 1 });
    expect((await file.describe()).canRestore).toBe(true);
    await file.refresh();
    expect(file.blocked?.code).toBe('config-invalid');
    const kept = await file.restore();
    expect(await readFile(path, 'utf8')).toBe('[network]\nports = 4\n');
    expect(await readFile(kept, 'utf8')).toBe('[network]\nports = 5\noops');
    expect(kept).toMatch(/\/config\.broken-20.*\.toml$/);
    expect(file.blocked).toBeUndefined();
    expect(file.config.network.ports).toBe(4);
  });

  it('is in force as soon as it is read again after another hand has saved it, and each change is told once', async () => {
    const file = await ConfigurationFile.read(path);
    await file.change([{ path: ['network', 'idleStopSeconds'], value: 5 }], false);
    let reported = 0;
    file.onChange(() => (reported += 1));
    await file.refresh();
    const seen: number[] = [];
    for (const seconds of [6, 7]) {
      await writeFile(path, `[network]\nidleStopSeconds = ${seconds}\n`);
      await file.refresh();
      await file.refresh();
      seen.push(file.config.network.idleStopSeconds);
    }
    expect([seen, reported]).toEqual([[6, 7], 2]);
    await rm(path);
    await file.refresh();
    expect(file.config.network.idleStopSeconds).toBe(300);
  });

  it('keeps the last valid settings while another hand has broken it, and lets no session start', async () => {
    const file = await ConfigurationFile.read(path);
    await file.change([{ path: ['network', 'idleStopSeconds'], value: 5 }], false);
    await writeFile(path, '[network]\nidleStopSeconds = "never"\n');
    await file.refresh();
    expect(file.blocked).toMatchObject({ code: 'config-invalid', exitStatus: 2 });
    expect(file.config.network.idleStopSeconds).toBe(5);
    await writeFile(path, '');
    await file.refresh();
    expect(file.blocked).toBeUndefined();
    await rm(path);
    await mkdir(path);
    await file.refresh();
    expect(file.blocked).toMatchObject({ code: 'config-invalid' });
  });
});

describe('a start with a configuration file that has mistakes', () => {
  const VALID = '[network]\nports = 4\n';
  const BROKEN = '[network]\nports = 99\nsped = 1\n';
  const keptPath = () => join(folder, 'last-valid-config.toml');
  const policy = new TextSource();
  beforeEach(async () => {
    policy.content = undefined;
    await mkdir(join(folder, 'safe-browse'));
  });
  /** As the next host agent reads it. */
  const start = () => ConfigurationFile.read(path, { policies: [policy], kept: new KeptVersion(keptPath()) });
  const startWith = async (text: string) => {
    await writeFile(path, text);
    return start();
  };

  it('is like a mistake while it runs: the last valid settings are in force, no session starts, and they can be restored', async () => {
    await startWith(VALID);
    const file = await startWith(BROKEN);
    expect(file.config.network.ports).toBe(4);
    expect(file.blocked).toMatchObject({ code: 'config-invalid', exitStatus: 2 });
    const { problems, canRestore, present } = await file.describe();
    expect(problems.map((problem) => problem.path.join('.')).toSorted()).toEqual(['network.ports', 'network.sped']);
    expect([canRestore, present]).toEqual([true, true]);
    const broken = await file.restore();
    expect([await readFile(path, 'utf8'), await readFile(broken, 'utf8')]).toEqual([VALID, BROKEN]);
    expect(file.blocked).toBeUndefined();
  });

  it('follows the file as soon as it is corrected', async () => {
    await startWith(VALID);
    const file = await startWith(BROKEN);
    await writeFile(path, '[network]\nports = 5\n');
    await file.refresh();
    expect([file.config.network.ports, file.blocked]).toEqual([5, undefined]);
  });

  it('has the version that was accepted last, by whichever hand', async () => {
    const file = await startWith(VALID);
    await file.change([{ path: ['network', 'ports'], value: 5 }], false);
    expect((await startWith(BROKEN)).config.network.ports).toBe(5);
    await writeFile(path, '[network]\nports = 6\n');
    await file.refresh();
    await writeFile(path, BROKEN);
    await file.refresh();
    expect((await start()).config.network.ports).toBe(6);
    expect((await stat(keptPath())).mode & 0o777).toBe(0o600);
  });

  it('fails with all mistakes without an earlier version, and with one that has mistakes itself', async () => {
    const refused = {
      code: 'config-invalid',
      exitStatus: 2,
      message: expect.stringMatching(/ports[^]*sped/) as string,
    };
    await expect(startWith(BROKEN)).rejects.toMatchObject(refused);
    await writeFile(keptPath(), 'ports = ');
    await expect(startWith(BROKEN)).rejects.toMatchObject(refused);
  });

  it('is under the managed settings of now, and fails if these contradict the earlier version or cannot be used', async () => {
    await startWith('[network]\nuplink = "tap"\nmode = "bridge"\ntap.bridge = "br0"\n');
    policy.content = '[forced.network]\nports = 2';
    expect((await startWith(BROKEN)).config.network).toMatchObject({ ports: 2, mode: 'bridge' });
    for (const content of ['[limits]\nsites = ["example.org"]', 'nonsense']) {
      policy.content = content;
      await expect(start()).rejects.toMatchObject({ code: 'config-invalid' });
    }
  });

  it('never has a version that the managed settings did not accept', async () => {
    await startWith(VALID);
    policy.content = '[limits]\nsites = ["example.org"]';
    expect((await startWith('[network]\nuplink = "tap"\nmode = "bridge"\ntap.bridge = "br0"\n')).blocked).toBeDefined();
    policy.content = 'nonsense';
    expect((await startWith('[network]\nports = 7\n')).blocked).toMatchObject({ code: 'policy-invalid' });
    expect(await readFile(keptPath(), 'utf8')).toBe(VALID);
  });

  it('is not made worse by a disk on which nothing can be kept, which is reported', async () => {
    const full = new Error('full');
    const kept = { read: () => Promise.resolve(undefined), keep: () => Promise.reject(full) };
    const file = await ConfigurationFile.read(path, { kept });
    const reported: unknown[] = [];
    file.onNotKept((error) => reported.push(error));
    expect(await file.change([{ path: ['network', 'ports'], value: 5 }], false)).toEqual([]);
    expect([reported, file.config.network.ports]).toEqual([[full], 5]);
  });

  it('finds the version on disk, which is not written again while it is the same', async () => {
    await startWith(VALID);
    await utimes(keptPath(), 1, 1);
    await (await start()).refresh();
    expect((await stat(keptPath())).mtimeMs).toBe(1000);
  });
});
