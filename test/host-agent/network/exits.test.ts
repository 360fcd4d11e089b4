/** Exits with fake VMs: what a network VM of an exit is told, when a session may use it, and what the filter behind it lets through. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import { ExitKeyFiles } from '../../../host-agent/network/exit/exit-keys.ts';
import { Exits } from '../../../host-agent/network/exit/exits.ts';
import { filterControl } from '../../../host-agent/network/start-ndvm.ts';
import { launch } from '../../../host-agent/process/launch.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { UPLINK } from '../../../host-agent/tools/passt.ts';
import { settle } from '../../bed/event-loop.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

const [PRIVATE, PEER] = ['a', 'b'].map((letter) => `${letter.repeat(42)}A=`) as [string, string];
const INTERNET = { kind: 'internet-only' } as const;
const never = new AbortController().signal;
const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };
const configuration = (server = 'vpn.test:51820') => `[network]
ports = 2
[exit.work]
kind = "wireguard"
server = "${server}"
peerKey = "${PEER}"
address = "10.8.0.2"
resolver = "10.8.0.1"
[profile.work]
exit = "work"
`;

let folder: string;
let config = parseConfig(configuration(), '/c');
let hypervisor: FakeHypervisor;
let keys: ExitKeyFiles;
/** What the host's resolver finds. */
let found: readonly string[];
let changes: number;
let made: Exits[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-exits-'));
  await writeFile(join(folder, 'file'), '');
  [config, found, changes, made] = [parseConfig(configuration(), '/c'), ['203.0.113.7'], 0, []];
  hypervisor = new FakeHypervisor();
  hypervisor.onHello = healthyGuest;
  hypervisor.onMessage = healthyGuest;
  keys = new ExitKeyFiles((name) => join(folder, 'keys', `${name}.json`));
  await keys.write('work', { privateKey: PRIVATE });
});
afterEach(async () => {
  for (const exits of made) await exits.stopUnused();
  await rm(folder, { recursive: true, force: true });
});

/** What the configuration says of IPv6, as each uplink is told. */
const startedWith: string[] = [];
beforeEach(() => {
  startedWith.length = 0;
});

function exits(): Exits {
  const file = join(folder, 'file');
  const boot = { kernel: file, initramfs: file, root: file, commandLine: '' };
  const one = new Exits({
    ndvm: {
      hypervisor,
      config: () => config,
      image: () => Promise.resolve({ digest: 'd'.repeat(64), boot }),
      clone: () => Promise.resolve(undefined),
      keepConsole: () => Promise.resolve(undefined),
      filterProgram: '/none',
      followHost: () => () => undefined,
      startUplink: async ({ ipv6 }, names) => {
        startedWith.push(ipv6);
        const { identity } = await launch('uplink', sleeper, ['3600'], { logFile: names.processLog('uplink') });
        return { kind: 'user', process: identity };
      },
      onChange: () => (changes += 1),
      log: pino({ level: 'silent' }),
    },
    keys,
    folder: join(folder, 'exits'),
    namesOf: (id) => vmFiles(join(folder, 'exits', id)),
    findAddresses: () => Promise.resolve(found),
  });
  made.push(one);
  return one;
}

const guest = () => hypervisor.guests.get('ndvm');
const task = () => guest()?.heard.find((message) => message.type === 'configure');

it('gives its network VM the tunnel, and lets a session begin only when the other end has answered', async () => {
  const network = await exits().open('work');
  await using port = await network.plug('a', INTERNET);
  let isUp = false;
  const up = network.ensureUp(never).then(() => (isUp = true));
  await expect
    .poll(() => task())
    .toMatchObject({
      task: {
        mode: 'nat',
        exit: {
          endpoint: { address: '203.0.113.7', port: 51_820, protocol: 'udp' },
          privateKey: PRIVATE,
          peerKey: PEER,
          address: '10.8.0.2',
          resolver: '10.8.0.1',
        },
      },
    });
  // An exit takes IPv4 only.
  expect([config.network.ipv6, startedWith]).toEqual(['auto', ['off']]);
  expect(JSON.stringify(task())).not.toMatch(/"ipv6"|"internet"/);
  await expect.poll(() => network.ndvm.status().state).toBe('up');
  expect([isUp, network.describe()]).toEqual([false, { name: 'work', isUp: false }]);
  guest()?.say({ type: 'exit', state: 'up' });
  await up;
  expect(network.describe()).toEqual({ name: 'work', isUp: true });
  guest()?.say({ type: 'exit', state: 'down' });
  await expect.poll(() => network.describe().isUp).toBe(false);
  await port.dispose();
});

