/** The verbs on exits, over a real configuration file and real files of keys. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ConfigurationFile } from '../../../../host-agent/config/configuration-file.ts';
import { exitVerbs } from '../../../../host-agent/daemon/verbs/exits.ts';
import { ExitKeyFiles } from '../../../../host-agent/network/exit/exit-keys.ts';

const call = { signal: new AbortController().signal, progress: () => undefined } as never;
const [PRIVATE, PEER, OTHER] = ['a', 'b', 'c'].map((letter) => `${letter.repeat(42)}A=`) as [string, string, string];
const file = (privateKey = PRIVATE) =>
  `[Interface]\nPrivateKey = ${privateKey}\nAddress = 10.8.0.2/24\nDNS = 10.8.0.1\n[Peer]\nPublicKey = ${PEER}\nAllowedIPs = 0.0.0.0/0\nEndpoint = vpn.test:51820\n`;

let folder: string;
let verbs: ReturnType<typeof exitVerbs>;
const configurationFile = () => join(folder, 'config.toml');
const keyFile = (name: string) => join(folder, 'exits', `${name}.json`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-exit-verbs-'));
  await writeFile(configurationFile(), '# mine\n[profile.work]\ncolour = "teal"\n');
  const configuration = await ConfigurationFile.read(configurationFile());
  const exitKeys = new ExitKeyFiles(keyFile);
  const listed = () =>
    Object.entries(configuration.config.exit).map(([name, exit]) => ({
      name,
      kind: exit.kind,
      ...('server' in exit && { server: exit.server }),
      profiles: [],
      hasKeys: true,
      state: 'idle' as const,
    }));
  verbs = exitVerbs({
    exits: { list: () => Promise.resolve(listed()), test: () => Promise.reject(new Error('not in this test')) },
    exitKeys,
    config: () => configuration.config,
    change: async (changes) => [...(await configuration.change(changes, false))],
  });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('imports a file: its settings into the configuration, its keys into a file for its owner only', async () => {
  expect(await verbs['exit.import']({ name: 'work', text: file(), replace: false }, call)).toMatchObject({
    name: 'work',
    server: 'vpn.test:51820',
  });
  const written = await readFile(configurationFile(), 'utf8');
  expect(written).toContain('# mine');
  expect(written).toContain('[exit.work]');
  expect(written).not.toContain(PRIVATE);
  expect(JSON.parse(await readFile(keyFile('work'), 'utf8'))).toEqual({ privateKey: PRIVATE });
  expect((await stat(keyFile('work'))).mode & 0o777).toBe(0o600);
});

it('reports all mistakes of a file and its name at once, and writes nothing', async () => {
  const text = file().replace('10.8.0.2/24', 'here').replace('vpn.test:51820', 'vpn.test');
  const refused = verbs['exit.import']({ name: 'Not a name', text, replace: false }, call);
  await expect(refused).rejects.toMatchObject({ code: 'exit-file-invalid', exitStatus: 2 });
  const message = await refused.catch((error: unknown) => String(error));
  for (const part of ['the name must be', 'line 3: "Address"', 'line 8: "Endpoint"']) expect(message).toContain(part);
  expect(await readFile(configurationFile(), 'utf8')).not.toContain('exit');
  await expect(stat(join(folder, 'exits'))).rejects.toThrow('ENOENT');
});

it('replaces an exit only when asked to, and keeps its keys when the configuration refuses it', async () => {
  await verbs['exit.import']({ name: 'work', text: file(), replace: false }, call);
  await expect(verbs['exit.import']({ name: 'work', text: file(OTHER), replace: false }, call)).rejects.toMatchObject({
    code: 'exit-exists',
  });
  await verbs['exit.import']({ name: 'work', text: file(OTHER), replace: true }, call);
  expect(await readFile(keyFile('work'), 'utf8')).toContain(OTHER);
  await writeFile(
    configurationFile(),
    `${await readFile(configurationFile(), 'utf8')}[profile.work2]\nexit = "nowhere"\n`,
  );
  await expect(verbs['exit.import']({ name: 'work', text: file(), replace: true }, call)).rejects.toMatchObject({
    code: 'config-change-refused',
  });
  expect(await readFile(keyFile('work'), 'utf8')).toContain(OTHER);
});

const PROXY = { name: 'office', kind: 'socks5', server: 'proxy.test:1080', replace: false } as const;

it('adds a proxy: its settings into the configuration, its login into a file for its owner only', async () => {
  const login = { user: 'me', password: 'a secret' };
  expect(await verbs['exit.add']({ ...PROXY, login }, call)).toMatchObject({ name: 'office', kind: 'socks5' });
  const written = await readFile(configurationFile(), 'utf8');
  for (const line of ['[exit.office]', 'kind = "socks5"', 'server = "proxy.test:1080"', 'login = true'])
    expect(written).toContain(line);
  expect(written).not.toContain('secret');
  expect(JSON.parse(await readFile(keyFile('office'), 'utf8'))).toEqual(login);
  expect((await stat(keyFile('office'))).mode & 0o777).toBe(0o600);
});

it('forgets the login of a proxy that no longer asks for one', async () => {
  await verbs['exit.add']({ ...PROXY, login: { user: 'me', password: 'a secret' } }, call);
  await expect(verbs['exit.add'](PROXY, call)).rejects.toMatchObject({ code: 'exit-exists' });
  await verbs['exit.add']({ ...PROXY, kind: 'http-connect', replace: true }, call);
  expect(await readFile(configurationFile(), 'utf8')).toContain('login = false');
  await expect(stat(keyFile('office'))).rejects.toThrow('ENOENT');
});

it('refuses a login that the protocols cannot carry without repeating it, and a server that is none', async () => {
  const refused = verbs['exit.add']({ ...PROXY, login: { user: 'a:b', password: 'tab\tsecret' } }, call);
  await expect(refused).rejects.toMatchObject({ code: 'exit-login-invalid', exitStatus: 2 });
  const message = await refused.catch((error: unknown) => String(error));
  expect(message).toContain('user must have no colon');
  expect(message).not.toContain('secret');
  await expect(verbs['exit.add']({ ...PROXY, server: 'proxy.test' }, call)).rejects.toMatchObject({
    code: 'config-change-refused',
  });
  expect(await readFile(configurationFile(), 'utf8')).not.toContain('exit');
  await expect(stat(keyFile('office'))).rejects.toThrow('ENOENT');
});

it('removes an exit with its keys, but not one that a profile needs', async () => {
  await verbs['exit.import']({ name: 'work', text: file(), replace: false }, call);
  const text = await readFile(configurationFile(), 'utf8');
  await writeFile(configurationFile(), text.replace('colour = "teal"', 'exit = "work"'));
  await expect(verbs['exit.remove']({ name: 'work' }, call)).rejects.toMatchObject({ code: 'config-change-refused' });
  await stat(keyFile('work'));
  await writeFile(configurationFile(), text);
  await verbs['exit.remove']({ name: 'work' }, call);
  expect(await readFile(configurationFile(), 'utf8')).not.toContain('exit.work');
  await expect(stat(keyFile('work'))).rejects.toThrow('ENOENT');
  await expect(verbs['exit.remove']({ name: 'work' }, call)).rejects.toMatchObject({ code: 'exit-not-found' });
});

it('adds Tor, with bridges or without, and refuses a bridge that is none', async () => {
  expect(await verbs['exit.add-tor']({ name: 'onions', bridges: [], replace: false }, call)).toMatchObject({
    kind: 'tor',
  });
  const bridges = [`203.0.113.5:9001 ${'A'.repeat(40)}`];
  await verbs['exit.add-tor']({ name: 'onions', bridges, replace: true }, call);
  expect(await readFile(configurationFile(), 'utf8')).toContain('203.0.113.5:9001');
  await expect(
    verbs['exit.add-tor']({ name: 'other', bridges: ['bridge.test'], replace: false }, call),
  ).rejects.toMatchObject({ code: 'config-change-refused' });
});
