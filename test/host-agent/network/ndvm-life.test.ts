/** What may happen to an NDVM while sessions use it. Its machine is a fake, its uplink a sleeping process. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { HostMessage } from '../../../appliance/protocol/messages.ts';
import { Failure } from '../../../host-agent/api/failure.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { type FakeGuest, FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import { Ndvm, type NdvmOptions } from '../../../host-agent/network/ndvm.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { launch } from '../../../host-agent/process/launch.ts';
import { identify } from '../../../host-agent/process/process.ts';

const never = new AbortController().signal;
const BRIDGE = '[network]\nports = 2\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"';
const sleeper = { program: 'sleep', debianPackage: 'coreutils', timeoutMs: 5_000 };

let folder: string;
let hypervisor: FakeHypervisor;
let ndvm: Ndvm;
let change: (toml: string) => void;
let uplinksStarted: number;
let uplinkFails: boolean;
let imported: boolean;
let network: string;

function make(toml: string, over: Partial<NdvmOptions> = {}): Ndvm {
  const settings = { config: parseConfig(toml, 'config.toml') };
  change = (changed) => (settings.config = parseConfig(changed, 'config.toml'));
  const file = join(folder, 'file');
  return new Ndvm({
    hypervisor,
    names: vmFiles(join(folder, 'network')),
    clone: () => Promise.resolve(undefined),
    image: () =>
      Promise.resolve({
        digest: 'd'.repeat(64),
        boot: { kernel: file, initramfs: file, root: file, commandLine: '' },
        imported,
      }),
    log: pino({ level: 'silent' }),
    keepConsole: () => Promise.resolve('/kept'),
    startUplink: async ({ uplink }, names) => {
      if (uplinkFails) throw new Failure('tap-refused', 'no such bridge', { hint: 'Make it.' });
      uplinksStarted += 1;
      const { identity } = await launch('uplink', sleeper, ['3600'], { logFile: names.processLog('uplink') });
      return { kind: uplink === 'tap' ? 'tap' : 'user', process: identity };
    },
    hostNetwork: () => Promise.resolve(network),
    get config() {
      return settings.config;
    },
    ...over,
  });
}

const guest = (): FakeGuest => {
  const found = hypervisor.guests.get('ndvm');
  if (!found) throw new Error('No machine was started.');
  return found;
};
const pidOf = (role: string): number => ndvm.status().processes.find((process) => process.role === role)?.pid ?? 0;
const heard = <Type extends HostMessage['type']>(type: Type) =>
  guest().heard.filter((message): message is Extract<HostMessage, { type: Type }> => message.type === type);

/** An NDVM that becomes what it is told, and says so. */
function obedient(starting: FakeGuest, message?: HostMessage): void {
  if (!message) {
    starting.say({
      type: 'hello',
      protocol: PROTOCOL_VERSION,
      role: 'network',
      reached: starting.heard.length > 1 ? ['uplink', 'bridge', 'policy', 'resolver'] : [],
    });
    return;
  }
  if (message.type === 'bridge')
    starting.say({
      type: 'bridge-applied',
      revision: message.settings.revision,
      groupForwardMask: message.settings.forwardEapol ? 8 : 0,
    });
  if (message.type === 'policy') starting.say({ type: 'policy-applied', revision: message.policy.revision });
  if (message.type !== 'network') return;
  const { task } = message;
  for (const step of ['uplink', 'bridge'] as const) starting.say({ type: 'step', step, elapsedMs: 1 });
  if (task.mode === 'bridge')
    starting.say({
      type: 'bridge-applied',
      revision: task.settings.revision,
      groupForwardMask: task.settings.forwardEapol ? 8 : 0,
    });
  starting.say({ type: 'step', step: 'policy', elapsedMs: 1 });
  if (task.mode === 'nat') {
    starting.say({ type: 'policy-applied', revision: task.policy.revision });
    starting.say({ type: 'step', step: 'resolver', elapsedMs: 1 });
  }
  starting.say({ type: 'uplink', state: 'up', ...(task.mode === 'nat' && { address: '10.7.7.20/24' }) });
}

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-life-'));
  await writeFile(join(folder, 'file'), '');
  hypervisor = new FakeHypervisor();
  hypervisor.onHello = obedient;
  hypervisor.onMessage = obedient;
  [uplinksStarted, uplinkFails, imported, network] = [0, false, false, 'eth0 via home'];
  ndvm = make('[network]\nports = 2');
});
afterEach(async () => {
  vi.useRealTimers();
  for (const port of [0, 1]) ndvm.ports.release(port);
  await ndvm.stop();
  await rm(folder, { recursive: true, force: true });
});

