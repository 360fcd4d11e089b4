/** Images in a real registry: Debian's docker-registry, with `oras` as another client. */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Image } from '../../../host-agent/api/host/image.ts';
import { manifestDigest, manifestText } from '../../../host-agent/image/manifest.ts';
import { hashFile } from '../../../host-agent/storage/hash-file.ts';
import { networkImage } from '../../bed/images/test-images.ts';
import { Namespace } from '../../bed/namespace.ts';
import { startRegistry, startSlowly } from '../../bed/network/registry.ts';
import { Product, testData } from '../../bed/product.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const CONFIGURATION = '[network]\nstartWith = "session"\n[template]\nseal = "off"\n[spare]\nkeep = false\n';
const ORAS = ['env', 'HOME=/nowhere', 'oras'];
const Pushed = z.object({ event: z.literal('pushed'), artifact: z.string() });
const Pulled = z.object({ event: z.literal('pulled'), image: Image, artifact: z.string(), transferredBytes: z.int() });

describe('an image in a registry', () => {
  let folder: string;
  let namespace: Namespace;
  let maker: Product;
  let host: string;
  let guarded: string;
  let key: string;
  let image: Awaited<ReturnType<typeof networkImage>>;
  const products: Product[] = [];

  beforeAll(async () => {
    folder = makeRunFolder();
    namespace = await Namespace.create('reg', folder);
    host = await startRegistry(namespace, folder);
    guarded = await startRegistry(namespace, folder, { port: 5001, needsLogin: true });
    image = await networkImage();
    key = readFileSync(join(testData, 'safe-browse/keys/local.pub'), 'utf8').split('\n')[1] ?? '';
    maker = productIn('m', { XDG_DATA_HOME: testData }, CONFIGURATION);
  });
  afterAll(async () => {
    await Promise.all(products.map((product) => product.stop()));
    // Once more: one of them may have looked while another was ending.
    expect(await products.at(-1)?.stop()).toEqual([]);
    await namespace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function productIn(name: string, environment: Readonly<Record<string, string>>, configuration: string): Product {
    mkdirSync(join(folder, name));
    const product = new Product(namespace, join(folder, name), {
      XDG_DATA_HOME: join(folder, name, 'd'),
      ...environment,
    });
    product.configure(configuration);
    products.push(product);
    return product;
  }
  /** Another computer, which trusts the maker's key. */
  const reader = (name: string, trusted = key) =>
    productIn(name, {}, `${CONFIGURATION}[images]\ntrustedKeys = ["${trusted}"]\n`);
  const networkFolder = (product: Product) => join(product.path('d'), 'safe-browse/images/network');
  const last = <Schema extends z.ZodType>(schema: Schema, stdout: string): z.infer<Schema> =>
    schema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));

  it('is pushed, and pulled into use on another computer that trusts its key', async () => {
    const pushed = await maker.run('image', 'push', `${host}/safe-browse/network:stable`, 'network', '--json');
    expect(pushed).toMatchObject({ status: 0, stderr: '' });
    const { artifact } = last(Pushed, pushed.stdout);
    const other = reader('r1');
    const pulled = await other.run('image', 'pull', `${host}/safe-browse/network:stable`, '--json');
    expect(pulled).toMatchObject({ status: 0, stderr: '' });
    expect(last(Pulled, pulled.stdout)).toMatchObject({
      artifact,
      transferredBytes: image.bytes,
      image: { role: 'network', digest: image.digest, isCurrent: true },
    });
    expect(await other.run('image', 'verify')).toMatchObject({ status: 0 });
    expect(readdirSync(networkFolder(other)).filter((name) => name.startsWith('.'))).toEqual([]);
    // Nothing to transfer the second time.
    const again = await other.run('image', 'pull', `${host}/safe-browse/network@${artifact}`, '--json');
    expect(last(Pulled, again.stdout).transferredBytes).toBe(0);
  });

  it('is pulled by oras with the same files', async () => {
    const out = join(folder, 'oras');
    await namespace.must([...ORAS, 'pull', '--plain-http', '-o', out, `${host}/safe-browse/network:stable`]);
    for (const name of ['manifest.json', 'manifest.json.minisig', 'vmlinuz', 'initramfs.img', 'root.erofs'])
      expect(await hashFile(join(out, name))).toEqual(await hashFile(join(image.folder, name)));
  });

  it('is pulled after oras pushed it', async () => {
    const layers = [
      ['manifest.json', 'manifest.v1+json'],
      ['manifest.json.minisig', 'signature.v1'],
      ['vmlinuz', 'kernel.v1'],
      ['initramfs.img', 'initramfs.v1'],
      ['root.erofs', 'root.v1'],
    ].map(([name, type]) => `${name}:application/vnd.safe-browse.${type}`);
    const type = 'application/vnd.safe-browse.image.v1';
    await namespace.must([
      ...['sh', '-c', 'cd "$1" && shift && exec env HOME=/nowhere oras push --plain-http "$@"', 'sh', image.folder],
      ...['--artifact-type', type, `${host}/safe-browse/by-oras:1`, ...layers],
    ]);
    const pulled = await reader('r2').run('image', 'pull', `${host}/safe-browse/by-oras:1`, '--json');
    expect(last(Pulled, pulled.stdout).image.digest).toBe(image.digest);
  });

  it('continues to be pulled after the host agent was killed', async () => {
    const other = reader('r3');
    const slow = await startSlowly(namespace, 5002, 5000);
    const root = join(networkFolder(other), `.pulling-${image.digest}`, 'root.erofs');
    const first = other.start('image', 'pull', `${slow}/safe-browse/network:stable`);
    await other.until('a part is there', () => existsSync(root) && statSync(root).size > 4_000_000, 60_000);
    const agent = namespace
      .processes()
      .find(({ pid, commandLine }) => /daemon\.js/.test(commandLine) && isOf(pid, other));
    if (!agent) throw new Error('There is no host agent.');
    await namespace.kill(agent.pid, 'KILL');
    expect(await first.ended).not.toBe(0);
    expect(await other.run('image', 'list')).toMatchObject({ stdout: expect.stringContaining('no images') as unknown });
    const second = await other.run('image', 'pull', `${host}/safe-browse/network:stable`, '--json');
    const { transferredBytes } = last(Pulled, second.stdout);
    expect(transferredBytes).toBeGreaterThan(0);
    expect(transferredBytes).toBeLessThan(image.bytes - 4_000_000);
    expect(await other.run('image', 'verify')).toMatchObject({ status: 0 });
  });
  const isOf = (pid: number, product: Product) =>
    namespace.readProcess(pid, 'environ').includes(`XDG_DATA_HOME=${product.path('d')}`);

  it('is pulled from a mirror while its registry is away, and from the registry while its mirrors are', async () => {
    const of = (name: string, ...mirrors: readonly string[]) =>
      productIn(name, {}, `${CONFIGURATION}[images]\ntrustedKeys = ["${key}"]\nmirrors = ${JSON.stringify(mirrors)}\n`);
    const away = of('a1', `127.0.0.1:9=127.0.0.1:8`, `127.0.0.1:9/images=${host}/safe-browse`);
    const pulled = await away.run('image', 'pull', '127.0.0.1:9/images/network:stable', '--json');
    expect(pulled).toMatchObject({ status: 0, stderr: '' });
    expect(last(Pulled, pulled.stdout).image.digest).toBe(image.digest);
    const lonely = of('a2', `${host}=127.0.0.1:9`);
    expect(await lonely.run('image', 'pull', `${host}/safe-browse/network:stable`)).toMatchObject({ status: 0 });
    const nowhere = await lonely.complaint('image', 'pull', `${host}/safe-browse/none:stable`);
    expect(nowhere).toMatchObject({ status: 1, code: 'registry-mirrors-failed' });
    expect(nowhere.message).toMatch(/127\.0\.0\.1:9: .* 127\.0\.0\.1:5000: The registry has no /);
  });

  it('is refused when its key is not trusted, and leaves nothing', async () => {
    const other = reader('r4', 'local');
    const refused = await other.complaint('image', 'pull', `${host}/safe-browse/network:stable`);
    expect(refused).toMatchObject({ status: 3, code: 'registry-artifact-refused' });
    expect(refused.message).toContain('not trusted');
    expect(readdirSync(networkFolder(other))).toEqual([]);
  });

  it('is refused when the disk is too small, and leaves the disk as it was', async () => {
    const other = reader('r5');
    mkdirSync(other.path('d'));
    await namespace.must(['mount', '-t', 'tmpfs', '-o', 'size=32m,mode=0700', 'small', other.path('d')]);
    const refused = await other.complaint('image', 'pull', `${host}/safe-browse/network:stable`);
    expect(refused).toMatchObject({ status: 1, code: 'disk-full' });
    expect(refused.message).toContain('to pull the image');
  });

  /** As after an update of one program: 1 MiB of the root differs. Puts it into use. Returns its digest. */
  async function rebuilt(data: string): Promise<string> {
    const images = join(data, 'images/network');
    const made = join(images, 'made');
    await namespace.must(['cp', '-a', join(images, image.digest), made]);
    const root = openSync(join(made, 'root.erofs'), 'r+');
    writeSync(root, randomBytes(1024 ** 2), 0, 1024 ** 2, 20 * 1024 ** 2);
    closeSync(root);
    const { sha256 } = await hashFile(join(made, 'root.erofs'));
    const { files } = image.manifest;
    const text = manifestText({ ...image.manifest, files: { ...files, root: { ...files.root, sha256 } } });
    writeFileSync(join(made, 'manifest.json'), text);
    const signing = [
      'minisign',
      '-S',
      '-W',
      '-q',
      '-s',
      join(data, 'keys/local.key'),
      '-m',
      join(made, 'manifest.json'),
    ];
    await namespace.must([...signing, '-x', join(made, 'manifest.json.minisig')]);
    const digest = manifestDigest(text);
    renameSync(made, join(images, digest));
    await namespace.must(['ln', '-sfn', image.digest, join(images, 'previous')]);
    await namespace.must(['ln', '-sfn', digest, join(images, 'current')]);
    return digest;
  }

  it('is updated with what differs from the image in use, and is the same to the bit', async () => {
    const second = productIn('m2', {}, CONFIGURATION);
    const data = join(second.path('d'), 'safe-browse');
    mkdirSync(join(data, 'images'), { recursive: true, mode: 0o700 });
    for (const part of ['keys', 'images/network'])
      await namespace.must(['cp', '-a', '--reflink=auto', join(testData, 'safe-browse', part), join(data, part)]);
    const digest = await rebuilt(data);
    const other = reader('r7');
    expect(await other.run('image', 'pull', `${host}/safe-browse/network:stable`)).toMatchObject({ status: 0 });
    const next = `${host}/safe-browse/network:next`;
    expect(await second.run('image', 'push', next, 'network')).toMatchObject({ status: 0 });
    const pulled = await other.run('image', 'pull', next, '--json');
    expect(pulled).toMatchObject({ status: 0, stderr: '' });
    const { transferredBytes } = last(Pulled, pulled.stdout);
    expect(transferredBytes).toBeGreaterThan(1024 ** 2);
    expect(transferredBytes).toBeLessThan(0.1 * image.bytes);
    expect(last(Pulled, pulled.stdout).image).toMatchObject({ digest, isCurrent: true });
    expect(await other.run('image', 'verify')).toMatchObject({ status: 0 });
    expect(readdirSync(join(networkFolder(other), digest)).sort()).toEqual(
      readdirSync(join(data, 'images/network', digest)).sort(),
    );
    expect(readdirSync(networkFolder(other)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('needs the login that auth.json has for the registry', async () => {
    const reference = `${guarded}/safe-browse/network:1`;
    expect(await maker.complaint('image', 'push', reference, 'network')).toMatchObject({
      status: 3,
      code: 'registry-refused',
    });
    const auths = { [guarded]: { auth: Buffer.from('ada:secret').toString('base64') } };
    const file = maker.path('r/containers/auth.json');
    mkdirSync(maker.path('r/containers'));
    writeFileSync(file, JSON.stringify({ auths }));
    expect(await maker.run('image', 'push', reference, 'network')).toMatchObject({ status: 0 });
    const other = reader('r6');
    cpSync(maker.path('r/containers'), other.path('r/containers'), { recursive: true });
    expect(await other.run('image', 'pull', reference)).toMatchObject({ status: 0 });
  });

  it('is reported as missing when the registry has no such tag', async () => {
    expect(await maker.complaint('image', 'pull', `${host}/safe-browse/network:none`)).toMatchObject({
      status: 4,
      code: 'registry-not-found',
    });
  });

  it('is reported with the reason when nothing listens there', async () => {
    expect(await maker.complaint('image', 'pull', '127.0.0.1:9/safe-browse/network:1')).toMatchObject({
      status: 1,
      code: 'registry-unreachable',
    });
  });
});
