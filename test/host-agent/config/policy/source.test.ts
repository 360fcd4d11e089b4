import { spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelPolicy, hostPolicies, placeOf, readPolicies } from '../../../../host-agent/config/policy/source.ts';

const US = process.getuid?.() ?? 0;
const noGroups = () => Promise.reject(new Error('No policy asks for groups.'));
const kept = (text: string) => () => Promise.resolve({ channel: 'registry.example/stable', text });
let folder: string;
let path: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'sb-policy-')), 'safe-browse');
  path = join(folder, 'policy.toml');
  await mkdir(folder, { mode: 0o755 });
});
afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

const write = (text: string, mode = 0o644) => writeFile(path, text, { mode });
const refusal = async (owner = US) => {
  try {
    const [read] = await hostPolicies(path, `${folder}/policy.d`, owner).read();
    return read && [read.text, read.origin];
  } catch (error) {
    const { code, exitStatus, params } = error as { code: string; exitStatus: number; params: unknown };
    return { code, exitStatus, params };
  }
};
const refused = (problem: string, of = path) => ({
  code: 'policy-file-refused',
  exitStatus: 3,
  params: { path: of, problem },
});

describe('the policy of the computer', () => {
  it('is absent without its file or folder, and otherwise its text', async () => {
    expect(await refusal()).toBeUndefined();
    await write('organisation = "A"');
    expect(await refusal()).toEqual(['organisation = "A"', path]);
    await rm(folder, { recursive: true });
    expect(await refusal()).toBeUndefined();
  });

  it('is refused unless file and folder belong to root and only root may write them', async () => {
    await write('');
    expect(await refusal(US + 1)).toEqual(refused('foreign', folder));
    for (const mode of [0o664, 0o646, 0o666]) {
      await chmod(path, mode);
      expect({ mode, is: await refusal() }).toEqual({ mode, is: refused('writable') });
    }
    await chmod(path, 0o644);
    await chmod(folder, 0o775);
    expect(await refusal()).toEqual(refused('writable', folder));
  });

  it('is refused as a link, a folder or a file without end', async () => {
    await symlink('/dev/null', path);
    expect(await refusal()).toEqual(refused('link'));
    await rm(path);
    await mkdir(path);
    expect(await refusal()).toEqual(refused('not-a-file'));
    await rm(path, { recursive: true });
    await write('#'.repeat(1024 * 1024 + 1));
    expect(await refusal()).toEqual(refused('too-large'));
  });
});

describe('policies in several files', () => {
  const dropIn = async (name: string, text: string, mode = 0o644) => {
    await mkdir(join(folder, 'policy.d'), { recursive: true, mode: 0o755 });
    await writeFile(join(folder, 'policy.d', name), text, { mode });
  };
  const read = async () =>
    (await readPolicies([hostPolicies(path, join(folder, 'policy.d'), US)], noGroups)).policies.map(
      ({ origin, policy }) => [origin, policy.organisation],
    );

  it('are in force together: the later name before the earlier one, and each before the file', async () => {
    await write('organisation = "File"');
    await dropIn('50-site.toml', 'organisation = "Site"');
    await dropIn('60-lab.toml', 'organisation = "Lab"');
    for (const other of ['.hidden.toml', '60-lab.toml~', '60-lab.toml.dpkg-dist', 'README'])
      await dropIn(other, 'not = "read"');
    const [site, lab] = ['50-site.toml', '60-lab.toml'].map((name) => join(folder, 'policy.d', name));
    expect(await read()).toEqual([
      [lab, 'Lab'],
      [site, 'Site'],
      [path, 'File'],
    ]);
    await rm(path);
    expect(await read()).toEqual([
      [lab, 'Lab'],
      [site, 'Site'],
    ]);
  });

  it('block every session when one of them can be written by others, or has a mistake', async () => {
    await dropIn('a.toml', '');
    await chmod(join(folder, 'policy.d/a.toml'), 0o666);
    await expect(read()).rejects.toMatchObject(refused('writable', join(folder, 'policy.d/a.toml')));
    await chmod(join(folder, 'policy.d/a.toml'), 0o644);
    await chmod(join(folder, 'policy.d'), 0o777);
    await expect(read()).rejects.toMatchObject(refused('writable', join(folder, 'policy.d')));
    await chmod(join(folder, 'policy.d'), 0o755);
    await dropIn('b.toml', 'x = 1');
    await expect(read()).rejects.toMatchObject({ code: 'policy-invalid', params: { count: 1 } });
  });
});

