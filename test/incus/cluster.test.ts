/** The engine `incus` with a real cluster, the real client, and certificates that are restricted to one project. Its instances are unprivileged containers. */
import { execFile } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { IncusPool } from '../../host-agent/pool/incus/incus-pool.ts';
import { type Computer, IncusCluster } from '../bed/incus/cluster.ts';
import { addImage, launch, makeProject } from '../bed/incus/instances.ts';
import { type Internet, openInternet } from '../bed/network/internet.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { describeHostPool } from '../contract/pool/host-pool.ts';
import { bedDesk, type BedHost, bedHost, openIn, removeBed } from '../host-agent/pool/pool-bed.ts';

const run = promisify(execFile);
const CLIENT_WITHIN_MS = 30_000;
/** Stands for the program in an instance: the host agent is outside, in the process of the test. */
const ATTACH = `#!/usr/bin/node
const socket = require('net').connect('/bed/attach.sock');
socket.on('error', () => process.exit(1)).on('close', () => process.exit(0));
process.stdin.pipe(socket).pipe(process.stdout);
`;

let folder: string;
let internet: Internet;
let cluster: IncusCluster;
const projects = new Map<string, string>();
const administrators: string[] = [];

beforeAll(async () => {
  folder = makeRunFolder();
  internet = await openInternet(folder);
  cluster = await IncusCluster.open(folder, internet);
  await addImage(cluster, folder, { program: ATTACH });
});
afterAll(async () => {
  await cluster.close();
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

const projectOf = (person: string) => `safe-browse-${person}`;

interface Person {
  readonly pool: IncusPool;
  readonly fingerprint: string;
  /** Runs the person’s client. */
  readonly incus: (...args: readonly string[]) => Promise<string>;
  /** Removes their instances, whose host is about to go. */
  readonly leave: () => Promise<unknown>;
}

/** A person with a project, and instances there that all reach this host. */
async function person(name: string, host: BedHost, instances: Readonly<Record<string, Computer>>): Promise<Person> {
  const project = projectOf(name);
  chmodSync(host.folder, 0o711);
  chmodSync(host.socket, 0o666);
  await makeProject(cluster, project, { folder: host.folder });
  for (const [instance, computer] of Object.entries(instances)) await launch(cluster, project, instance, computer);
  const { program, fingerprint } = await cluster.person(name, project);
  await cluster.authorize(projects.set(fingerprint, project), administrators);
  return {
    fingerprint,
    leave: () => cluster.admin('delete', '--force', ...Object.keys(instances), `--project=${project}`),
    pool: new IncusPool('company', { remote: 'company', project, program, detachedMinutes: 30 }),
    incus: async (...args) => {
      const running = run(program, args, { timeout: CLIENT_WITHIN_MS });
      // Some of its commands read settings.
      running.child.stdin?.end();
      return (await running).stdout;
    },
  };
}

describe('a person with a certificate for one project', () => {
  let [ada, ben]: Person[] = [];
  const hosts: BedHost[] = [];
  beforeAll(async () => {
    hosts.push(await bedHost('ada'), await bedHost('ben'));
    ada = await person('ada', hosts[0] as BedHost, { 'ada-1': 'node2' });
    ben = await person('ben', hosts[1] as BedHost, { 'ben-1': 'node2' });
  });
  afterAll(async () => {
    for (const each of [ada, ben]) await each?.leave();
    for (const host of hosts) await host.stop();
  });

  it('uses the own hosts', async () => {
    const desk = await bedDesk((ada as Person).pool);
    const session = await openIn(desk, (ada as Person).pool);
    expect(session).toMatchObject({ state: 'browsing', where: { pool: 'company' } });
    expect((await desk.pools.status()).map(({ host, state }) => [host, state])).toEqual([['ada-1', 'up']]);
    await desk.remote.close(session.id);
    await desk.stop();
    await removeBed(desk.folder);
  });

  it.each([
    ['see an instance of another person', ['query', 'company:/1.0/instances/ben-1?project=safe-browse-ben']],
    ['see how busy one is', ['query', 'company:/1.0/instances/ben-1/state?project=safe-browse-ben']],
    ['attach to one', ['exec', 'company:ben-1', '--project=safe-browse-ben', '--', 'safe-browse', 'attach']],
    ['see its console', ['console', 'company:ben-1', '--project=safe-browse-ben', '--show-log']],
    ['read its files', ['file', 'pull', 'company:ben-1/etc/passwd', '-', '--project=safe-browse-ben']],
    ['stop it', ['stop', '--force', 'company:ben-1', '--project=safe-browse-ben']],
    ['drain it', ['config', 'set', 'company:ben-1', 'user.safe-browse.draining=true', '--project=safe-browse-ben']],
    ['see who else there is', ['query', 'company:/1.0/certificates/BEN']],
    ['change an own instance', ['config', 'set', 'company:ada-1', 'limits.memory=32GiB', '--project=safe-browse-ada']],
    ['stop an own instance', ['stop', '--force', 'company:ada-1', '--project=safe-browse-ada']],
    ['create an instance', ['init', 'company:host', 'company:ada-3', '--project=safe-browse-ada']],
    ['see the project', ['query', 'company:/1.0/projects/safe-browse-ben']],
    ['evacuate a computer', ['cluster', 'evacuate', 'company:node1', '--force']],
    [
      'use a privileged instance',
      ['config', 'set', 'company:ada-1', 'security.privileged=true', '--project=safe-browse-ada'],
    ],
    ['free the own project', ['project', 'set', 'company:safe-browse-ada', 'restricted=false']],
    [
      'read the computer',
      ['config', 'device', 'add', 'company:ada-1', 'x', 'disk', 'source=/etc', 'path=/x', '--project=safe-browse-ada'],
    ],
  ])('cannot %s', async (_, args) => {
    const words = args.map((word) => word.replace('BEN', (ben as Person).fingerprint));
    await expect((ada as Person).incus(...words)).rejects.toMatchObject({
      stderr: expect.stringMatching(/permission|restricted|not found|forbidden|not allowed/i) as string,
      stdout: expect.not.stringContaining('ben-') as string,
    });
  });

  it.each([
    'projects?recursion=1',
    'certificates?recursion=1',
    'instances?project=safe-browse-ben&recursion=1',
    'instances?all-projects=true&recursion=1',
    'operations?project=safe-browse-ben&recursion=1',
    'operations?all-projects=true&recursion=1',
    'images?project=safe-browse-ben&recursion=1',
    'profiles?project=safe-browse-ben&recursion=1',
    'network-allocations?all-projects=true',
    'networks/incusbr0?project=safe-browse-ada',
    'networks/incusbr0/leases?project=safe-browse-ada',
    'storage-pools/default?project=safe-browse-ada',
    'storage-pools/default/volumes?all-projects=true&recursion=1',
    'warnings?recursion=1',
    'metrics',
  ])('sees nothing of anybody else in %s', async (path) => {
    // Each has something that somebody else would see.
    const { stdout } = await (ada as Person).incus('query', `company:/1.0/${path}`).then(
      (text) => ({ stdout: text }),
      (error: unknown) => error as { readonly stdout: string },
    );
    expect(stdout).not.toMatch(/ben/);
  });

  it('drains nothing, which administrators do', async () => {
    await expect((ada as Person).pool.setDraining('ada-1', true)).rejects.toMatchObject({
      code: 'pool-drain-refused',
      message: expect.stringContaining('ermission') as string,
    });
  });

  it('has no account in common with others on the same computer', async () => {
    const ids = await Promise.all(
      [ada as Person, ben as Person].map(async ({ incus }, index) => {
        const name = ['ada', 'ben'][index] ?? '';
        const map = await incus(
          'exec',
          `company:${name}-1`,
          `--project=${projectOf(name)}`,
          '--',
          'cat',
          '/proc/self/uid_map',
        );
        const [, first = 0, count = 0] = map.trim().split(/\s+/u).map(Number);
        return { first, count };
      }),
    );
    const [one, other] = ids.toSorted((left, right) => left.first - right.first);
    expect(one?.first).toBeGreaterThan(0);
    expect((one?.first ?? 0) + (one?.count ?? 0)).toBeLessThanOrEqual(other?.first ?? 0);
  });
});

describeHostPool('a real cluster of incus', async (host) => {
  const { pool, fingerprint } = await person('eve', host, { 'host-1': 'node1' });
  administrators.push(fingerprint);
  await cluster.authorize(projects, administrators);
  const kill = () => cluster.admin('stop', '--force', 'host-1', `--project=${projectOf('eve')}`);
  return { pool, member: 'host-1', kill, stop: () => Promise.resolve() };
});

describe('a computer of the cluster', () => {
  it('is evacuated, and its host is reached again by the same name on another one', async () => {
    const host = await bedHost('eli');
    const { pool, leave } = await person('eli', host, { 'eli-1': 'node2' });
    const desk = await bedDesk(pool);
    const session = await openIn(desk, pool);
    await cluster.admin('cluster', 'evacuate', 'node2', '--force');
    await expect.poll(() => desk.remote.get(session.id).describe().where?.isReachable, { timeout: 30_000 }).toBe(true);
    expect(await cluster.admin('list', `--project=${projectOf('eli')}`, '--format=csv', '--columns=nsL')).toBe(
      'eli-1,RUNNING,node1\n',
    );
    await leave();
    await cluster.admin('cluster', 'restore', 'node2', '--force');
    await desk.stop();
    await host.stop();
    await removeBed(desk.folder);
  });

  it('takes no sessions while it is evacuated and a host stays on it', async () => {
    const host = await bedHost('fay');
    const { pool, leave } = await person('fay', host, { 'fay-1': 'node2' });
    await cluster.admin('config', 'set', 'fay-1', 'cluster.evacuate=stop', `--project=${projectOf('fay')}`);
    expect(await pool.members()).toEqual([{ host: 'fay-1', isDraining: false }]);
    await cluster.admin('cluster', 'evacuate', 'node2', '--force');
    // Known before, for five seconds.
    await expect
      .poll(() => pool.members(), { interval: 1_000 })
      .toEqual([{ host: 'fay-1', isDraining: true, trouble: 'Its instance is not running: stopped.' }]);
    await cluster.admin('cluster', 'restore', 'node2', '--force');
    await leave();
    await host.stop();
  });

  it('is noticed within three seconds when it dies, and the next click goes to another one', async () => {
    const host = await bedHost('dan');
    const { pool } = await person('dan', host, { 'dan-1': 'node1', 'dan-2': 'node2' });
    const desk = await bedDesk(pool);
    await desk.pools.status();
    const there = desk.remote.linkTo(pool, 'dan-2');
    const connection = await there.connected();
    await cluster.kill('node2');
    await expect.poll(() => connection.lost.aborted, { timeout: 3_000 }).toBe(true);
    for (let click = 0; click < 3; click += 1) {
      const session = await openIn(desk, pool);
      expect(session.where).toMatchObject({ host: 'dan-1' });
      await desk.remote.close(session.id);
    }
    await expect
      .poll(async () => await pool.members(), { timeout: 40_000, interval: 2_000 })
      .toMatchObject([
        { host: 'dan-1' },
        { host: 'dan-2', trouble: expect.stringContaining('node2 is offline') as string },
      ]);
    await desk.stop();
    await host.stop();
    await removeBed(desk.folder);
  });
});
