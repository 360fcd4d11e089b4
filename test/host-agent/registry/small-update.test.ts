import { getEventListeners } from 'node:events';
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { currentImage, listImages, makeCurrent, type StoredImage } from '../../../host-agent/image/store.ts';
import type { Jail } from '../../../host-agent/jail/bubblewrap.ts';
import type { JailLaunch } from '../../../host-agent/jail/launch-jail.ts';
import { applyPatch, patchJail } from '../../../host-agent/registry/apply-patch.ts';
import { RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { pullImage } from '../../../host-agent/registry/pull.ts';
import { pushImage } from '../../../host-agent/registry/push.ts';
import { pushUpdates } from '../../../host-agent/registry/push-updates.ts';
import { digestOf } from '../../../host-agent/registry/registry.ts';
import { canBePatched, isWorthwhile } from '../../../host-agent/registry/small-update.ts';
import { parseUpdateArtifact, updateArtifactBytes, updateTag } from '../../../host-agent/registry/update-artifact.ts';
import { run } from '../../../host-agent/process/run.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import { sign } from '../../../host-agent/tools/minisign.ts';
import { makePatch, zstd } from '../../../host-agent/tools/building/zstd.ts';
import { type Behaviour, FakeRegistry } from '../../fakes/registry.ts';
import { makeSigner, type Signer } from '../channel/signed-channels.ts';
import { foldersBelow, putImage } from '../image/images.ts';

/** Programs that would run in jails: all so far, and those that run now. */
const jailed = vi.hoisted(() => ({ runs: 0, alive: 0 }));
// The same program without its jail, which a unit test cannot make everywhere.
vi.mock('../../../host-agent/jail/launch-jail.ts', () => ({
  launchJail: (jail: Jail, { readsOutput }: JailLaunch) => {
    if (readsOutput !== true) throw new Error('Its output would go to the log.');
    const outside = new Map(jail.readable.map(([host, inside]) => [inside, host]));
    const [program = '', ...words] = jail.command;
    const args = words.map((word) => word.replace(/\/(from|patch)$/, (inside) => outside.get(inside) ?? inside));
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    jailed.runs += 1;
    jailed.alive += 1;
    child.once('exit', () => (jailed.alive -= 1));
    return Promise.resolve({
      output: child.stdout,
      identity: undefined,
      inside: { role: 'patch', pid: child.pid ?? 0 },
    });
  },
}));
vi.mock('../../../host-agent/process/process.ts', async (original) => ({
  ...(await original<object>()),
  killAndWait: ({ pid }: { pid: number }) => {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended.
    }
    return Promise.resolve();
  },
}));

const MIB = 1024 ** 2;
const never = new AbortController().signal;
const OLD = randomBytes(4 * MIB);
/** As after an update of one program: a part differs. */
const NEW = Buffer.concat([OLD.subarray(0, MIB), randomBytes(MIB / 2), OLD.subarray(MIB)]);
const hash = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

let folder: string;
let signer: Signer;
let registry: FakeRegistry;
let connection: RegistryConnection;
const keys = mkdtempSync(join(tmpdir(), 'sb-keys-'));

beforeAll(async () => {
  signer = await makeSigner(keys);
});
afterAll(() => rmSync(keys, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-update-'));
  registry = await FakeRegistry.start();
  connection = new RegistryConnection(registry.host, undefined);
  jailed.runs = 0;
});
afterEach(async () => {
  await connection.close();
  await registry.stop();
  rmSync(folder, { recursive: true });
});

const at = (name: string) => foldersBelow(join(folder, name));
/** A signed image of a host, whose kernel and initramfs are always the same. */
async function put(computer: string, root: Buffer, isDebug = false): Promise<StoredImage> {
  const folders = at(computer);
  mkdirSync(folders.state, { recursive: true });
  const file = (name: string, content: Buffer) => ({ name, bytes: content.length, sha256: hash(content) });
  const kernel = Buffer.from('kernel');
  const digest = putImage(folders, 'browser', 'kernel', {
    debug: isDebug,
    files: {
      kernel: file('vmlinuz', kernel),
      initramfs: file('initramfs.img', kernel),
      root: file('root.erofs', root),
    },
  });
  const image = imageNames(folders, 'browser').image(digest);
  writeFileSync(join(image, 'root.erofs'), root);
  await sign(join(image, 'manifest.json'), join(image, 'manifest.json.minisig'), signer.secret);
  return (await listImages(folders)).find((each) => each.digest === digest) ?? expect.fail('There is no image.');
}
const reference = (version = 'stable') => ({ host: registry.host, repository: 'safe-browse', version });
const watch = { signal: never, onProgress: () => undefined };
/** Pushes the new image from a computer that has the old one too. */
async function pushed(): Promise<number> {
  await put('maker', OLD);
  const image = await put('maker', NEW);
  await pushImage({ connection, reference: reference(), image, ...watch });
  return pushUpdates({ folders: at('maker'), connection, reference: reference(), image, ...watch });
}
const pull = (computer = 'reader', signal = never) =>
  pullImage({
    folders: at(computer),
    connection,
    reference: reference(),
    keys: [signer.public],
    attestations: 0,
    ...watch,
    signal,
  });