describe('a mount over the folder of the policy', () => {
  let reader: string;
  beforeAll(async () => {
    reader = join(await mkdtemp(join(tmpdir(), 'sb-reader-')), 'reader.mjs');
    const source = join(import.meta.dirname, '../../../../host-agent/config/policy/source.ts');
    const contents = `import { hostPolicies } from ${JSON.stringify(source)};
      const read = hostPolicies(process.argv[2], process.argv[2] + '.d', 0).read();
      console.log(await read.then(([policy]) => policy?.text ?? 'none', ({ params }) => params.problem));`;
    const banner = { js: "import { createRequire } from 'node:module'; const require = createRequire('/');" };
    const stdin = { contents, resolveDir: import.meta.dirname, loader: 'ts' as const };
    await build({
      stdin,
      bundle: true,
      platform: 'node',
      format: 'esm',
      loader: { '.ftl': 'text' },
      outfile: reader,
      banner,
    });
  });
  afterAll(() => rm(join(reader, '..'), { recursive: true, force: true }));

  /** Reads the policy in a user namespace in which `mount` ran before. */
  const readBehind = (mount: string) => {
    const command = ['sh', '-ec', `${mount}; exec "$0" "$1" "$2"`, process.execPath, reader, path];
    const { stdout, stderr } = spawnSync('unshare', ['--user', '--map-root-user', '--mount', ...command], {
      encoding: 'utf8',
    });
    return stdout.trim() || stderr;
  };

  it('in a user namespace is noticed: the policy does not disappear', async () => {
    await write('organisation = "A"');
    expect(readBehind('true')).toBe('organisation = "A"');
    expect(readBehind(`mount -t tmpfs none '${folder}'`)).toBe('covered');
    expect(readBehind(`mount -t tmpfs none '${join(folder, '..')}'; mkdir '${folder}'`)).toBe('covered');
    expect(readBehind(`mount --bind '${join(folder, '..')}' '${folder}'`)).toBe('covered');
    // What shows the same folder changes nothing.
    expect(readBehind(`mount --bind '${folder}' '${folder}'`)).toBe('organisation = "A"');
  });

  it('is found in the table of mounts by the longest path, the last of equals', () => {
    const mounts = `27 1 254:1 / / rw - ext4 /dev/vda rw
60 27 0:30 / /etc/safe rw - tmpfs none rw
61 27 254:2 /sub /etc rw - ext4 /dev/vdb rw
62 27 0:31 / /etc/safe-browse rw - tmpfs none rw
63 27 254:1 /other /etc/safe-browse rw - ext4 /dev/vda rw
`;
    expect(placeOf(mounts, '/etc/safe-browse')).toBe('254:1 /other');
    expect(placeOf(mounts, '/etc/other')).toBe('254:2 /sub/other');
    expect(placeOf(mounts, '/srv')).toBe('254:1 /srv');
    expect(placeOf('', '/etc')).toBeUndefined();
  });
});

describe('the policies of all sources', () => {
  it('keep the order of the sources and skip those that have none', async () => {
    await write('organisation = "Computer"');
    const { policies } = await readPolicies(
      [
        hostPolicies(path, `${folder}/policy.d`, US),
        channelPolicy('/empty', () => Promise.resolve(undefined)),
        channelPolicy('/signed', kept('organisation = "Channel"')),
      ],
      noGroups,
    );
    expect(policies.map(({ source, origin, policy }) => [source, origin, policy.organisation])).toEqual([
      ['host', path, 'Computer'],
      ['channel', 'channel registry.example/stable', 'Channel'],
    ]);
  });

  it('name the groups of the person only when a policy asks for them', async () => {
    const read = (text: string) => readPolicies([channelPolicy('/p', kept(text))], () => Promise.resolve(['staff']));
    expect((await read('')).groups).toEqual([]);
    expect((await read('[limits]\nsaveGroups = ["staff"]')).groups).toEqual(['staff']);
    expect((await read('[limits]\nsendGroups = ["staff"]')).groups).toEqual(['staff']);
  });

  it('are refused as a whole when one of them has mistakes, with all of them', async () => {
    const read = readPolicies(
      [channelPolicy('/good', kept('')), channelPolicy('/bad', kept('x = 1\ny = 2'))],
      noGroups,
    );
    await expect(read).rejects.toMatchObject({
      code: 'policy-invalid',
      exitStatus: 3,
      message:
        'No session starts: the managed settings in channel registry.example/stable have 2 mistakes:\n  x: no such key\n  y: no such key',
    });
  });
});
