/** The account that keeps images for all accounts, as it follows a channel. Its builds are in test/package/shared-images.test.ts. */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readChannelRecord } from '../../../host-agent/channel/channel-record.ts';
import { DesktopAppearance } from '../../../host-agent/config/appearance.ts';
import type { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { Changes, type Foundation } from '../../../host-agent/foundation/foundation.ts';
import { SharedStatus } from '../../../host-agent/image/shared-store.ts';
import { listImages } from '../../../host-agent/image/store.ts';
import { makeSharedImages } from '../../../host-agent/shared-images/make.ts';
import { imageNames, runtimeNames, sharedNames, stateNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { FakeRegistry } from '../../fakes/registry.ts';
import { Computer, publishImages, type WholeRelease } from '../channel/fleet.ts';
import { fileWith, makeSigner, offerSigned, type Signer } from '../channel/signed-channels.ts';
import { foldersBelow } from '../image/images.ts';

let folder: string;
let keeper: Folders;
let registry: FakeRegistry;
let signer: Signer;
let release: WholeRelease;
const keys = mkdtempSync(join(tmpdir(), 'sb-keys-'));
beforeAll(async () => (signer = await makeSigner(keys)));
afterAll(() => rmSync(keys, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-keeper-'));
  chmodSync(folder, 0o755);
  keeper = { ...foldersBelow(folder), state: join(folder, 'data/state') };
  registry = await FakeRegistry.start();
  release = await publishImages(registry, signer, '1');
  await offerSigned(registry, fileWith({ release, percentage: 100 }), [signer]);
});
afterEach(async () => {
  await registry.stop();
  rmSync(folder, { recursive: true });
});

/** Returns what went wrong. */
async function make(channel = 'stable'): Promise<readonly string[]> {
  mkdirSync(keeper.state, { recursive: true, mode: 0o700 });
  const config = parseConfig(
    `[images]\nchannel = "${registry.host}/safe-browse/${channel}"\ntrustedKeys = ["${signer.public}"]\n`,
    'config.toml',
  );
  const troubles: string[] = [];
  const write = (line: string) => {
    const { msg, reason } = JSON.parse(line) as { msg: string; reason?: string };
    if (reason !== undefined) troubles.push(`${msg}: ${reason}`);
  };
  const foundation: Foundation = {
    folders: keeper,
    runtime: runtimeNames(keeper),
    state: stateNames(keeper),
    configuration: { policy: { policies: [] }, refresh: () => Promise.resolve() } as unknown as ConfigurationFile,
    appearance: new DesktopAppearance(),
    config: () => config,
    startConfig: config,
    stepWithinMs: () => 1000,
    log: pino({ base: {} }, { write }),
    changes: new Changes(),
    keepConsole: () => Promise.resolve(undefined),
  };
  return makeSharedImages(foundation, {
    onProgress: () => undefined,
    signal: new AbortController().signal,
    troubles,
  });
}

const status = () => SharedStatus.parse(JSON.parse(readFileSync(sharedNames(keeper.data).status, 'utf8')));

/** A person of the host whose account follows the same channel. */
async function person(): Promise<Computer> {
  const options = { registry, signers: [signer], imageSigner: signer, nowMs: Date.now };
  const its = new Computer(join(folder, 'person'), options);
  Object.assign(its.folders, { shared: keeper.data });
  return its.prepare();
}

it('images of a channel are pulled once, and an account that follows it gets them without a download', async () => {
  expect(await make()).toEqual([]);
  expect(status().trouble).toBeUndefined();
  const its = await person();
  expect(await its.update()).toEqual(['network', 'browser']);
  expect(await its.digests()).toEqual({ browser: release.browser.digest, network: release.network.digest });
  expect((await listImages(its.folders)).map(({ isShared, isCurrent }) => isShared && isCurrent)).toEqual([true, true]);
  for (const role of ['browser', 'network'])
    expect(readdirSync(imageNames(its.folders, role).folder).filter((name) => /^[0-9a-f]{64}$/.test(name))).toEqual([]);
  expect((await readChannelRecord(its.folders)).computer).toBe((await readChannelRecord(keeper)).computer);
});

it.runIf(userInfo().uid === 0)(
  'every account reads the images, and none can write there or read the secret key',
  async () => {
    while ((await listImages(keeper)).length === 0) {
      rmSync(keeper.data, { recursive: true, force: true });
      await make();
    }
    const image = imageNames(keeper, 'browser').image(release.browser.digest);
    const asOther = (words: string) =>
      spawnSync('setpriv', ['--reuid=4711', '--regid=4711', '--clear-groups', 'sh', '-c', words]).status;
    expect(asOther(`cat ${image}/* >/dev/null`)).toBe(0);
    expect(asOther(`touch ${image}/new || mkdir ${keeper.data}/new || ln -sf / ${image}/../current`)).not.toBe(0);
    expect(asOther(`ls ${keeper.state} || cat ${keeper.data}/channels.json`)).not.toBe(0);
    expect(statSync(sharedNames(keeper.data).folder).mode & 0o777).toBe(0o755);
  },
);

it('what goes wrong is reported to the timer, and to the accounts', async () => {
  expect(await make('none')).toHaveLength(1);
  expect(status().trouble).toContain('the channel could not be followed');
});
