/**
 * The policy of a host, for people whose desk is another computer: the real product on both, a real ssh between them, and a fake QEMU on the host. The
 * desk forbids nothing and is not managed.
 */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { FakeQemuTestBed } from '../../bed/fake-qemu-test-bed.ts';
import { Namespace } from '../../bed/namespace.ts';
import { attachScript } from '../../bed/pool-test-bed.ts';
import { privateEtc } from '../../bed/private-etc.ts';
import { type OpenCommand, Product } from '../../bed/product.ts';
import { prepareSshServer, SERVER_LISTENS, type SshServer } from '../../bed/ssh-server.ts';
import { GONE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const POLICY = '/etc/safe-browse/policy.toml';
const GOOD = `
organisation = "Example University"
[forced.network]
ports = 2
[forced.profile."*"]
files.out = "off"
clipboard.out = "off"
[profiles]
forbidden = ["unmanaged"]
[limits]
lifetimeMinutes = 1
`;
const PROFILES = ['server', 'unmanaged'] as const;
/** What the person wrote on the host, and on the desk. */
const FREE = PROFILES.map(
  (name) => `[profile.${name}]\nfiles.out = "ask"\nclipboard.out = "allow"\nlifetimeMinutes = 0\n`,
);
const [HOST_ADDRESS, DESK_ADDRESS, PORT] = ['198.51.100.1', '198.51.100.2', 2222];
const MINUTE_MS = 60_000;

let testBed: FakeQemuTestBed;
let deskNamespace: Namespace;
let desk: Product;
let server: SshServer;
let opened: OpenCommand;
let session: Session;

const onHost = (script: string, ...words: readonly string[]) =>
  testBed.namespace.must(['sh', '-c', script, 'sh', ...words]);
const putPolicy = (text: string) => onHost('printf %s "$1" > "$2.new" && mv "$2.new" "$2"', text, POLICY);

beforeAll(async () => {
  testBed = await FakeQemuTestBed.open({
    configuration: `accelerator = "tcg"\n[template]\nseal = "off"\n[spare]\nkeep = false\n${FREE.join('')}`,
    mount: (namespace, pathOf) => privateEtc(namespace, pathOf('h')),
  });
  await putPolicy(GOOD);
  deskNamespace = await Namespace.create('desk', testBed.folder);
  await testBed.namespace.ip(`link add to-desk type veth peer name to-host netns ${deskNamespace.outerPid}`);
  for (const [namespace, card, address] of [
    [testBed.namespace, 'to-desk', HOST_ADDRESS],
    [deskNamespace, 'to-host', DESK_ADDRESS],
  ] as const) {
    await namespace.ip(`address add ${address}/28 dev ${card}`);
    await namespace.ip(`link set ${card} up`);
  }
  server = await prepareSshServer(HOST_ADDRESS, PORT, attachScript(testBed.product));
  const running = testBed.namespace.start(server.command);
  let said = '';
  running.stderr.on('data', (text) => (said += String(text)));
  await testBed.product.until('the SSH server listens', () => said.includes(SERVER_LISTENS), GONE_TIMEOUT_MS);
  // ssh reads no other file of an account whose home is that of the person who runs the tests.
  await deskNamespace.must(['mount', '--bind', server.configurationFile, '/etc/ssh/ssh_config']);
  desk = new Product(deskNamespace, join(testBed.folder, 'k'));
  desk.configure(
    `[spare]\nkeep = false\n[template]\nseal = "off"\n[network]\nstartWith = "session"\n[pool.family]\nengine = "ssh"\nhosts = ["server"]\n` +
      FREE.map((profile) => `${profile}where = "family"\n`).join(''),
  );
});
afterAll(async () => {
  const left = await desk.stop();
  await server.remove();
  await deskNamespace.close();
  expect([...left, ...(await testBed.close())]).toEqual([]);
});

describe('the policy of a host', () => {
  it('binds the sessions of a desk that forbids nothing: what may leave them', async () => {
    opened = desk.open('http://has-download.hostile/', '--profile', 'server');
    ({ session } = await opened.event('ready', START_TIMEOUT_MS));
    expect(session.where).toMatchObject({ host: 'server' });
    expect(session.restrictions).toMatchObject({ files: { out: 'off' }, clipboard: { out: 'off' } });
    // The guest lists its download a moment later.
    await expect
      .poll(() => desk.complaint('take', session.id, 'report.pdf'))
      .toMatchObject({ status: 3, code: 'pool-host-forbids' });
    expect(await desk.complaint('copy', session.id)).toMatchObject({
      ...{ status: 3, code: 'pool-host-forbids' },
      message: expect.stringMatching(/Managed by Example University\.$/) as string,
    });
  });

  it('says how many sessions a person of a desk has at once', async () => {
    expect((await desk.run('open', '--detach', '--no-window', '--profile', 'server')).status).toBe(0);
    expect(await desk.complaint('open', '--detach', '--no-window', '--profile', 'server')).toMatchObject({
      code: 'pool-host-refused',
    });
    expect(await testBed.product.sessions()).toHaveLength(2);
  });

  it('ends a session of a desk that becomes too old, and the desk says why', async () => {
    expect((await opened.event('ended', 2 * MINUTE_MS)).reason).toBe('lifetime-over');
  });

  it('forbids profiles to desks, and is described by the host', async () => {
    expect(await desk.complaint('open', '--detach', '--no-window', '--profile', 'unmanaged')).toMatchObject({
      code: 'pool-host-refused',
      message: expect.stringContaining('Example University') as string,
    });
  });

  it('that is broken lets no session of a desk start', async () => {
    await putPolicy('[limits]\nlifetimeMinutes = "long"\n');
    expect(await desk.complaint('open', '--detach', '--no-window', '--profile', 'server')).toMatchObject({
      code: 'pool-host-refused',
      message: expect.stringContaining('limits.lifetimeMinutes') as string,
    });
  });
});
