/**
 * A real cluster of Incus with two computers of the test bed: its host, and another one beside it. Its daemons and instances end with their namespaces.
 */
import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { packagesFor } from '../../../host-agent/scripts/setup/debian-packages.mjs';
import { Namespace } from '../namespace.ts';
import { ADDRESSES, type Internet } from '../network/internet.ts';

/** What the guide tells administrators to use. */
export const SETTINGS = join(import.meta.dirname, '../../../host-agent/package/incus');
const DAEMON = '/usr/libexec/incus/incusd';
const READY_WITHIN_S = '60';
const PORT = 8443;
const GROUP_TRIES = 30;
const GROUP_PAUSE_MS = 100;
/** So that the tests do not wait longer than they must: the least that Incus allows. */
const OFFLINE_AFTER_S = 11;
const SUBORDINATE_IDS = 'root:1000000:10000000\n';
const NODES = { node1: ADDRESSES.host, node2: '192.168.77.11' } as const;
/** The links of the namespace instead of those of the computer that runs the test. */
const OWN_SYS = `set -e
mount --rbind /sys/fs/cgroup /mnt
mount -t sysfs sysfs /sys
mount --rbind /mnt /sys/fs/cgroup
umount --lazy /mnt`;
export type Computer = 'node1' | 'node2';

export interface PersonsClient {
  /** Runs it in the network of the desk, also from outside. */
  readonly program: string;
  /** For a process that runs at the desk. */
  readonly environment: Readonly<Record<string, string>>;
  /** Of the person’s certificate, as Incus writes it. */
  readonly fingerprint: string;
}

export class IncusCluster {
  readonly #folder: string;
  readonly #internet: Internet;
  readonly #computers: Readonly<Record<Computer, Namespace>>;

  private constructor(folder: string, internet: Internet, node2: Namespace) {
    this.#folder = folder;
    this.#internet = internet;
    this.#computers = { node1: internet.host, node2 };
  }

