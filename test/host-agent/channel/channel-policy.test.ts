import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelBytes, type ChannelFile } from '../../../host-agent/channel/channel-file.ts';
import { readChannelRecord } from '../../../host-agent/channel/channel-record.ts';
import { channelPolicy, hostPolicies } from '../../../host-agent/config/policy/source.ts';
import { admitSession } from '../../../host-agent/daemon/admission.ts';
import { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { digestOf } from '../../../host-agent/registry/registry.ts';
import { dataNames } from '../../../host-agent/storage/filenames.ts';
import { type Behaviour, FakeRegistry } from '../../fakes/registry.ts';
import { foldersBelow } from '../image/images.ts';
import { Computer, type FleetOptions } from './fleet.ts';
import { fileWith, makeSigner, offer, offerSigned, releaseOf, signaturesOf, type Signer } from './signed-channels.ts';
import { nextFile } from '../../../host-agent/channel/publish-channel.ts';

const NOW = Date.parse('2026-06-01T00:00:00Z');
const DAY_MS = 24 * 3_600_000;
const US = process.getuid?.() ?? 0;
const FOUR = '[forced.network]\nports = 4';
const never = new AbortController().signal;

let folder: string;
let registry: FakeRegistry;
let signers: Signer[];
let nowMs: number;
/** The name of the channel that computers follow. */
let followed: string;

const keys = mkdtempSync(join(tmpdir(), 'sb-keys-'));
beforeAll(async () => {
  signers = [await makeSigner(keys), await makeSigner(keys)];
});
afterAll(() => rmSync(keys, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-policy-'));
  registry = await FakeRegistry.start();
  [nowMs, followed] = [NOW, 'stable'];
});
afterEach(async () => {
  await registry.stop();
  rmSync(folder, { recursive: true });
});

/** A computer as after a start of its host agent: its configuration under the policies of the computer and of the channel. */
async function started(changes: Partial<FleetOptions> = {}) {
  const [imageSigner] = signers;
  if (!imageSigner) throw new Error('There are two signers.');
  const computer = await new Computer(join(folder, 'computer'), {
    ...{ registry, signers, imageSigner, nowMs: () => nowMs, channel: () => followed },
    policyAccepted: () => configuration.refresh(),
    ...changes,
  }).prepare();
  const configuration = await ConfigurationFile.read(join(folder, 'config.toml'), {
    policies: [
      hostPolicies(join(folder, 'policy.toml'), join(folder, 'policy.d'), US),
      channelPolicy(join(folder, 'unused'), async () => (await readChannelRecord(computer.folders)).policy),
    ],
  });
  return {
    configuration,
    check: () => computer.follow.check(never),
    ports: () => configuration.config.network.ports,
    source: () => configuration.sources.get('network.ports'),
  };
}
const named = (text: string | Buffer) => {
  const bytes = Buffer.from(text);
  return { digest: registry.add(bytes), bytes: bytes.length };
};
const publish = (serial: number, policy?: string, changes: Partial<ChannelFile> = {}) =>
  offerSigned(
    registry,
    fileWith({ serial, ...(policy !== undefined && { policy: named(policy) }), ...changes }),
    signers,
  );

describe('managed settings from a channel', () => {
  it('come into force at once, below those of the computer, and config show names the channel', async () => {
    const { configuration, check, ports, source } = await started();
    await publish(1, `${FOUR}\n[default.end]\nundoSeconds = 9`, { percentage: 0 });
    await check();
    expect(ports()).toBe(4);
    expect(source()).toEqual({ is: 'policy-forced', policy: `channel ${registry.host}/safe-browse/stable` });
    expect((await configuration.describe()).managed).toMatchObject({
      by: `channel ${registry.host}/safe-browse/stable`,
    });
    writeFileSync(join(folder, 'policy.toml'), '[forced.network]\nports = 2', { mode: 0o644 });
    await configuration.refresh();
    expect(ports()).toBe(2);
    expect(source()).toEqual({ is: 'policy-forced', policy: join(folder, 'policy.toml') });
    expect(configuration.config.end.undoSeconds).toBe(9);
  });

  it('stay in force after a restart, without the registry, and when the channel has expired', async () => {
    await publish(1, FOUR, { expires: '2026-06-08T00:00:00Z' });
    await (await started()).check();
    const offline = await started();
    expect(offline.ports()).toBe(4);
    nowMs += 30 * DAY_MS;
    await expect(offline.check()).rejects.toMatchObject({ code: 'channel-expired' });
    await registry.stop();
    await expect(offline.check()).rejects.toMatchObject({ code: 'registry-unreachable' });
    expect((await started()).ports()).toBe(4);
    registry = await FakeRegistry.start();
  });

  it.each<[string, string | Buffer, readonly Behaviour[], string]>([
    ['has a mistake', '[forced.network]\nports = 0', [], 'channel-policy-invalid'],
    [
      'excludes the registry that it is read from',
      '[limits]\nregistries = ["registry.example"]',
      [],
      'channel-policy-invalid',
    ],
    ['is no text', Buffer.from([0x23, 0xff]), [], 'channel-policy-invalid'],
    ['is another one than the signers named', '', [{ kind: 'lies' }], 'registry-artifact-refused'],
    ['is longer than the signers said', '', [{ kind: 'endless' }], 'registry-artifact-refused'],
    ['is withheld', '', [{ kind: 'refuses', status: 404 }], 'registry-not-found'],
  ])('change nothing when the new policy %s', async (_, policy, behaviours, code) => {
    const { configuration, check, ports } = await started();
    await publish(1, FOUR);
    await check();
    const { troubles: before, ...record } = await readChannelRecord(foldersBelow(join(folder, 'computer')));
    const file = fileWith({ serial: 2, policy: named(policy.length > 0 ? policy : '# looser') });
    await offerSigned(registry, file, signers);
    expect(before).toEqual({});
    // The manifest, the file and two signatures come first.
    if (behaviours.length > 0) registry.behave(...Array<Behaviour>(4).fill({ kind: 'honest' }), ...behaviours);
    await expect(check()).rejects.toMatchObject({ code });
    await configuration.refresh();
    expect(ports()).toBe(4);
    expect(await readChannelRecord(foldersBelow(join(folder, 'computer')))).toMatchObject(record);
    expect(configuration.blocked).toBeUndefined();
  });

  it('change nothing when too few people signed the new policy', async () => {
    const { check, ports } = await started();
    await publish(1, FOUR);
    await check();
    const bytes = channelBytes(fileWith({ serial: 2 }));
    offer(registry, bytes, await signaturesOf(bytes, signers.slice(1)));
    await expect(check()).rejects.toMatchObject({ code: 'channel-unsigned' });
    expect(ports()).toBe(4);
  });

  it('change and go with a newer file, but do not return with an older one', async () => {
    const { check, ports } = await started();
    await publish(1, '[forced.network]\nports = 3');
    const replay = registry.contents.remember();
    await check();
    await publish(2, FOUR);
    await check();
    expect(ports()).toBe(4);
    replay();
    await expect(check()).rejects.toMatchObject({ code: 'channel-older' });
    expect(ports()).toBe(4);
    await publish(3);
    await check();
    expect(ports()).not.toBe(4);
  });

  it('stay when the person leaves the channel, and are those of the channel that was read last', async () => {
    const { check, ports } = await started();
    await publish(1, FOUR);
    await check();
    followed = 'beta';
    await expect(check()).rejects.toMatchObject({ code: 'registry-not-found' });
    expect(ports()).toBe(4);
    const beta = channelBytes(fileWith({ channel: 'safe-browse/beta', policy: named('[forced.network]\nports = 5') }));
    offer(registry, beta, await signaturesOf(beta, signers), 'beta');
    await check();
    expect(ports()).toBe(5);
    followed = 'stable';
    await check();
    expect(ports()).toBe(4);
  });

  it('that contradict the file of the person block sessions also after a restart, until the channel corrects them', async () => {
    writeFileSync(join(folder, 'config.toml'), '[network]\nuplink = "tap"\nmode = "bridge"\ntap.bridge = "br0"\n');
    await publish(1, '[limits]\nsites = ["example.org"]');
    await (await started()).check();
    const { configuration, check } = await started();
    const admitted = () =>
      admitSession({ configuration, images: () => Promise.resolve([]), now: () => nowMs }, undefined);
    await expect(admitted()).rejects.toMatchObject({ code: 'config-invalid' });
    await publish(2, FOUR);
    await check();
    await admitted();
  });

  it.each<[string, (record: string) => void]>([
    ['half written', (record) => writeFileSync(record, '{')],
    ['not readable', (record) => mkdirSync(record)],
  ])('let no session start while their record is %s, and the host agent starts all the same', async (_, spoil) => {
    const { folders } = await new Computer(join(folder, 'computer'), {
      ...{ registry, signers, imageSigner: signers[0] ?? expect.fail(), nowMs: () => nowMs },
    }).prepare();
    spoil(dataNames(folders).channels);
    const { configuration } = await started();
    expect(configuration.blocked).toMatchObject({ code: 'channel-record-damaged' });
    const admitted = admitSession({ configuration, images: () => Promise.resolve([]), now: () => nowMs }, undefined);
    await expect(admitted).rejects.toMatchObject({ code: 'channel-record-damaged' });
  });
});

describe('the policy in the next file of a channel', () => {
  const policy = { digest: digestOf(Buffer.from('')), bytes: 0 };
  const EXPIRES = '2030-01-01T00:00:00Z';

  it('stays through releases, halts and rollbacks, and goes only when it is taken away', () => {
    const [a, b] = [releaseOf('a'), releaseOf('b')];
    const with1 = nextFile(fileWith({ percentage: 5, release: b, base: a }), { kind: 'policy', policy }, EXPIRES);
    expect(with1).toEqual(fileWith({ serial: 2, percentage: 5, release: b, base: a, policy }));
    const changes = [
      { kind: 'promote', percentage: 50 },
      { kind: 'halt' },
      { kind: 'rollback', to: { release: a, minimumVersion: '0.1.0' } },
      { kind: 'publish', release: a, percentage: 1, minimumVersion: '0.1.0' },
    ] as const;
    for (const change of changes) expect(nextFile(with1, change, EXPIRES)).toMatchObject({ serial: 3, policy });
    const without = nextFile(with1, { kind: 'policy', policy: undefined }, EXPIRES);
    expect(without).toEqual(fileWith({ serial: 3, percentage: 5, release: b, base: a }));
  });
});