describe('an NDVM whose uplink ends', () => {
  it('gets another one, and goes on itself: sessions keep their ports', async () => {
    await ndvm.plug('a', { kind: 'internet-only' });
    await ndvm.ensureUp(never);
    const [vm, uplink] = [pidOf('fake'), pidOf('uplink')];
    process.kill(uplink, 'SIGKILL');
    await expect.poll(() => pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
    expect(pidOf('fake')).toBe(vm);
    await expect
      .poll(() => ndvm.status())
      .toMatchObject({ state: 'up', lastTrouble: { code: 'uplink-ended' }, ports: { used: 1 } });
    expect(ndvm.status()).not.toHaveProperty('trouble');
  });

  it('is found with its new uplink by the next host agent', async () => {
    ndvm = make('[network]\nports = 2\nstartWith = "session"');
    await ndvm.ensureUp(never);
    const uplink = pidOf('uplink');
    process.kill(uplink, 'SIGKILL');
    await expect.poll(() => pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
    const successor = make('[network]\nports = 2\nstartWith = "session"');
    await expect
      .poll(async () => (await successor.adopt(), successor.status().processes))
      .toEqual(ndvm.status().processes);
    await successor.stop();
  });

  it('is lost with a reason when its uplink does not come back, and tries again for its sessions', async () => {
    await ndvm.plug('a', { kind: 'internet-only' });
    await ndvm.ensureUp(never);
    uplinkFails = true;
    process.kill(pidOf('uplink'), 'SIGKILL');
    await expect
      .poll(() => ndvm.status(), { timeout: 5_000 })
      .toMatchObject({ state: 'failed', trouble: { message: expect.stringContaining('no such bridge') as string } });
    uplinkFails = false;
    await expect.poll(() => ndvm.status().state, { timeout: 10_000 }).toBe('up');
  });
});

describe('an NDVM whose computer', () => {
  it('changes its network gets an uplink that knows the new one, without a restart', async () => {
    await ndvm.plug('a', { kind: 'internet-only' });
    await ndvm.ensureUp(never);
    const [vm, uplink] = [pidOf('fake'), pidOf('uplink')];
    await sleep(1_200);
    expect(pidOf('uplink')).toBe(uplink);
    network = 'wlan0 via café';
    await expect.poll(() => pidOf('uplink'), { timeout: 5_000 }).not.toBe(uplink);
    expect(await identify('any', uplink)).toBeUndefined();
    expect(pidOf('fake')).toBe(vm);
    expect(ndvm.status()).not.toHaveProperty('lastTrouble');
  });

  it('was asleep is still there, however long it took and whatever the clock says', async () => {
    await ndvm.plug('a', { kind: 'internet-only' });
    await ndvm.ensureUp(never);
    const [vm, uplink] = [pidOf('fake'), pidOf('uplink')];
    for (const pid of [vm, uplink]) process.kill(pid, 'SIGSTOP');
    vi.useFakeTimers({ toFake: ['Date'] });
    vi.setSystemTime(Date.now() + 9 * 3600 * 1000);
    await sleep(2_500);
    for (const pid of [vm, uplink]) process.kill(pid, 'SIGCONT');
    await sleep(1_200);
    expect([pidOf('fake'), pidOf('uplink')]).toEqual([vm, uplink]);
    expect(ndvm.status()).toMatchObject({ state: 'up', ports: { used: 1 } });
    expect(ndvm.status()).not.toHaveProperty('lastTrouble');
  });

  it('loses its cable, or stands before a captive portal, is not given up: it shows what it is told', async () => {
    await ndvm.ensureUp(never);
    await expect.poll(() => ndvm.status()).toMatchObject({ cable: 'up', address: '10.7.7.20/24' });
    guest().say({ type: 'uplink', state: 'down', address: '10.7.7.20/24' });
    await expect.poll(() => ndvm.status()).toMatchObject({ state: 'up', cable: 'down' });
    guest().say({ type: 'uplink', state: 'up', address: '10.9.9.30/16' });
    await expect.poll(() => ndvm.status()).toMatchObject({ state: 'up', cable: 'up', address: '10.9.9.30/16' });
    expect(uplinksStarted).toBe(1);
  });
});

it('an NDVM that dies again and again is given up with a reason, and what it was', async () => {
  await ndvm.plug('a', { kind: 'internet-only' });
  await ndvm.ensureUp(never);
  for (let died = 1; died <= 4; died += 1) {
    const vm = pidOf('fake');
    process.kill(vm, 'SIGKILL');
    if (died < 4)
      await expect.poll(() => ndvm.status().state === 'up' && pidOf('fake') !== vm, { timeout: 5_000 }).toBe(true);
  }
  await expect
    .poll(() => ndvm.status(), { timeout: 5_000 })
    .toMatchObject({
      state: 'failed',
      trouble: { code: 'network-crash-loop', message: expect.stringContaining('4 times in a row') as string },
    });
  await ndvm.stop();
  await ndvm.ensureUp(never);
  expect(ndvm.status()).toMatchObject({ state: 'up', lastTrouble: { code: 'network-crash-loop' } });
});

describe('an NDVM that is a bridge', () => {
  it('is told so with its settings, is up without a resolver, and shows what its kernel does', async () => {
    ndvm = make(`${BRIDGE}\nforwardEapol = true`);
    await ndvm.ensureUp(never);
    expect(heard('network')).toEqual([
      { type: 'network', task: { mode: 'bridge', settings: { revision: 1, forwardEapol: true, rules: '' } } },
    ]);
    await expect
      .poll(() => ndvm.status())
      .toMatchObject({ state: 'up', uplink: 'tap', mode: 'bridge', eapol: 'on', cable: 'up' });
    expect(ndvm.status()).not.toHaveProperty('address');
    expect(Date.parse(ndvm.status().since ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('takes other settings while it runs', async () => {
    const rules = join(folder, 'rules.nft');
    await writeFile(rules, 'table bridge inline { }\n');
    ndvm = make(BRIDGE);
    await ndvm.ensureUp(never);
    await expect.poll(() => ndvm.status().eapol).toBe('off');
    const vm = pidOf('fake');
    change(`${BRIDGE}\nforwardEapol = true\nbridgeRules = "${rules}"`);
    ndvm.settingsChanged();
    await expect.poll(() => ndvm.status().eapol).toBe('on');
    expect(heard('bridge').at(-1)?.settings).toEqual({
      revision: 2,
      forwardEapol: true,
      rules: 'table bridge inline { }\n',
    });
    expect(pidOf('fake')).toBe(vm);
    expect(ndvm.waitingSettings()).toEqual([]);
  });

  it('is lost when it forwards other groups than it was told', async () => {
    ndvm = make(BRIDGE);
    hypervisor.onMessage = (starting, message) => {
      if (message.type === 'network') starting.say({ type: 'bridge-applied', revision: 1, groupForwardMask: 0xfff8 });
    };
    await expect(ndvm.ensureUp(never)).rejects.toMatchObject({
      code: 'network-violation',
      message: expect.stringContaining('0xfff8 instead of 0x0') as string,
    });
  });

  it('does not start without the rules that it was to have', async () => {
    ndvm = make(`${BRIDGE}\nbridgeRules = "${join(folder, 'missing.nft')}"`);
    await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'bridge-rules-unreadable' });
    expect(uplinksStarted).toBe(0);
  });

  it('keeps its settings when the next host agent takes it over, and is told them again', async () => {
    ndvm = make(`${BRIDGE}\nforwardEapol = true\nstartWith = "session"`);
    await ndvm.ensureUp(never);
    const successor = make(`${BRIDGE}\nforwardEapol = true\nstartWith = "session"`);
    await successor.adopt();
    await expect.poll(() => successor.status().eapol).toBe('on');
    expect(heard('bridge').length).toBe(1);
    await successor.stop();
  });

  it('made elsewhere runs without a word to it, and what is not known of it is shown as unknown', async () => {
    imported = true;
    hypervisor.onHello = () => undefined;
    ndvm = make(BRIDGE);
    await ndvm.ensureUp(never);
    expect(guest().heard).toEqual([]);
    expect(ndvm.status()).toMatchObject({
      state: 'up',
      mode: 'bridge',
      cable: 'unknown',
      eapol: 'unknown',
      imported: true,
    });
  });

  it('made elsewhere is never used as a router', async () => {
    imported = true;
    await expect(ndvm.ensureUp(never)).rejects.toMatchObject({ code: 'imported-cannot-route' });
  });
});

it('says which of its settings wait for its next start', async () => {
  await ndvm.ensureUp(never);
  change(BRIDGE);
  expect(ndvm.waitingSettings()).toEqual([
    ['network', 'uplink'],
    ['network', 'tap'],
    ['network', 'mode'],
  ]);
});