  /** `folder` must be short, because it holds sockets. */
  static async open(folder: string, internet: Internet): Promise<IncusCluster> {
    if (!existsSync(DAEMON))
      throw new Error(`Run: apt-get install --no-install-recommends ${packagesFor('incus').join(' ')}`);
    chmodSync(folder, 0o711);
    const cluster = new IncusCluster(folder, internet, await Namespace.create('node2', folder, ADDRESSES.router));
    try {
      await cluster.#connect();
      await cluster.#start('node1');
      await cluster.#preseed('node1', bootstrap);
      // Without a cluster, incusd dies of it.
      await cluster.admin('config', 'set', `cluster.offline_threshold=${OFFLINE_AFTER_S}`);
      await cluster.#start('node2');
      await cluster.#preseed('node2', joining(lastLine(await cluster.admin('cluster', 'add', 'node2', '--quiet'))));
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  /** Runs the client as the administrator of the cluster. */
  admin(...args: readonly string[]): Promise<string> {
    return this.#must('node1', ['incus', ...args]);
  }

  /** The same, with a file as its input. */
  adminReads(file: string, ...args: readonly string[]): Promise<string> {
    return this.#must('node1', ['sh', '-c', 'file=$1; shift; exec incus "$@" < "$file"', 'sh', file, ...args]);
  }

  /** The computer is gone at once, with everything on it. */
  async kill(computer: Computer): Promise<void> {
    await this.#computers[computer].close();
  }

  /** The client of a person at the desk, with a certificate for their project only. */
  async person(name: string, project: string): Promise<PersonsClient> {
    const [settings, program] = [join(this.#folder, `of-${name}`), join(this.#folder, `incus-of-${name}`)];
    mkdirSync(settings, { mode: 0o700 });
    const network = `--net=/proc/${this.#internet.lan.outerPid}/ns/net`;
    const script = `#!/bin/sh\nINCUS_CONF=${settings} HOME=${settings} exec nsenter ${network} incus "$@"\n`;
    writeFileSync(program, script, { mode: 0o755 });
    const token = lastLine(await this.admin('config', 'trust', 'add', name, '--restricted', `--projects=${project}`));
    execFileSync(program, ['remote', 'add', 'company', token], { stdio: 'pipe' });
    const { fingerprint256 } = new X509Certificate(readFileSync(join(settings, 'client.crt')));
    const fingerprint = fingerprint256.replaceAll(':', '').toLowerCase();
    return { program, environment: { INCUS_CONF: settings }, fingerprint };
  }

  /** Sets the rules of the guide. `people`: the projects of certificates. */
  async authorize(people: ReadonlyMap<string, string>, administrators: readonly string[]): Promise<void> {
    const rules = readFileSync(join(SETTINGS, 'authorization.star'), 'utf8')
      .replace(/^PEOPLE = \{[^}]*\}/mu, `PEOPLE = ${JSON.stringify(Object.fromEntries(people))}`)
      .replace(/^ADMINISTRATORS = \[[^\]]*\]/mu, `ADMINISTRATORS = ${JSON.stringify(administrators)}`);
    const file = join(this.#folder, 'authorization.star');
    writeFileSync(file, rules);
    await this.adminReads(file, 'config', 'set', 'authorization.scriptlet', '-');
  }

  /** Ends everything but the Internet. */
  async close(): Promise<void> {
    const { node1, node2 } = this.#computers;
    await node2.close();
    // The product may still run on the other one.
    for (const pattern of ['^\\[lxc monitor', `^${DAEMON}`, '^/bin/bash /sbin/init'])
      await node1.run(['pkill', '-KILL', '-f', pattern]);
    for (let tries = 0; tries < GROUP_TRIES && removeGroups() > 0; tries += 1) await sleep(GROUP_PAUSE_MS);
  }

  async #preseed(computer: Computer, text: string): Promise<void> {
    const file = join(this.#folder, `${computer}.yaml`);
    writeFileSync(file, text, { mode: 0o600 });
    await this.#must(computer, ['sh', '-c', `incus admin init --preseed < ${file}`]);
  }

  async #connect(): Promise<void> {
    const { node2 } = this.#computers;
    const { router } = this.#internet;
    await router.ip(`link add to-node2 type veth peer name eth0 netns ${node2.outerPid}`);
    await router.ip('link set to-node2 master home up');
    await node2.ip(`address add ${NODES.node2}/24 dev eth0`);
    await node2.ip('link set eth0 up');
    await node2.ip(`route add default via ${ADDRESSES.router}`);
  }

  async #start(computer: Computer): Promise<void> {
    const namespace = this.#computers[computer];
    const ids = join(this.#folder, 'ids');
    writeFileSync(ids, SUBORDINATE_IDS);
    for (const file of ['/etc/subuid', '/etc/subgid']) await namespace.must(['mount', '--bind', ids, file]);
    await namespace.must(['sh', '-c', OWN_SYS]);
    mkdirSync(this.#folderOf(computer), { mode: 0o711 });
    // A full pipe would stop it.
    const quiet = `exec ${DAEMON} --group root > ${join(this.#folder, `${computer}.log`)} 2>&1`;
    namespace.start(['sh', '-c', quiet], { INCUS_DIR: this.#folderOf(computer) });
    await this.#must(computer, [DAEMON, 'waitready', '--timeout', READY_WITHIN_S]);
  }

  async #must(computer: Computer, command: readonly string[]): Promise<string> {
    const environment = {
      INCUS_DIR: this.#folderOf(computer),
      INCUS_CONF: join(this.#folder, 'admin'),
      HOME: this.#folder,
    };
    const { status, stdout, stderr } = await this.#computers[computer].run(command, environment);
    if (status !== 0) throw new Error(`${command.join(' ')} failed on ${computer} with ${status}: ${stderr}`);
    return stdout;
  }

  #folderOf(computer: Computer): string {
    return join(this.#folder, computer);
  }
}

/** The last line is the token. */
const lastLine = (text: string) => text.trim().split('\n').at(-1) ?? '';

const bootstrap = `
config:
  core.https_address: ${NODES.node1}:${PORT}
  images.auto_update_interval: 0
storage_pools:
- name: default
  driver: dir
networks:
- name: incusbr0
  type: bridge
  config:
    ipv4.address: 10.77.0.1/24
    ipv4.nat: true
    ipv6.address: none
cluster:
  server_name: node1
  enabled: true
`;

const joining = (token: string) => `
cluster:
  enabled: true
  server_name: node2
  server_address: ${NODES.node2}:${PORT}
  cluster_token: ${token}
  member_config:
  - entity: storage-pool
    name: default
    key: source
    value: ""
`;

/** Those of instances that were killed: the kernel keeps them until somebody removes them. Returns how many are left. */
function removeGroups(): number {
  const root = '/sys/fs/cgroup';
  const hierarchies = [root, ...readdirSync(root).map((name) => join(root, name))].filter((each) =>
    statSync(each).isDirectory(),
  );
  const groups = hierarchies.flatMap((hierarchy) =>
    readdirSync(hierarchy)
      .filter((name) => name.startsWith('lxc.'))
      .map((name) => join(hierarchy, name)),
  );
  return groups.filter((group) => !removeGroup(group)).length;
}

function removeGroup(folder: string): boolean {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) removeGroup(join(folder, entry.name));
  try {
    rmdirSync(folder);
    return true;
  } catch {
    // A process in it is just about to end.
    return false;
  }
}
