import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../../host-agent/api/host/doctor.ts';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import { Config } from '../../../../host-agent/config/schema.ts';
import { channelFindings } from '../../../../host-agent/doctor/channel.ts';
import {
  accountsFinding,
  boundsFinding,
  jailFinding,
  policyFinding,
} from '../../../../host-agent/doctor/confinement.ts';
import {
  acceleratorFindings,
  imageFindings,
  managedFindings,
  poolFindings,
  sourceFinding,
} from '../../../../host-agent/doctor/doctor.ts';
import { defaultProgramsFinding } from '../../../../host-agent/doctor/default-programs.ts';
import { electronFinding } from '../../../../host-agent/doctor/electron.ts';
import { extensionFindings } from '../../../../host-agent/doctor/extensions.ts';
import { closedKvmFinding } from '../../../../host-agent/doctor/kvm-group.ts';
import { newerVersionFinding } from '../../../../host-agent/doctor/newer-version.ts';
import { policyFindings } from '../../../../host-agent/doctor/policies.ts';
import {
  coreFinding,
  mergingFinding,
  nestedFindings,
  vulnerabilityFindings,
} from '../../../../host-agent/doctor/processor.ts';
import { sharedImageFindings } from '../../../../host-agent/doctor/shared-images.ts';
import { runtimeFinding, swapFinding } from '../../../../host-agent/doctor/traces.ts';
import { judgeXenclient } from '../../../../host-agent/hypervisor/xenclient/preflight.ts';
import { judgeXen, type XenFacts } from '../../../../host-agent/hypervisor/xl/preflight.ts';
import { findingText, notIgnored, worthALook } from '../../../../ui/renderer/main/findings.ts';
import { nameOf } from '../../../../ui/texts/texts.ts';
import { LANGUAGES } from '../../../../ui/texts/languages.ts';
import { textsFor } from '../../texts-of.ts';

it('a suggestion that the person ignores is not counted, but trouble is', () => {
  const findings = [
    { check: 'swap', level: 'note' },
    { check: 'jail', level: 'trouble' },
    { check: 'log', level: 'ok' },
  ] as const;
  expect(notIgnored(findings, ['swap', 'jail']).map(({ check }) => check)).toEqual(['jail', 'log']);
});

it('what the person cannot change, or ignores, is not worth a look', () => {
  const findings = [
    { check: 'processor', level: 'note', isGiven: true },
    { check: 'swap', level: 'note' },
    { check: 'disk', level: 'note' },
    { check: 'log', level: 'ok' },
  ] as const;
  expect(worthALook(findings, ['swap']).map(({ check }) => check)).toEqual(['disk']);
});

const config = Config.parse({});
const at = Date.parse('2026-11-30');
const host = { commandLine: '', processor: 'flags : hypervisor' };
const hostOf = (name: string, trouble?: string) => ({ pool: 'family', host: name, trouble }) as never;
const status = (changes: object) =>
  channelFindings(
    { channel: 'r.example/a/stable', newest: { serial: 4, expires: '2027-01-01T00:00:00Z' }, ...changes } as never,
    at,
  );

