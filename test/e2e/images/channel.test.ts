/** A channel in a real registry, Debian's docker-registry: two signers, and a computer that tries the image in a VM before it uses it. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ChannelStatus, ChannelUpdate, ChannelView } from '../../../host-agent/api/host/channel.ts';
import { networkImage } from '../../bed/images/test-images.ts';
import { Namespace } from '../../bed/namespace.ts';
import { startRegistry } from '../../bed/network/registry.ts';
import { Product, testData } from '../../bed/product.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const CONFIGURATION = '[network]\nstartWith = "session"\n[template]\nseal = "off"\n[spare]\nkeep = false\n';
const Drafted = z.object({ event: z.literal('drafted'), draft: z.string() });
const Published = ChannelView.extend({ event: z.literal('published') });
const Updated = ChannelUpdate.extend({ event: z.literal('updated') });
const keyIn = (path: string) => readFileSync(path, 'utf8').split('\n')[1] ?? '';

describe('a channel in a registry', () => {
  let folder: string;
  let namespace: Namespace;
  let channel: string;
  let configuration: string;
  let maker: Product;
  let reader: Product;
  let digest: string;
  const products: Product[] = [];

  beforeAll(async () => {
    folder = makeRunFolder();
    namespace = await Namespace.create('chan', folder);
    channel = `${await startRegistry(namespace, folder)}/safe-browse/stable`;
    ({ digest } = await networkImage());
    const [data, offline] = [join(folder, 'm/d/safe-browse'), join(folder, 'offline')];
    mkdirSync(join(data, 'images'), { recursive: true, mode: 0o700 });
    for (const part of ['keys', 'images/network'])
      await namespace.must(['cp', '-a', '--reflink=auto', join(testData, 'safe-browse', part), join(data, part)]);
    await namespace.must(['minisign', '-G', '-W', '-s', `${offline}.key`, '-p', `${offline}.pub`]);
    const keys = [keyIn(join(data, 'keys/local.pub')), keyIn(`${offline}.pub`)].map((key) => `"${key}"`);
    configuration = `${CONFIGURATION}[images]
trustedKeys = [${keys[0] ?? ''}]
channel = "${channel}"
channelKeys = [${keys.join(', ')}]
channelThreshold = 2
`;
    maker = product('m');
    reader = product('r');
  });
  afterAll(async () => {
    const left = await Promise.all(products.map((each) => each.stop()));
    expect(left.at(-1)).toEqual([]);
    await namespace.close();
    rmSync(folder, { recursive: true, force: true });
  });

  function product(name: string): Product {
    mkdirSync(join(folder, name), { recursive: true });
    const made = new Product(namespace, join(folder, name), { XDG_DATA_HOME: join(folder, name, 'd') });
    made.configure(configuration);
    products.push(made);
    return made;
  }
  const last = <Schema extends z.ZodType>(schema: Schema, stdout: string): z.infer<Schema> =>
    schema.parse(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
  /** Drafts the next file, and signs it with both keys, one of them with nothing but minisign. */
  async function drafted(name: string, ...how: string[]): Promise<string> {
    const draft = join(folder, `${name}.json`);
    const made = await maker.run('channel', ...how, '--draft', draft, '--json');
    expect(last(Drafted, made.stdout).draft).toBe(draft);
    const offline = ['minisign', '-S', '-W', '-q', '-s', join(folder, 'offline.key'), '-m', draft];
    await namespace.must([...offline, '-x', `${draft}.offline.minisig`]);
    return draft;
  }
  const publish = (draft: string) => maker.run('channel', 'publish', channel, '--file', draft, '--json');

  it('is published only with both signatures, one made with nothing but minisign', async () => {
    const draft = await drafted('one', 'publish', channel);
    expect(await maker.complaint('channel', 'publish', channel, '--file', draft)).toMatchObject({
      status: 3,
      code: 'channel-unsigned',
    });
    expect(await maker.run('channel', 'sign', draft)).toMatchObject({ status: 0 });
    const published = await publish(draft);
    expect(last(Published, published.stdout)).toMatchObject({
      serial: 1,
      percentage: 100,
      release: { network: digest },
    });
  });

  it('brings the image into use on another computer after it ran there', async () => {
    const updated = await reader.run('image', 'update', '--json');
    expect(updated).toMatchObject({ status: 0, stderr: '' });
    expect(last(Updated, updated.stdout)).toMatchObject({ images: [{ role: 'network', digest, isCurrent: true }] });
    expect(updated.stdout).toContain('"step":"prove"');
    const status = await reader.ask(ChannelStatus, 'channel', 'show');
    expect(status).toMatchObject({ isIncluded: true, isCurrent: true, newest: { serial: 1 } });
    expect(await reader.run('image', 'update')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('newest release') as unknown,
    });
  });

  it('brings managed settings, of which config show names the channel', async () => {
    const policy = join(folder, 'policy.toml');
    writeFileSync(policy, 'organisation = "Example University"\n[forced.log]\nlevel = "warn"\n');
    const draft = await drafted('policy', 'policy', channel, policy);
    expect(await maker.run('channel', 'sign', draft)).toMatchObject({ status: 0 });
    expect(last(Published, (await publish(draft)).stdout)).toMatchObject({ serial: 2 });
    expect(await reader.run('image', 'update')).toMatchObject({ status: 0 });
    const { stdout } = await reader.run('config', 'show');
    expect(stdout).toContain(`level = "warn"  # forced by the policy channel ${channel}`);
    expect(await reader.complaint('config', 'set', 'log.level', 'debug')).toMatchObject({
      status: 3,
      code: 'setting-managed',
      message: expect.stringContaining('Managed by Example University') as unknown,
    });
  });

  it('recalls the image: no VM starts from it, also after a restart, until the signers take that back', async () => {
    const draft = await drafted('recall', 'recall', channel, digest.slice(0, 12), '--why', 'It lets packets through');
    expect(await maker.run('channel', 'sign', draft)).toMatchObject({ status: 0 });
    expect(last(Published, (await publish(draft)).stdout)).toMatchObject({ serial: 3, recalls: [{ digest }] });
    expect(await reader.run('image', 'update')).toMatchObject({ status: 0 });
    const refused = {
      status: 3,
      code: 'image-recalled',
      message: expect.stringContaining('It lets packets through') as unknown,
    };
    expect(await reader.complaint('network', 'start')).toMatchObject(refused);
    expect((await reader.run('image', 'list')).stdout).toContain('RECALLED: It lets packets through');
    expect(await reader.run('daemon', '--stop')).toMatchObject({ status: 0 });
    expect(await reader.complaint('network', 'start')).toMatchObject(refused);
    const back = await drafted('withdrawn', 'recall', channel, digest.slice(0, 12), '--withdraw');
    expect(await maker.run('channel', 'sign', back)).toMatchObject({ status: 0 });
    expect(last(Published, (await publish(back)).stdout)).toMatchObject({ serial: 4 });
    expect(await reader.run('image', 'update')).toMatchObject({ status: 0 });
    expect((await reader.run('image', 'list')).stdout).not.toContain('RECALLED');
  });

  it('is refused when somebody puts an old file back', async () => {
    const draft = await drafted('two', 'halt', channel);
    expect(await maker.run('channel', 'sign', draft)).toMatchObject({ status: 0 });
    expect(last(Published, (await publish(draft)).stdout)).toMatchObject({ serial: 5, halted: true });
    expect(await reader.run('image', 'update')).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('halted') as unknown,
    });
    const manifests = `http://${channel.split('/')[0] ?? ''}/v2/safe-browse/manifests`;
    const type = 'application/vnd.oci.image.manifest.v1+json';
    await namespace.must([
      ...[
        'sh',
        '-c',
        'curl -sSf -H "Accept: $1" "$2/stable.1" | curl -sSf -X PUT -H "Content-Type: $1" -T - "$2/stable"',
      ],
      ...['sh', type, manifests],
    ]);
    expect(await reader.complaint('image', 'update')).toMatchObject({ status: 3, code: 'channel-older' });
    expect(await reader.ask(ChannelStatus, 'channel', 'show')).toMatchObject({
      newest: { serial: 5 },
      trouble: expect.stringContaining('serial 1') as unknown,
    });
  });
});
