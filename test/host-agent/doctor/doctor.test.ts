import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { Finding } from '../../../host-agent/api/host/doctor.ts';
import type { Image } from '../../../host-agent/api/host/image.ts';
import type { PoolHost } from '../../../host-agent/api/methods/pool-methods.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import {
  acceleratorFindings,
  buildsImages,
  type DoctorContext,
  examine,
  imageFindings,
  memoryFindings,
  poolFindings,
  programFindings,
} from '../../../host-agent/doctor/doctor.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { AcceleratorChoice, Hypervisor } from '../../../host-agent/hypervisor/hypervisor.ts';
import { neededPrograms } from '../../../host-agent/process/installed.ts';

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
    sharedImages: () => Promise.resolve(undefined),
    channel: () => Promise.resolve(undefined),
    poolHosts: () => Promise.resolve([]),
    crashes: () => Promise.resolve({ at: [] }),
    ports: { total: 8 },
    exits: () => Promise.resolve([]),
    log: '/log',
    profiles: folder,
    udevRule: folder,
    packagedVersion: undefined,
    electron: [],
    ...context,
  });
}
const of = (check: string, all: readonly Finding[]) => all.filter((finding) => finding.check === check);

let folder: string;
/** Of a host without trouble, whose VMs are processes of this system. */
let healthy: Finding[];
/** Of a host on which a good deal is wrong, whose VMs are domains of Xen. An examination runs many programs: tests share it. */
let troubled: Finding[];
const CRASHED_AT = ['2026-01-02T03:04:05.000Z', '2026-01-02T03:05:05.000Z'] as const;
const MISSING = ['no-qemu', 'no-qemu-img'].map((program) => ({ program, debianPackage: 'qemu' }));
const ofPciCard = { ...config, network: { ...config.network, uplink: 'pci' as const } };
const EXAMINED_WITHIN_MS = 60_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-doctor-'));
  healthy = await findings({}, { programs: [{ program: 'bwrap', debianPackage: 'package' }] });
  troubled = await findings(
    {
      config: ofPciCard,
      crashes: () => Promise.resolve({ at: CRASHED_AT, endedSessionsAt: CRASHED_AT[1] }),
      ports: { total: 2, next: 8 },
      isBehindPortal: true,
      accelerator: () => Promise.resolve({ accelerator: 'tcg', reason: 'it is off', remedy: 'Turn it on.' }),
      images: () => Promise.resolve([{ ...image, debug: true }]),
    },
    {
      programs: [...MISSING, { program: 'xl', debianPackage: 'package' }],
      handsCards: true,
      preflight: () => Promise.resolve([{ check: 'memory of Xen', level: 'ok' as const, message: 'enough' }]),
    },
  );
}, 2 * EXAMINED_WITHIN_MS);
afterAll(() => rm(folder, { recursive: true }));

