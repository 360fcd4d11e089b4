/** Images that a computer takes only if builders besides their signer have confirmed them. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listImages, type StoredImage } from '../../../host-agent/image/store.ts';
import { attestationBytes, attestationTag, statementOf } from '../../../host-agent/registry/attestations.ts';
import { RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { pullImage } from '../../../host-agent/registry/pull.ts';
import { pushImage } from '../../../host-agent/registry/push.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import { keyIdOf, sign } from '../../../host-agent/tools/minisign.ts';
import { FakeRegistry } from '../../fakes/registry.ts';
import { makeSigner, type Signer } from '../channel/signed-channels.ts';
import { foldersBelow, putImage } from '../image/images.ts';

const watch = { signal: new AbortController().signal, onProgress: () => undefined };
let folder: string;
let registry: FakeRegistry;
let connection: RegistryConnection;
let publisher: Signer;
let builder: Signer;
let image: StoredImage;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-attested-'));
  const signer = async (name: string) => {
    mkdirSync(join(folder, name));
    return makeSigner(join(folder, name));
  };
  [publisher, builder] = [await signer('publisher'), await signer('builder')];
  registry = await FakeRegistry.start();
  connection = new RegistryConnection(registry.host, undefined);
  image = await published();
});
afterEach(async () => {
  await connection.close();
  await registry.stop();
  rmSync(folder, { recursive: true });
});

const reference = () => ({ host: registry.host, repository: 'safe-browse', version: 'stable' });

async function published(): Promise<StoredImage> {
  const folders = foldersBelow(join(folder, 'maker'));
  const content = Buffer.from('content');
  const file = (name: string) => {
    return { name, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') };
  };
  const digest = putImage(folders, 'browser', 'content', {
    files: { kernel: file('vmlinuz'), initramfs: file('initramfs.img'), root: file('root.erofs') },
  });
  const at = imageNames(folders, 'browser').image(digest);
  await sign(join(at, 'manifest.json'), join(at, 'manifest.json.minisig'), publisher.secret);
  const made = (await listImages(folders)).find((each) => each.digest === digest) ?? expect.fail('There is no image.');
  await pushImage({ connection, reference: reference(), image: made, ...watch });
  return made;
}

/** Confirms `statement` under the tag of this signer. */
async function attest(signer: Signer, statement = statementOf(image.digest)): Promise<void> {
  const [file, signature] = [join(folder, 'digest'), join(folder, 'digest.minisig')];
  writeFileSync(file, statement);
  await sign(file, signature, signer.secret);
  const bytes = readFileSync(signature);
  const tag = attestationTag(image.digest, keyIdOf(signer.public));
  registry.contents.tag('safe-browse', tag, attestationBytes({ digest: registry.add(bytes), bytes: bytes.length }));
}

const pull = (attestations: number, keys = [publisher.public, builder.public]) =>
  pullImage({
    ...{ folders: foldersBelow(join(folder, 'reader')), connection, reference: reference(), keys, attestations },
    ...watch,
  });
const missing = (found: number, required = 1) => ({ code: 'attestations-missing', params: { found, required } });

it('is taken only when enough builders besides its signer have confirmed it', async () => {
  await expect(pull(1)).rejects.toMatchObject(missing(0));
  await attest(publisher);
  await expect(pull(1)).rejects.toMatchObject(missing(0));
  await attest(builder, statementOf('f'.repeat(64)));
  await expect(pull(1)).rejects.toMatchObject(missing(0));
  await attest(builder);
  // A key that is not trusted here counts for nothing.
  await expect(pull(1, [publisher.public])).rejects.toMatchObject(missing(0));
  await expect(pull(2)).rejects.toMatchObject(missing(1, 2));
  expect((await pull(1)).image.digest).toBe(image.digest);
});

it('is taken without a confirmation when none is required', async () => {
  expect((await pull(0)).image.digest).toBe(image.digest);
});
