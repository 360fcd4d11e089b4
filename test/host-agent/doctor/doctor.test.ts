import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/failure.ts';
import type { Finding } from '../../../host-agent/api/doctor.ts';
import type { Image } from '../../../host-agent/api/image.ts';
import type { PoolHost } from '../../../host-agent/api/pool-methods.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { type DoctorContext, examine, imageFindings } from '../../../host-agent/doctor/doctor.ts';
import { poolFindings } from '../../../host-agent/doctor/pools.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { AcceleratorChoice, Hypervisor } from '../../../host-agent/hypervisor/hypervisor.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-doctor-'));
});
afterEach(() => rm(folder, { recursive: true }));

const config = parseConfig('', 'config.toml');
const image = { role: 'browser', isCurrent: true, upToDate: true, debug: false } as Image;

/** `differs`: what the hypervisor has beyond the fake one. */
async function findings(context: Partial<DoctorContext> = {}, differs: Partial<Hypervisor> = {}): Promise<Finding[]> {
  return examine({
    folders: { config: folder, data: folder, state: folder, runtime: folder },
    config,
    managed: { policies: [], blocked: undefined },
    hypervisor: Object.assign(new FakeHypervisor(), differs),
    accelerator: () => Promise.resolve({ accelerator: 'kvm', reason: 'it works' }),
    images: () => Promise.resolve([]),
    channel: () => Promise.resolve(undefined),
    poolHosts: () => Promise.resolve([]),
    crashes: () => Promise.resolve({ at: [] }),
    ports: { total: 8 },
    log: '/log',
    profiles: folder,
    udevRule: folder,
    electron: [],
    ...context,
  });
}
const of = (check: string, all: readonly Finding[]) => all.filter((finding) => finding.check === check);

