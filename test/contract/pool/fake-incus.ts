/** Hosts of a bed behind a fake of the program `incus`. */
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IncusPool } from '../../../host-agent/pool/incus/incus-pool.ts';
import type { BedHost } from '../../host-agent/pool/pool-bed.ts';

export const PROJECT = 'alice';

export interface FakeInstance {
  readonly name: string;
  status: string;
  location: string;
  /** Absent while its computer does not answer. */
  expanded_config?: Record<string, string> | undefined;
  socket: string;
}

export interface FakeServers {
  readonly projects: Record<string, FakeInstance[]>;
  readonly members: { readonly server_name: string; status: string }[];
}

export interface FakeIncus {
  readonly poolOf: (project?: string, remote?: string) => IncusPool;
  /** Changes what the server answers from now on. */
  readonly change: (change: (servers: FakeServers) => void) => Promise<void>;
  /** The computer of the first host is gone at once: what runs through it breaks, and the cluster notices. */
  readonly kill: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Its instances are `host-1`, `host-2`, … with these hosts, each on a separate computer `node1`, `node2`, …. */
export async function fakeIncus(hosts: readonly Pick<BedHost, 'socket'>[]): Promise<FakeIncus> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-incus-'));
  const [program, file] = [join(folder, 'incus.mjs'), join(folder, 'servers.json')];
  await copyFile(join(import.meta.dirname, '../../fakes/incus/incus.mjs'), program);
  const relays = hosts.map(({ socket }, index) => relay(join(folder, `${index}.sock`), socket));
  const instances = relays.map(({ path }, index): FakeInstance => ({
    name: `host-${index + 1}`,
    status: 'Running',
    location: `node${index + 1}`,
    expanded_config: { 'user.safe-browse.host': 'true', 'image.os': 'Debian' },
    socket: path,
  }));
  const members = instances.map(({ location }) => ({ server_name: location, status: 'Online' }));
  const write = (servers: FakeServers) => writeFile(file, JSON.stringify(servers));
  await write({ projects: { [PROJECT]: instances, empty: [] }, members });
  const change: FakeIncus['change'] = async (made) => {
    const servers = JSON.parse(await readFile(file, 'utf8')) as FakeServers;
    made(servers);
    await write(servers);
  };
  return {
    poolOf: (project = PROJECT, remote = 'fake') =>
      new IncusPool('company', { remote, project, program, detachedMinutes: 30 }),
    change,
    kill: async () => {
      relays[0]?.cut();
      await change(({ projects, members: [first] }) => {
        for (const { [0]: instance } of Object.values(projects))
          if (instance) Object.assign(instance, { status: 'Error', expanded_config: undefined });
        if (first) first.status = 'Offline';
      });
    },
    stop: async () => {
      for (const each of relays) each.cut();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What can be cut between the fake and the socket of a host. */
function relay(path: string, to: string): { readonly path: string; readonly cut: () => void } {
  const sockets: Socket[] = [];
  const server = createServer((socket) => {
    const onward = connect(to);
    sockets.push(socket, onward);
    for (const each of [socket, onward]) each.on('error', () => undefined);
    socket.pipe(onward).pipe(socket);
  }).listen(path);
  return {
    path,
    cut: () => {
      server.close();
      for (const each of sockets) each.destroy();
    },
  };
}