const rootOf = (image: StoredImage) => readFileSync(join(image.folder, 'root.erofs'));
const tag = updateTag(hash(OLD), hash(NEW));
const offerUpdate = (bytes: Buffer, size = bytes.length) =>
  registry.contents.tag('safe-browse', tag, updateArtifactBytes({ digest: registry.add(bytes), bytes: size }));
async function compressed(bytes: Buffer): Promise<Buffer> {
  const file = join(folder, 'plain');
  writeFileSync(file, bytes);
  await run(zstd, ['-q', '-f', '--long=31', file, '-o', `${file}.zst`]);
  return readFileSync(`${file}.zst`);
}

it('an image has its digest as its version in a registry, and not that of its kernel', async () => {
  const image = await put('maker', NEW);
  await pushImage({ connection, reference: reference(), image, ...watch });
  expect(JSON.parse(registry.contents.at('/v2/safe-browse/manifests/stable')?.toString() ?? '')).toMatchObject({
    annotations: { 'org.opencontainers.image.version': image.digest.slice(0, 12) },
  });
});

describe('an update of an image', () => {
  it('transfers what differs, and ends with the bytes that were signed', async () => {
    expect(await pushed()).toBe(1);
    await put('reader', OLD);
    const { image, transferredBytes } = await pull();
    expect(rootOf(image).equals(NEW)).toBe(true);
    expect(transferredBytes).toBeGreaterThanOrEqual(MIB / 2);
    expect(transferredBytes).toBeLessThan(0.2 * NEW.length);
    expect(readdirSync(image.folder).sort()).toEqual([
      'initramfs.img',
      'manifest.json',
      'manifest.json.minisig',
      'root.erofs',
      'vmlinuz',
    ]);
    // Kernel and initramfs were here.
    expect(
      registry.heads.filter((head) => head.includes(hash(Buffer.from('kernel')))).map((head) => head.slice(0, 3)),
    ).not.toContain('GET');
    expect((await pull()).transferredBytes).toBe(0);
  });

  it('uses the image of the host that an update is offered for, also one that is not in use', async () => {
    await pushed();
    await put('reader', OLD);
    const other = await put('reader', randomBytes(2 * MIB));
    await makeCurrent(at('reader'), 'browser', other.digest);
    expect((await pull()).transferredBytes).toBeLessThan(0.2 * NEW.length);
    expect((await currentImage(at('reader'), 'browser'))?.digest).toBe(other.digest);
  });

  const bomb = () => compressed(Buffer.alloc(64 * MIB));
  it.each<[string, () => Promise<unknown> | undefined, readonly Behaviour[]]>([
    ['is not there', () => Promise.resolve(registry.contents.remove('safe-browse', tag)), []],
    ['is no update', () => Promise.resolve(registry.contents.tag('safe-browse', tag, Buffer.from('{}'))), []],
    ['is announced as larger than it may be', () => Promise.resolve(offerUpdate(Buffer.from('x'), NEW.length)), []],
    ['is no patch', () => Promise.resolve(offerUpdate(randomBytes(1000))), []],
    ['makes another file', async () => offerUpdate(await compressed(randomBytes(MIB))), []],
    ['makes a shorter file', async () => offerUpdate(await compressed(NEW.subarray(0, MIB))), []],
    ['makes a file without end', async () => offerUpdate(await bomb()), []],
    ['is sent with other bytes', () => undefined, [{ kind: 'lies' }]],
    ['is sent without end', () => undefined, [{ kind: 'endless' }]],
    ['is refused', () => undefined, [{ kind: 'refuses', status: 403 }]],
  ])('transfers the whole image when its patch %s', async (_, offer, behaviours) => {
    await pushed();
    await put('reader', OLD);
    await offer();
    // The manifest, two small blobs and the manifest of the update come first.
    if (behaviours.length > 0) registry.behave(...Array<Behaviour>(4).fill({ kind: 'honest' }), ...behaviours);
    const { image, transferredBytes } = await pull();
    expect(rootOf(image).equals(NEW)).toBe(true);
    expect(transferredBytes).toBe(NEW.length);
    await expect.poll(() => jailed.alive).toBe(0);
  });

  it('transfers the whole image when the old one was damaged here', async () => {
    await pushed();
    const old = await put('reader', OLD);
    writeFileSync(join(old.folder, 'root.erofs'), Buffer.concat([OLD.subarray(1), Buffer.from('x')]));
    const { image, transferredBytes } = await pull();
    expect([rootOf(image).equals(NEW), transferredBytes]).toEqual([true, NEW.length]);
  });

  it('never writes more than the signed size of the new image', async () => {
    const [from, patch, target, log] = ['from', 'patch', 'target', 'log'].map((name) => join(folder, name));
    if (!from || !patch || !target || !log) throw new Error('There are four files.');
    writeFileSync(from, OLD);
    writeFileSync(patch, await bomb());
    const expected = { digest: digestOf(NEW), bytes: NEW.length };
    const { signal } = new AbortController();
    expect(await applyPatch({ from, patch, target, log }, expected, signal)).toBe(false);
    // Whatever follows a channel has a signal that lives on.
    expect(getEventListeners(signal, 'abort')).toEqual([]);
    expect(statSync(target).size).toBeLessThanOrEqual(NEW.length);
    await expect.poll(() => jailed.alive).toBe(0);
  });

  it('continues the transfer of a patch that was interrupted', async () => {
    await pushed();
    await put('reader', OLD);
    const cancelled = new AbortController();
    registry.behave(...Array<Behaviour>(4).fill({ kind: 'honest' }), { kind: 'breaks', afterBytes: 300_000 });
    registry.onRequest = () => {
      if (registry.traffic.requests >= before + 6) cancelled.abort(new Error('The person cancelled.'));
    };
    const before = registry.traffic.requests;
    await expect(pull('reader', cancelled.signal)).rejects.toThrow('The person cancelled.');
    registry.onRequest = () => undefined;
    const { image, transferredBytes } = await pull();
    expect(rootOf(image).equals(NEW)).toBe(true);
    expect(transferredBytes).toBeLessThan(MIB / 2);
    expect(registry.ranges.at(-1)).toMatch(/^bytes=[1-9]\d*-$/);
  });

  it('continues the transfer of a whole root that has begun', async () => {
    await pushed();
    const old = await put('reader', OLD);
    const pulling = imageNames(at('reader'), 'browser').pulling((await put('other', NEW)).digest);
    mkdirSync(pulling, { recursive: true });
    writeFileSync(join(pulling, 'root.erofs'), NEW.subarray(0, 4 * MIB));
    expect((await pull()).transferredBytes).toBe(NEW.length - 4 * MIB);
    expect([jailed.runs, existsSync(old.folder)]).toEqual([0, true]);
  });

  it('is made once, from images that people use, and only where it saves something', async () => {
    await pushed();
    const before = registry.traffic.requests;
    const image = await put('maker', NEW);
    expect(await pushUpdates({ folders: at('maker'), connection, reference: reference(), image, ...watch })).toBe(1);
    expect(registry.traffic.requests).toBe(before + 1);
    await put('lone', OLD, true);
    const lone = { folders: at('lone'), connection, reference: reference(), image: await put('lone', NEW), ...watch };
    expect(await pushUpdates(lone)).toBe(0);
    await put('lone', randomBytes(2 * MIB));
    expect(await pushUpdates(lone)).toBe(0);
    expect([isWorthwhile(60, 100), isWorthwhile(61, 100)]).toEqual([true, false]);
    expect([MIB - 1, MIB, 1024 * MIB, 1024 * MIB + 1].map(canBePatched)).toEqual([false, true, true, false]);
  });

  it('is read in a jail that sees the old root and the patch, and can write nothing', () => {
    const jail = patchJail({ from: '/images/root', patch: '/images/patch' });
    expect(jail).toMatchObject({
      readable: [
        ['/images/root', '/from'],
        ['/images/patch', '/patch'],
      ],
      writable: [],
      devices: [],
    });
    expect([jail.sharesNetwork, jail.networkFamilies, jail.keepsAccount]).toEqual([undefined, undefined, undefined]);
    expect(jail.limits.addressSpaceBytes).toBeLessThanOrEqual(4 * 1024 * MIB);
  });

  it('has no other blobs than its patch', async () => {
    const [from, to, patch] = ['from', 'to', 'made'].map((name) => join(folder, name));
    writeFileSync(from ?? '', OLD);
    writeFileSync(to ?? '', NEW);
    await makePatch({ from: from ?? '', to: to ?? '', patch: patch ?? '' }, {});
    const blob = { digest: digestOf(readFileSync(patch ?? '')), bytes: 12 };
    expect(parseUpdateArtifact(updateArtifactBytes(blob))).toEqual(blob);
    const changed = (change: (manifest: Record<string, unknown>) => void) => {
      const manifest = JSON.parse(updateArtifactBytes(blob).toString()) as Record<string, unknown>;
      change(manifest);
      return parseUpdateArtifact(Buffer.from(JSON.stringify(manifest)));
    };
    expect(changed((manifest) => (manifest['artifactType'] = 'application/other'))).toBeUndefined();
    expect(changed((manifest) => (manifest['layers'] = []))).toBeUndefined();
  });
});