describe('the doctor', () => {
  it('examines the jail only where VMs are processes of this system', async () => {
    const checks = async (program: string) =>
      (await findings({}, { programs: [{ program, debianPackage: 'package' }] })).map(({ check }) => check);
    expect(await checks('bwrap')).toEqual(expect.arrayContaining(['jail', 'policy']));
    expect(await checks('xl')).not.toContain('jail');
  });

  const inPool = '[pool.family]\nengine = "ssh"\nhosts = ["one", "two"]\n';
  const everywhere = '[profile.default]\nwhere = "family"\n[profile.banking]\nwhere = "family"\n';

  it('misses no image where every session runs on another host', async () => {
    const profiles = Object.keys(config.profile).map((name) => `[profile.${name}]\nwhere = "family"\n`);
    const desk = parseConfig(`${inPool}${profiles.join('')}`, 'config.toml');
    const none = () => Promise.resolve([]);
    expect(await imageFindings({ config: desk, images: none })).toMatchObject([{ level: 'ok' }, { level: 'ok' }]);
    const mixed = parseConfig(`${inPool}[profile.server]\nwhere = "family"\n[profile.here]\n`, 'config.toml');
    expect(await imageFindings({ config: mixed, images: none })).toMatchObject([
      { level: 'trouble' },
      { level: 'trouble' },
    ]);
  });

  it('names the hosts of a pool that cannot be reached, as trouble if no other one is there', () => {
    const host = (name: string, trouble?: string): PoolHost => ({
      pool: 'family',
      host: name,
      state: trouble === undefined ? 'up' : 'unreachable',
      isDrained: false,
      sessions: 0,
      ...(trouble !== undefined && { trouble }),
    });
    const pool = parseConfig(`${inPool}${everywhere}`, 'config.toml');
    const found = (...hosts: PoolHost[]) => poolFindings(hosts, pool);
    expect(found(host('one'), host('two'))).toMatchObject([{ level: 'ok' }]);
    expect(found(host('one'), host('two', 'Connection refused'))).toMatchObject([
      { level: 'note', message: expect.stringContaining('two: Connection refused') as string },
    ]);
    expect(found(host('one', 'Connection refused'), host('two', 'No route'))).toMatchObject([
      { level: 'trouble', message: expect.stringContaining('one: Connection refused; two: No route') as string },
    ]);
  });

  it('says when the host agent has crashed, and that sessions were ended for that', async () => {
    expect(of('crashes', await findings())).toEqual([]);
    const at = ['2026-01-02T03:04:05.000Z', '2026-01-02T03:05:05.000Z'];
    const [found] = of('crashes', await findings({ crashes: () => Promise.resolve({ at, endedSessionsAt: at[1] }) }));
    expect(found).toMatchObject({ level: 'note', hint: expect.stringContaining('/log') as string });
    expect(found?.message).toContain(`2 since the last boot, the last one at ${at[1]}`);
    expect(found?.message).toContain(`it ended all sessions at ${at[1]}`);
  });

  it('says that a new number of ports applies when no session is open', async () => {
    expect(of('network ports', await findings())).toEqual([]);
    const found = of('network ports', await findings({ ports: { total: 2, next: 8 } }));
    expect(found).toMatchObject([
      { level: 'note', message: expect.stringContaining('2 ports. It gets the 8') as string },
    ]);
  });

  it('names missing programs and each of their packages once', async () => {
    const programs = ['no-qemu', 'no-qemu-img'].map((program) => ({ program, debianPackage: 'qemu' }));
    const [found] = of('programs', await findings({}, { programs }));
    expect(found).toMatchObject({
      level: 'trouble',
      message: expect.stringContaining('no-qemu, no-qemu-img') as string,
    });
    expect(found?.hint?.match(/ qemu( |$)/g)).toHaveLength(1);
  });

  it.each([
    ['xen', 'ok', 'VMs are domains of Xen: it works.'],
    ['kvm', 'ok', 'VMs run with KVM: it works.'],
    ['tcg', 'note', 'VMs run in software emulation, about ten times slower: it works.'],
  ] as const)('says what the accelerator %s means', async (accelerator, level, message) => {
    const all = await findings({ accelerator: () => Promise.resolve({ accelerator, reason: 'it works' }) });
    expect(of('accelerator', all)).toMatchObject([{ level, message }]);
  });

  it.each([
    ['', 'Turn it on.'],
    ['[pool.family]\nengine = "ssh"\nhosts = ["server"]', 'in your pool: where = "family" in [profile.NAME].'],
    [
      '[pool.family]\nengine = "ssh"\nhosts = ["server"]\n[profile.server]\nwhere = "family"',
      'in your pool: safe-browse open --profile server',
    ],
  ])('offers a pool where VMs are slow, if there is one: %s', async (toml, hint) => {
    const config = parseConfig(toml, 'config.toml');
    const slow = await findings({
      config,
      accelerator: () => Promise.resolve({ accelerator: 'tcg', reason: 'none', remedy: 'Turn it on.' }),
    });
    expect(of('accelerator', slow)[0]?.hint?.endsWith(hint)).toBe(true);
    const none = new Failure('kvm-unavailable', { reason: 'it is off', remedy: 'Turn it on.' });
    const missing = await findings({ config, accelerator: () => Promise.reject(none) });
    expect(of('accelerator', missing)[0]?.hint?.includes('pool')).toBe(toml !== '');
  });

  it('says how to get a faster accelerator, where something helps', async () => {
    const slow = { accelerator: 'tcg', reason: 'it is off' } as const;
    const hint = async (choice: AcceleratorChoice) =>
      of('accelerator', await findings({ accelerator: () => Promise.resolve(choice) })).map((found) => found.hint);
    expect(await hint({ ...slow, remedy: 'Turn it on.' })).toEqual(['Turn it on.']);
    expect(await hint(slow)).toEqual([undefined]);
  });

  it('says that KVM is still being tested, where that takes longer than an answer may', async () => {
    const slow = new DOMException('It took longer than 60 s.', 'TimeoutError');
    expect(of('accelerator', await findings({ accelerator: () => Promise.reject(slow) }))).toEqual([
      {
        check: 'accelerator',
        level: 'note',
        message: 'Whether VMs can run with KVM is still being tested.',
        hint: 'Run safe-browse doctor again in a minute.',
      },
    ]);
  });

  it('reports that there is no accelerator as a finding, and breaks on a bug', async () => {
    const none = new Failure('kvm-unavailable', { reason: 'it is off', remedy: 'Turn it on.' });
    expect(of('accelerator', await findings({ accelerator: () => Promise.reject(none) }))).toMatchObject([
      { level: 'trouble', message: none.message, hint: none.hint },
    ]);
    await expect(findings({ accelerator: () => Promise.reject(new Error('a bug')) })).rejects.toThrow('a bug');
  });

  it.each<[string, Image[], string, string]>([
    ['there is none', [], 'trouble', 'There is no browser image.'],
    ['only an earlier one is there', [{ ...image, isCurrent: false }], 'trouble', 'There is no browser image.'],
    ['it has logins', [{ ...image, debug: true }], 'note', 'is a debug image'],
    ['the program is newer', [{ ...image, upToDate: false }], 'note', 'is older than this program'],
    ['it is up to date', [image], 'ok', 'The browser image is in place.'],
  ])('reports on an image when %s', async (_, images, level, message) => {
    const all = await findings({ images: () => Promise.resolve(images) });
    expect(of('browser image', all)).toMatchObject([{ level, message: expect.stringContaining(message) as string }]);
    expect(of('network image', all)).toMatchObject([{ level: 'trouble' }]);
  });

  it('compares free memory with that of a session and the network VM, unless the hypervisor does', async () => {
    const asking = (memoryMiB: number) => ({ config: { ...config, network: { ...config.network, memoryMiB } } });
    const profileMiB = config.profile[config.defaultProfile]?.memoryMiB ?? expect.fail();
    expect(of('memory', await findings(asking(2 ** 30)))).toMatchObject([
      { level: 'trouble', message: expect.stringContaining(`may need ${2 ** 30 + profileMiB} MiB`) as string },
    ]);
    expect(of('memory', await findings(asking(-profileMiB)))).toMatchObject([{ level: 'ok' }]);
    const preflight = () => Promise.resolve([{ check: 'memory of Xen', level: 'ok' as const, message: 'enough' }]);
    const all = await findings(asking(2 ** 30), { preflight });
    expect(of('memory', all)).toEqual([]);
    expect(of('memory of Xen', all)).toHaveLength(1);
  });

  it('leaves the network card to a hypervisor that assigns cards itself', async () => {
    const network = { ...config.network, uplink: 'pci' as const };
    const checks = async (handsCards: boolean) =>
      of('uplink', await findings({ config: { ...config, network } }, { handsCards })).length;
    expect([await checks(true), await checks(false)]).toEqual([0, 1]);
  });

  it('says where the log is', async () => {
    expect(of('log', await findings())).toEqual([
      { check: 'log', level: 'ok', message: "The host agent's log is /log." },
    ]);
  });
});