/** One of each kind that the doctor makes on a host with QEMU. */
async function everyFinding(): Promise<Finding[]> {
  const choice = (accelerator: object) =>
    acceleratorFindings({ config, accelerator: () => Promise.resolve(accelerator as never) });
  const slow = { accelerator: 'tcg', reason: 'this account may not open /dev/kvm' };
  return [
    ...(await choice({ accelerator: 'kvm', reason: 'it ran' })),
    ...(await choice({ accelerator: 'xen', reason: 'it runs' })),
    ...(await choice(slow)),
    ...(await choice({ ...slow, remedy: 'Turn on virtualisation.' })),
    ...(['missing', 'after-login', 'no-help'] as const).map((membership) =>
      closedKvmFinding(membership, { ...slow, remedy: 'Run as root: usermod x', command: 'usermod x' }),
    ),
    ...(await acceleratorFindings({
      config,
      accelerator: () => Promise.reject(new DOMException('late', 'TimeoutError')),
    })),
    ...(await acceleratorFindings({
      config,
      accelerator: () => Promise.reject(new Failure('kvm-unavailable', { reason: 'none', remedy: 'Turn it on.' })),
    })),
    ...(await imageFindings({ config, images: () => Promise.resolve([]) })),
    ...(await imageFindings({
      config: { ...config, images: { ...config.images, channel: 'r.example/a/stable' } },
      images: () => Promise.resolve([]),
    })),
    ...(await imageFindings({
      config,
      images: () =>
        Promise.resolve([
          { role: 'browser', isCurrent: true, upToDate: true, shared: true },
          { role: 'network', isCurrent: true, upToDate: true, shared: true },
        ] as never),
    })),
    ...sharedImageFindings({ checkedAt: '2026-11-30T00:00:00Z', trouble: 'no network' }, at),
    ...sharedImageFindings({ checkedAt: '2026-10-30T00:00:00Z' }, at),
    sourceFinding([]),
    sourceFinding([{ uri: 'https://a.example', release: 'trixie', reason: 'is foreign' }]),
    jailFinding(true, ''),
    jailFinding(false, 'no'),
    jailFinding(false, 'no', 'apparmor_parser x'),
    ...([{}, 'failed', 'no-ids', 'refused'] as const).map((accounts) => accountsFinding(accounts as never, 'anna')),
    ...(['works', 'failed', 'missing'] as const).map((scopes) => boundsFinding(scopes as never)),
    ...(['loaded', 'not-loaded', 'off'] as const).map((profiles) => policyFinding(profiles as never, false, 'load it')),
    policyFinding('off' as never, true, 'load it'),
    ...nestedFindings([
      { module: 'kvm_intel', nested: 'Y' },
      { module: 'kvm_amd', nested: '0' },
    ]),
    mergingFinding('0'),
    mergingFinding('1'),
    ...(['unneeded', 'used', 'unavailable'] as const).map(coreFinding),
    ...vulnerabilityFindings([], host),
    ...vulnerabilityFindings([{ name: 'mds', state: 'Not affected' }], host),
    ...vulnerabilityFindings([{ name: 'mds', state: 'Vulnerable' }], host),
    runtimeFinding('/run', 0x01021994),
    runtimeFinding('/run', 1),
    swapFinding([], false),
    swapFinding([{ name: '/dev/zram0', kind: 'memory' }], false),
    swapFinding([{ name: '/swap', kind: 'plain' }], false),
    ...['45.4.1', '43.0.0', '99.0.0'].map((version) => electronFinding(version, at)),
    electronFinding('45.0.0', Date.parse('2027-01-20')),
    ...newerVersionFinding('1.0.0', new Map([['safe-browse', { installed: '1.0.0-1', candidate: '1.1.0-1' }]])),
    ...newerVersionFinding('0.9.0', new Map([['safe-browse', { installed: '1.0.0-1', candidate: '1.0.0-1' }]])),
    ...newerVersionFinding(
      '1.0.0',
      new Map([['safe-browse-electron', { installed: '45.4.1-1', candidate: '45.4.2-1' }]]),
    ),
    defaultProgramsFinding({ links: 'Firefox', documents: 'Evince' }),
    ...(await extensionFindings('/', () => Promise.resolve(true))),
    ...policyFindings({ uplink: 'user', mode: 'nat', refusedNetworks: [] }, false, () => []),
    ...policyFindings({ uplink: 'pci', mode: 'nat', refusedNetworks: [] }, false, () => ['0.0.0.0/0']),
    ...policyFindings({ uplink: 'pci', mode: 'nat', refusedNetworks: [] }, true, () => []),
    ...policyFindings({ uplink: 'tap', mode: 'bridge', refusedNetworks: [] }, false, () => []),
    ...poolFindings([hostOf('a')], config),
    ...poolFindings([hostOf('a'), hostOf('b', 'gone')], config),
    ...managedFindings({ policies: [], blocked: new Failure('config-not-broken', { path: '/x' }) }),
    ...status({}),
    ...status({ notBefore: '2026-12-01' }),
    ...status({ newest: { serial: 4, expires: '2026-01-01T00:00:00Z' } }),
    ...status({ trouble: 'no answer' }),
    ...status({ newest: undefined }),
    ...status({ isAwaited: true }),
  ];
}