describe('the doctor', () => {
  it('examines the jail only where VMs are processes of this system', () => {
    expect(healthy.map(({ check }) => check)).toEqual(expect.arrayContaining(['jail', 'policy']));
    expect(troubled.map(({ check }) => check)).not.toContain('jail');
  });

  const inPool = '[pool.family]\nengine = "ssh"\nhosts = ["one", "two"]\n';
  const everywhere = '[profile.default]\nwhere = "family"\n[profile.banking]\nwhere = "family"\n';

  const allOfThem = Object.keys(config.profile).map((name) => `[profile.${name}]\nwhere = "family"\n`);

  it('misses no image where every session runs on another host', async () => {
    const desk = parseConfig(`${inPool}${allOfThem.join('')}`, 'config.toml');
    const none = () => Promise.resolve([]);
    expect(await imageFindings({ config: desk, images: none })).toMatchObject([{ level: 'ok' }, { level: 'ok' }]);
    const mixed = parseConfig(`${inPool}[profile.server]\nwhere = "family"\n[profile.here]\n`, 'config.toml');
    expect(await imageFindings({ config: mixed, images: none })).toMatchObject([
      { level: 'trouble' },
      { level: 'trouble' },
    ]);
  });

  it('proposes no build where a channel brings the images', async () => {
    const following = parseConfig('[images]\nchannel = "registry.example/safe-browse/stable"', 'config.toml');
    const found = await imageFindings({ config: following, images: () => Promise.resolve([]) });
    expect(found).toMatchObject(
      ['browser', 'network'].map((role) => ({
        level: 'trouble',
        message: `There is no ${role} image: the channel registry.example/safe-browse/stable has brought no release to this host yet.`,
        hint: expect.stringContaining('safe-browse channel show') as string,
      })),
    );
    expect(JSON.stringify(found)).not.toContain('image build');
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

  it('says when the host agent has crashed, and that sessions were ended for that', () => {
    expect(of('crashes', healthy)).toEqual([]);
    const [found] = of('crashes', troubled);
    expect(found).toMatchObject({ level: 'note', hint: expect.stringContaining('/log') as string });
    expect(found?.message).toContain(`2 since the last boot, the last one at ${CRASHED_AT[1]}`);
    expect(found?.message).toContain(`it ended all sessions at ${CRASHED_AT[1]}`);
  });

  it('says that a new number of ports applies when no session is open', () => {
    expect(of('network ports', healthy)).toEqual([]);
    expect(of('network ports', troubled)).toMatchObject([
      { level: 'note', message: expect.stringContaining('2 ports. It gets the 8') as string },
    ]);
  });

  it('says that the network asks for a sign-in', () => {
    expect(of('portal', healthy)).toEqual([]);
    expect(of('portal', troubled)).toMatchObject([{ level: 'note', command: 'safe-browse portal' }]);
  });

  it('names missing programs and each of their packages once', async () => {
    const hypervisor = Object.assign(new FakeHypervisor(), { programs: MISSING });
    expect(of('programs', troubled)).toMatchObject([{ level: 'trouble' }]);
    const [found] = await programFindings({ hypervisor, config, sharedImages: () => Promise.resolve(undefined) });
    expect(found).toMatchObject({
      level: 'trouble',
      message: expect.stringContaining('no-qemu, no-qemu-img') as string,
    });
    expect(found?.hint?.match(/ qemu( |$)/g)).toHaveLength(1);
  });

  it.each([
    ['nothing else', '', undefined, true],
    ['a channel', '[images]\nchannel = "registry.example/safe-browse/stable"\n', undefined, false],
    ['the account of the system', '', 0, false],
    ['an account of the system whose timer stopped', '', 30, true],
    ['other hosts', `${inPool}${allOfThem.join('')}`, undefined, false],
  ])('needs programs of builds where images come from %s: %s', async (_, text, daysAgo, builds) => {
    const checkedAt = new Date(Date.now() - (daysAgo ?? 0) * 86_400_000).toISOString();
    const context = {
      config: parseConfig(text, 'config.toml'),
      sharedImages: () => Promise.resolve(daysAgo === undefined ? undefined : { checkedAt }),
    };
    expect(await buildsImages(context)).toBe(builds);
    const programs = neededPrograms([], builds).map(({ program }) => program);
    expect(programs).toContain('minisign');
    expect(programs.includes('mmdebstrap')).toBe(builds);
  });

  it.each([
    ['xen', 'ok', 'VMs are domains of Xen: it works.'],
    ['kvm', 'ok', 'VMs run with KVM: it works.'],
    ['tcg', 'note', 'VMs run in software emulation, about ten times slower: it works.'],
  ] as const)('says what the accelerator %s means', async (accelerator, level, message) => {
    const chosen = () => Promise.resolve({ accelerator, reason: 'it works' });
    expect(await acceleratorFindings({ config, accelerator: chosen })).toMatchObject([{ level, message }]);
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
    const slow = await acceleratorFindings({
      config,
      accelerator: () => Promise.resolve({ accelerator: 'tcg', reason: 'none', remedy: 'Turn it on.' }),
    });
    expect(slow[0]?.hint?.endsWith(hint)).toBe(true);
    const none = new Failure('kvm-unavailable', { reason: 'it is off', remedy: 'Turn it on.' });
    const missing = await acceleratorFindings({ config, accelerator: () => Promise.reject(none) });
    expect(missing[0]?.hint?.includes('pool')).toBe(toml !== '');
  });

  it('says how to get a faster accelerator, where something helps', async () => {
    const slow: AcceleratorChoice = { accelerator: 'tcg', reason: 'it is off' };
    expect(of('accelerator', troubled).map(({ hint }) => hint)).toEqual(['Turn it on.']);
    const [found] = await acceleratorFindings({ config, accelerator: () => Promise.resolve(slow) });
    expect(found).not.toHaveProperty('hint');
  });

  it('says that KVM is still being tested, where that takes longer than an answer may', async () => {
    const slow = new DOMException('It took longer than 60 s.', 'TimeoutError');
    expect(await acceleratorFindings({ config, accelerator: () => Promise.reject(slow) })).toEqual([
      {
        check: 'accelerator',
        level: 'note',
        variant: 'untested',
        command: 'safe-browse doctor',
        message: 'Whether VMs can run with KVM is still being tested.',
        hint: 'Run safe-browse doctor again in a minute.',
      },
    ]);
  });

  it('reports that there is no accelerator as a finding, and breaks on a bug', async () => {
    const none = new Failure('kvm-unavailable', { reason: 'it is off', remedy: 'Turn it on.' });
    expect(await acceleratorFindings({ config, accelerator: () => Promise.reject(none) })).toMatchObject([
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
    const all = await imageFindings({ config, images: () => Promise.resolve(images) });
    expect(of('browser image', all)).toMatchObject([{ level, message: expect.stringContaining(message) as string }]);
    expect(of('network image', all)).toMatchObject([{ level: 'trouble' }]);
  });

  it('reports on the images of this host', () => {
    expect(of('browser image', troubled)).toMatchObject([{ level: 'note' }]);
    expect(of('network image', troubled)).toMatchObject([{ level: 'trouble' }]);
  });

  it('compares free memory with that of a session and the network VM, unless the hypervisor does', async () => {
    const hypervisor = new FakeHypervisor();
    const asking = (memoryMiB: number) =>
      memoryFindings({ config: { ...config, network: { ...config.network, memoryMiB } }, hypervisor });
    const profileMiB = config.profile[config.defaultProfile]?.memoryMiB ?? expect.fail();
    expect(await asking(2 ** 30)).toMatchObject([
      { level: 'trouble', message: expect.stringContaining(`may need ${2 ** 30 + profileMiB} MiB`) as string },
    ]);
    expect(await asking(-profileMiB)).toMatchObject([{ level: 'ok' }]);
    expect([of('memory', healthy).length, of('memory of Xen', healthy).length]).toEqual([1, 0]);
    expect([of('memory', troubled).length, of('memory of Xen', troubled).length]).toEqual([0, 1]);
  });

  it(
    'leaves the network card to a hypervisor that assigns cards itself',
    async () => {
      expect(of('uplink', troubled)).toEqual([]);
      expect(of('uplink', await findings({ config: ofPciCard }))).toHaveLength(1);
    },
    EXAMINED_WITHIN_MS,
  );

  it('says where the log is', () => {
    expect(of('log', healthy)).toEqual([
      { check: 'log', level: 'ok', message: "The host agent's log is /log.", params: { path: '/log' } },
    ]);
  });
});
