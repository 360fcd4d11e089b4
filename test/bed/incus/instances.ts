/** Instances for host agents: unprivileged containers with the programs of the host, read-only, and nothing of its settings. */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Computer, type IncusCluster, SETTINGS } from './cluster.ts';

const root = join(import.meta.dirname, '../../..');
const IMAGE = 'host';
/** As in the container for Kubernetes: each VM runs as one of the subordinate IDs. */
const ACCOUNT = { name: 'person', id: 1000 } as const;
const SUBORDINATE_IDS = `${ACCOUNT.name}:10000:50000\n`;

/** Process 1 collects orphans, which bash does. */
const INIT = `#!/bin/bash
mkdir -p /run/person
mount -t tmpfs -o mode=700 person /run/person
chown ${ACCOUNT.id}:${ACCOUNT.id} /run/person /home/person
trap 'exit 0' PWR TERM
while :; do sleep 3600 & wait $!; done
`;

const FILES = {
  'etc/passwd':
    'root:x:0:0:root:/root:/bin/sh\n' + `${ACCOUNT.name}:x:${ACCOUNT.id}:${ACCOUNT.id}::/home/person:/bin/sh\n`,
  'etc/group': `root:x:0:\n${ACCOUNT.name}:x:${ACCOUNT.id}:\nnogroup:x:65534:\n`,
  'etc/subuid': SUBORDINATE_IDS,
  'etc/subgid': SUBORDINATE_IDS,
  'etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
} as const;
const FOLDERS = ['etc', 'sbin', 'usr', 'opt/bin', 'home/person', 'root', 'proc', 'sys', 'dev', 'tmp', 'run', 'var/tmp'];

export interface InstanceImage {
  /** A script that is `safe-browse` there. */
  readonly program: string;
  /** Parts of this checkout, as in the Debian package, below `/opt/safe-browse`. */
  readonly parts?: readonly string[];
}

/** Adds the image of the instances to the cluster. */
export async function addImage(cluster: IncusCluster, folder: string, { program, parts = [] }: InstanceImage) {
  const at = join(folder, 'image');
  const inside = join(at, 'rootfs');
  for (const name of FOLDERS) mkdirSync(join(inside, name), { recursive: true });
  for (const name of ['tmp', 'var/tmp']) chmodSync(join(inside, name), 0o1777);
  for (const name of ['bin', 'lib', 'lib64']) symlinkSync(`usr/${name}`, join(inside, name));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(inside, name), text);
  writeFileSync(join(inside, 'sbin/init'), INIT, { mode: 0o755 });
  writeFileSync(join(inside, 'opt/bin/safe-browse'), program, { mode: 0o755 });
  for (const part of parts) cpSync(join(root, part), join(inside, 'opt/safe-browse', part), { recursive: true });
  writeFileSync(join(at, 'metadata.yaml'), 'architecture: x86_64\ncreation_date: 1\n');
  const archive = join(folder, 'image.tar');
  const from = ['--directory', at, 'metadata.yaml', 'rootfs'];
  execFileSync('tar', ['--create', '--owner=0', '--group=0', '--file', archive, ...from]);
  await cluster.admin('image', 'import', archive, `--alias=${IMAGE}`);
}

/** Those of the host agent there. */
const FOLDERS_OF_PERSON = {
  XDG_RUNTIME_DIR: '/run/person',
  XDG_CONFIG_HOME: '/bed/config',
  XDG_STATE_HOME: '/bed/state',
  XDG_DATA_HOME: '/bed',
};

export interface ProjectOptions {
  /** Of the host, which its instances see as `/bed`. */
  readonly folder: string;
  /** Whether programs are setuid there, as in an image with programs. Incus allows it only where every folder of a computer may be used. */
  readonly hasSetuid?: boolean;
}

/** A project for a person, as the guide has it, but with the programs of the host instead of an image with programs. */
export async function makeProject(cluster: IncusCluster, project: string, options: ProjectOptions): Promise<void> {
  const { folder, hasSetuid = false } = options;
  await cluster.admin('project', 'create', project);
  await cluster.adminReads(join(SETTINGS, 'project.yaml'), 'project', 'edit', project);
  const allowed = hasSetuid ? [] : [`restricted.devices.disk.paths=/usr,${folder}`];
  await cluster.admin('project', 'set', project, 'restricted.devices.disk=allow', ...allowed);
  const of = [`--project=${project}`, 'profile'];
  await cluster.adminReads(join(SETTINGS, 'profile.yaml'), ...of, 'edit', 'default');
  const variables = { ...FOLDERS_OF_PERSON, PATH: '/opt/bin:/usr/sbin:/usr/bin' };
  const set = Object.entries(variables).map(([name, value]) => `environment.${name}=${value}`);
  await cluster.admin(...of, 'set', 'default', ...set);
  const shift = hasSetuid ? ['shift=true'] : [];
  const usr = ['source=/usr', 'path=/usr', 'readonly=true', ...shift];
  await cluster.admin(...of, 'device', 'add', 'default', 'usr', 'disk', ...usr);
  await cluster.admin(...of, 'device', 'add', 'default', 'bed', 'disk', `source=${folder}`, 'path=/bed', ...shift);
}

export async function launch(cluster: IncusCluster, project: string, name: string, on?: Computer): Promise<void> {
  await cluster.admin('launch', IMAGE, name, `--project=${project}`, ...(on === undefined ? [] : [`--target=${on}`]));
}

/** Gives an instance an address of its network: it has no DHCP client. */
export async function connect(cluster: IncusCluster, project: string, name: string): Promise<void> {
  const commands = [
    'ip link set eth0 up',
    'ip address add 10.77.0.50/24 dev eth0',
    'ip route add default via 10.77.0.1',
    'echo nameserver 10.77.0.1 > /etc/resolv.conf',
  ].join(' && ');
  await cluster.admin('exec', name, `--project=${project}`, '--', 'sh', '-c', commands);
}