/** One of each kind that the doctor makes on a host with Xen. */
function everyXenFinding(): Finding[] {
  const needs = { memoryMiB: 1500, cards: ['0000:03:00.0'] };
  const card = { address: '0000:03:00.0', isThere: true };
  const xen = (info: object, changes: Partial<XenFacts> = {}) =>
    judgeXen(
      {
        capabilities: 'control_d',
        info: new Map(Object.entries({ xen_major: '4', xen_minor: '20', free_memory: '4096', ...info })),
        assignable: [],
        cards: [card],
        ...changes,
      },
      needs,
    );
  return [
    ...judgeXen({ assignable: [], cards: [] }, needs),
    ...judgeXen({ capabilities: '', assignable: [], cards: [] }, needs),
    ...judgeXen({ capabilities: 'control_d', infoFault: 'no answer', assignable: [], cards: [] }, needs),
    ...xen({ virt_caps: 'hvm_directio' }, { assignable: [card.address] }),
    ...xen(
      { free_memory: '1', xen_minor: '11', xen_commandline: 'xsm=silo' },
      { cards: [{ ...card, isThere: false }] },
    ),
    ...xen({ xen_commandline: 'xsm=flask' }, { cards: [{ ...card, driver: 'e1000e' }] }),
    ...judgeXen({ capabilities: 'control_d', info: new Map(), assignable: [], cards: [] }, { ...needs, cards: [] }),
    ...judgeXenclient({ missing: [], freeMiB: 4096, devices: [card.address] }, needs),
    ...judgeXenclient({ missing: ['dd'], freeMiB: 1, devices: [], mayCreate: false }, needs),
    ...judgeXenclient({ missing: [], fault: 'no such service' }, needs),
  ];
}

describe.each(LANGUAGES.slice(1))('a finding in %s', (language) => {
  it('is whole: its name, its message and what to do', async () => {
    const texts = textsFor(language);
    const english = [...(await everyFinding()), ...everyXenFinding()].flatMap((finding) => {
      const { message, hint, language: own } = findingText(finding, texts);
      const isNamed = texts.find(`check-${nameOf(finding.check)}`) !== undefined;
      const lacksAdvice =
        finding.level !== 'ok' && finding.hint !== undefined && finding.hint !== finding.command && hint === undefined;
      return own === 'en' || !isNamed || lacksAdvice || /[{}]/.test(message) ? [finding] : [];
    });
    expect(english).toEqual([]);
  });
});

it('a finding in English shows its command once, below the advice', () => {
  const texts = textsFor('en');
  const shown = (hint: string, command: string) =>
    findingText({ check: 'swap', level: 'note', message: 'Swap.', hint, command }, texts).hint;
  expect(shown('apt-get install passt', 'apt-get install passt')).toBeUndefined();
  expect(shown('As root: swapoff -a', 'swapoff -a')).toBe('As root:');
  expect(shown('Run swapoff -a, or use zram.', 'swapoff -a')).toBe('Run swapoff -a, or use zram.');
});

it('processor vulnerabilities are one finding with one heading', () => {
  const found = vulnerabilityFindings(
    [
      { name: 'mds', state: 'Vulnerable' },
      { name: 'tsa', state: 'Vulnerable: no microcode' },
    ],
    host,
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ level: 'note', isGiven: true, params: { count: 2 } });
});