describe('a proxy', () => {
  const PROXY = configuration('proxy.test:1080').replace(
    /kind = "wireguard"[^]*?(?=\[profile)/,
    'kind = "socks5"\nserver = "proxy.test:1080"\nlogin = true\n',
  );
  const LOGIN = { user: 'me', password: 'a secret' };
  beforeEach(async () => {
    config = parseConfig(PROXY, '/c');
    await keys.write('work', LOGIN);
  });

  it('is given to its network VM with its login, and is the only end that its filter knows', async () => {
    const network = await exits().open('work');
    await using port = await network.plug('a', INTERNET);
    network.ensureUp(never).catch(() => undefined);
    const endpoint = { address: '203.0.113.7', port: 1080, protocol: 'tcp' };
    await expect.poll(() => task()).toMatchObject({ task: { exit: { kind: 'socks5', endpoint, login: LOGIN } } });
    await expect.poll(() => network.ndvm.status().state).toBe('up');
    expect(await readFile(join(folder, 'exits', network.use.id, 'record.json'), 'utf8')).not.toContain('secret');
    await port.dispose();
  });

  it('says why it is down', async () => {
    const network = await exits().open('work');
    await using port = await network.plug('a', INTERNET);
    network.ensureUp(AbortSignal.timeout(8_000)).catch(() => undefined);
    await expect.poll(() => network.ndvm.status().state).toBe('up');
    guest()?.say({ type: 'exit', state: 'down', trouble: 'refuses-login' });
    await expect.poll(() => network.describe().trouble?.code, { timeout: 8_000 }).toBe('exit-login-refused');
    guest()?.say({ type: 'exit', state: 'down', trouble: 'no-proxy' });
    await expect.poll(() => network.describe().trouble?.code, { timeout: 8_000 }).toBe('exit-no-proxy');
    guest()?.say({ type: 'exit', state: 'up' });
    await expect.poll(() => network.describe()).toEqual({ name: 'work', isUp: true });
    await port.dispose();
  });

  it('needs a login only where its table says so, and takes no keys of a tunnel for one', async () => {
    const all = exits();
    await keys.remove('work');
    await expect(all.open('work')).rejects.toMatchObject({ code: 'exit-login-missing' });
    config = parseConfig(PROXY.replace('login = true', 'login = false'), '/c');
    expect((await all.open('work')).use.settings).toMatchObject({ kind: 'socks5' });
    expect(await all.list()).toMatchObject([{ kind: 'socks5', server: 'proxy.test:1080', hasKeys: true }]);
    config = parseConfig(PROXY, '/c');
    await keys.write('work', { privateKey: PRIVATE });
    const network = await all.open('work');
    await using port = await network.plug('a', INTERNET);
    await expect(network.ensureUp(never)).rejects.toMatchObject({ code: 'exit-login-missing' });
    await port.dispose();
  });
});

it('is up before the first session while a spare has its port, and ends without one', async () => {
  config = parseConfig(configuration().replace('ports = 2', 'ports = 2\nidleStopSeconds = 0'), '/c');
  const network = await exits().open('work');
  const port = (await network.reserve('spare', INTERNET)) ?? expect.fail();
  await expect.poll(() => network.ndvm.status().state).toBe('up');
  guest()?.say({ type: 'exit', state: 'up' });
  await network.ensureUp(never);
  // It becomes a session, and the next spare has another port.
  network.assign(port.value.port, 'a', INTERNET);
  const next = (await network.reserve('next spare', INTERNET)) ?? expect.fail();
  await port.dispose();
  await settle();
  expect(network.ndvm.status().state).toBe('up');
  await next.dispose();
  await expect.poll(() => network.ndvm.status().state).toBe('stopped');
});

it('does not start for a spare where network VMs start with a session', async () => {
  config = parseConfig(configuration().replace('ports = 2', 'ports = 2\nstartWith = "session"'), '/c');
  const network = await exits().open('work');
  await using _port = (await network.reserve('spare', INTERNET)) ?? expect.fail();
  await settle();
  expect(network.ndvm.status().state).toBe('stopped');
});

it('says that the other end does not answer, and what to do', async () => {
  const network = await exits().open('work');
  await using _port = await network.plug('a', INTERNET);
  network.ensureUp(AbortSignal.timeout(8_000)).catch(() => undefined);
  await expect.poll(() => network.describe().trouble?.code, { timeout: 8_000 }).toBe('exit-down');
});

it('waits while the name of its server does not resolve, and says so; without its session it waits no more', async () => {
  found = ['127.0.0.1'];
  const network = await exits().open('work');
  const port = await network.plug('a', INTERNET);
  const leaving = new AbortController();
  const up = network.ensureUp(leaving.signal);
  up.catch(() => undefined);
  await expect
    .poll(() => network.describe().trouble)
    .toMatchObject({ code: 'exit-server-unknown', params: { server: 'vpn.test:51820' } });
  expect([changes > 0, guest()]).toEqual([true, undefined]);
  leaving.abort(new Error('closed'));
  await expect(up).rejects.toThrow('closed');
  await port.dispose();
  await expect.poll(() => network.ndvm.status().state).toBe('stopped');
  expect(network.describe()).toEqual({ name: 'work', isUp: false });
});

it('has another network VM for changed settings or keys; sessions keep theirs', async () => {
  const all = exits();
  const first = await all.open('work');
  expect(await all.open('work')).toBe(first);
  await keys.write('work', { privateKey: PEER });
  const second = await all.open('work');
  config = parseConfig(configuration('other.test:51820'), '/c');
  const third = await all.open('work');
  expect(new Set([first, second, third].map(({ use }) => use.id)).size).toBe(3);
  expect(first.use.settings).toMatchObject({ server: 'vpn.test:51820' });
  expect(first.ndvm).not.toBe(third.ndvm);
});

it('has sockets whose paths fit wherever those of a session do', async () => {
  const { use } = await exits().open('work');
  const longest = (of: ReturnType<typeof vmFiles>) =>
    Math.max(of.port(63).length, of.console.length, of.uplink.length, of.guest.length);
  expect(longest(vmFiles(join('/r/exits', use.id)))).toBeLessThanOrEqual('/r/sessions/00000000/m/console.sock'.length);
});

it('is refused without keys, and without its table', async () => {
  const all = exits();
  await keys.remove('work');
  await expect(all.open('work')).rejects.toMatchObject({ code: 'exit-keys-missing' });
  expect(await all.list()).toMatchObject([{ name: 'work', hasKeys: false, state: 'idle', profiles: ['work'] }]);
  await expect(all.open('home')).rejects.toMatchObject({ code: 'exit-not-found' });
});

it('keeps its keys for its owner only', async () => {
  expect((await stat(join(folder, 'keys/work.json'))).mode & 0o777).toBe(0o600);
  expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
});

it('is taken over with the end of its tunnel, and without keys in its record; what no session uses is ended', async () => {
  const first = await exits().open('work');
  const port = await first.plug('a', INTERNET);
  const up = first.ensureUp(never);
  await expect.poll(() => task()).toBeDefined();
  guest()?.say({ type: 'exit', state: 'up' });
  await up;
  const record = await readFile(join(folder, 'exits', first.use.id, 'record.json'), 'utf8');
  expect(JSON.parse(record)).toMatchObject({
    exit: { address: '203.0.113.7', port: 51_820, protocol: 'udp' },
  });
  expect(record).not.toContain(PRIVATE);
  await mkdir(join(folder, 'exits/01234567'));
  const successor = exits();
  const next = successor.reopen(first.use);
  await using again = await next.replug(0, 'a', INTERNET);
  await successor.adopt();
  expect(await readdir(join(folder, 'exits'))).toEqual([first.use.id]);
  expect(next.ndvm.status().state).toBe('up');
  guest()?.say({ type: 'exit', state: 'up' });
  await next.ensureUp(never);
  port.take();
  await again.dispose();
  await next.ndvm.stop();
});

it('says how far Tor has come while sessions wait for it', async () => {
  config = parseConfig('[exit.onions]\nkind = "tor"\n[profile.work]\nexit = "onions"\n', '/c');
  const network = await exits().open('onions');
  await using port = await network.plug('a', INTERNET);
  const up = network.ensureUp(never);
  await expect.poll(() => task()).toMatchObject({ task: { exit: { kind: 'tor', bridges: [], directories: [] } } });
  await expect.poll(() => network.ndvm.status().state).toBe('up');
  guest()?.say({ type: 'exit', state: 'down', percent: 45 });
  await expect
    .poll(() => network.trouble()?.data())
    .toMatchObject({
      code: 'exit-tor-connecting',
      params: { exit: 'onions', percent: 45 },
    });
  guest()?.say({ type: 'exit', state: 'up' });
  await up;
  expect(network.trouble()).toBeUndefined();
  guest()?.say({ type: 'exit', state: 'down' });
  await expect.poll(() => network.trouble()?.data().code).toBe('exit-tor-down');
  await port.dispose();
});

it('has a filter that knows the end of the tunnel', async () => {
  const endpoint = { address: '203.0.113.7', port: 51_820, protocol: 'udp' } as const;
  const names = vmFiles(join(folder, 'n'));
  const task = { mode: 'nat', uplink: { kind: 'static', ...UPLINK }, exit: { reach: endpoint } } as const;
  const control = filterControl(names, { ...config.network, uplink: 'user' }, task);
  control?.apply({ refusedNetworks: [], ports: [] });
  await control?.applied();
  expect(JSON.parse(await readFile(names.filterRules, 'utf8'))).toMatchObject({ exit: endpoint });
});

it('is tested: its server, its address, and how fast its nameserver answers', async () => {
  const all = exits();
  const tested = all.test('work', never);
  await expect.poll(() => task()).toBeDefined();
  guest()?.say({ type: 'exit', state: 'up' });
  await expect.poll(() => guest()?.heard.some(({ type }) => type === 'test-exit')).toBe(true);
  guest()?.say({ type: 'exit-tested', latencyMs: 12 });
  expect(await tested).toEqual({
    name: 'work',
    kind: 'wireguard',
    server: 'vpn.test:51820',
    serverAddress: '203.0.113.7',
    address: '10.8.0.2',
    latencyMs: 12,
  });
  const again = all.test('work', never);
  again.catch(() => undefined);
  await expect.poll(() => guest()?.heard.filter(({ type }) => type === 'test-exit').length).toBe(2);
  guest()?.say({ type: 'exit-tested' });
  await expect(again).rejects.toMatchObject({ code: 'exit-resolver-silent' });
});
