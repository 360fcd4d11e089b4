/** Two builders confirm one digest in a real registry, before anyone uses the image. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Attestation } from '../../../host-agent/api/host/attestation.ts';
import { imageNames } from '../../../host-agent/storage/filenames.ts';
import type { Folders } from '../../../host-agent/storage/folders.ts';
import { makeKeyPair } from '../../../host-agent/tools/minisign.ts';
import { Namespace } from '../../bed/namespace.ts';
import { startRegistry } from '../../bed/network/registry.ts';
import { Product } from '../../bed/product.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { makeCurrent } from '../../../host-agent/image/store.ts';
import { putImage, signImage } from '../../host-agent/image/images.ts';

const CONFIGURATION = '[network]\nstartWith = "session"\n[template]\nseal = "off"\n[spare]\nkeep = false\n';

describe('an image that two builders have built', () => {
  let folder: string;
  let namespace: Namespace;
  let reference: string;
  let digest: string;
  const products: Product[] = [];
  const keys: string[] = [];

  const foldersOf = (product: Product): Folders => ({
    config: product.path('c/safe-browse'),
    state: product.path('s/safe-browse'),
    runtime: product.path('r/safe-browse'),
    data: product.path('d/safe-browse'),
  });
  const publicKey = (path: string) => readFileSync(path, 'utf8').split('\n')[1] ?? '';

  /** A computer that has built the image, as far as its store shows. */
  async function builder(name: string, configuration = CONFIGURATION): Promise<Product> {
    mkdirSync(join(folder, name));
    const product = new Product(namespace, join(folder, name), { XDG_DATA_HOME: join(folder, name, 'd') });
    product.configure(configuration);
    const at = foldersOf(product);
    mkdirSync(at.data, { recursive: true, mode: 0o700 });
    digest = putImage(at, 'browser', 'the same content');
    await signImage(at, 'browser', digest);
    await makeCurrent(at, 'browser', digest);
    keys.push(publicKey(join(at.data, 'keys/local.pub')));
    products.push(product);
    return product;
  }
  const must = async (product: Product, ...words: readonly string[]) =>
    expect(await product.run(...words)).toMatchObject({ status: 0, stderr: '' });
  const attestations = (product: Product, ...words: readonly string[]) =>
    product.ask(z.array(Attestation), 'image', 'attestations', digest, reference, '--key', ...keys, ...words);

  beforeAll(async () => {
    folder = makeRunFolder();
    namespace = await Namespace.create('attest', folder);
    reference = `${await startRegistry(namespace, folder)}/safe-browse/browser`;
    await builder('a');
    await builder('b');
  });
  afterAll(async () => {
    for (const product of products) await product.run('daemon', '--stop');
    expect(await products.at(-1)?.stop()).toEqual([]);
    await namespace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is released only when as many distinct keys have signed its digest as are required', async () => {
    const [one, other] = products as [Product, Product];
    const both = ['image', 'attestations', digest, reference, '--require', '2', '--key', ...keys];
    expect((await attestations(one)).map(({ isValid }) => isValid)).toEqual([false, false]);
    await must(one, 'image', 'attest', digest, reference);
    expect((await attestations(one)).map(({ isValid }) => isValid)).toEqual([true, false]);
    const early = await one.complaint(...both);
    expect(early).toMatchObject({ status: 3, code: 'attestations-missing' });
    expect(early.message).toContain('1 of the 2 required builders');
    // A second signature by the same builder changes nothing, and the same key named twice is one.
    await must(one, 'image', 'attest', digest, reference);
    expect(await one.complaint(...both.slice(0, -2), keys[0] ?? '', keys[0] ?? '')).toMatchObject({ status: 3 });
    await must(other, 'image', 'attest', digest, reference);
    expect(await one.run(...both)).toMatchObject({ status: 0, stderr: '' });
  });

  it('is confirmed by minisign itself, over nothing but the digest', async () => {
    const keyId = Buffer.from(keys[0] ?? '', 'base64')
      .subarray(2, 10)
      .toString('hex');
    const tag = `${reference}:attestation-${digest}-${keyId}`;
    const host = reference.split('/')[0] ?? '';
    const manifest = z
      .object({ layers: z.array(z.object({ digest: z.string() })).length(1) })
      .parse(
        JSON.parse(await namespace.must(['env', 'HOME=/nowhere', 'oras', 'manifest', 'fetch', '--plain-http', tag])),
      );
    const blob = `http://${host}/v2/safe-browse/browser/blobs/${manifest.layers[0]?.digest ?? ''}`;
    writeFileSync(join(folder, 'digest'), `sha256:${digest}\n`);
    writeFileSync(join(folder, 'digest.minisig'), await namespace.must(['curl', '--silent', blob]));
    await namespace.must(['minisign', '-V', '-m', join(folder, 'digest'), '-P', keys[0] ?? '']);
  });

  it('is not confirmed by a signature over another digest, nor by another artifact under the tag', async () => {
    const [one] = products as [Product];
    const host = reference.split('/')[0] ?? '';
    const [, keyId] = (await attestations(one)).map((each) => each.keyId);
    const manifests = `http://${host}/v2/safe-browse/browser/manifests`;
    const type = 'application/vnd.oci.image.manifest.v1+json';
    const genuine = await namespace.must([
      ...['curl', '--silent', '--header', `accept: ${type}`],
      `${manifests}/attestation-${digest}-${keyId ?? ''}`,
    ]);
    writeFileSync(join(folder, 'genuine'), genuine);
    const another = 'f'.repeat(64);
    await namespace.must([
      ...['curl', '--silent', '--fail', '-X', 'PUT', '--header', `content-type: ${type}`],
      ...['--data-binary', `@${join(folder, 'genuine')}`, `${manifests}/attestation-${another}-${keyId ?? ''}`],
    ]);
    const replayed = await one.ask(
      z.array(Attestation),
      ...['image', 'attestations', another, reference, '--key', ...keys],
    );
    expect(replayed.map(({ isValid }) => isValid)).toEqual([false, false]);
  });

  it('cannot be confirmed from where it was not built', async () => {
    const puller = await builder('c');
    const at = imageNames(foldersOf(puller), 'browser').image(digest);
    const made = imageNames(foldersOf(products[0] as Product), 'browser').image(digest);
    // What a pull leaves: the signature of its publisher, whose key is trusted.
    copyFileSync(join(made, 'manifest.json.minisig'), join(at, 'manifest.json.minisig'));
    puller.configure(`${CONFIGURATION}[images]\ntrustedKeys = ["local", "${keys[0] ?? ''}"]\n`);
    expect(await puller.complaint('image', 'attest', digest, reference)).toMatchObject({
      status: 3,
      code: 'attest-not-built-here',
    });
  });

  it('is signed with the key of a release only if that key is trusted', async () => {
    const release = join(folder, 'release.key');
    await makeKeyPair({ secret: release, public: join(folder, 'release.pub') });
    const signer = await builder('e');
    expect(await signer.complaint('image', 'sign', '--key', release)).toMatchObject({
      status: 3,
      code: 'signing-key-untrusted',
    });
    expect(await signer.run('image', 'verify')).toMatchObject({ status: 0 });
    await must(signer, 'daemon', '--stop');
    signer.configure(
      `${CONFIGURATION}[images]\ntrustedKeys = ["local", "${publicKey(join(folder, 'release.pub'))}"]\n`,
    );
    expect(await signer.run('image', 'sign', '--key', release)).toMatchObject({ status: 0, stderr: '' });
    expect(await signer.run('image', 'verify')).toMatchObject({ status: 0 });
    expect(await signer.complaint('image', 'sign', '--key', join(folder, 'genuine'))).toMatchObject({
      status: 2,
      code: 'signing-key-unusable',
    });
  });
});
