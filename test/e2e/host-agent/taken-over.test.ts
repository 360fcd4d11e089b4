/**
 * A network VM that an attacker has taken over: root inside removes its firewall again and again, forwards everything, and asks every address
 * itself. Only the filter on the host is left between it and the LAN.
 */
import { rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SESSION_NETWORK, sessionAddress, sessionMac } from '../../../appliance/protocol/addresses.ts';
import { initramfsWith } from '../../bed/images/initramfs-with.ts';
import { Namespace } from '../../bed/namespace.ts';
import { ADDRESSES, type Internet, openInternet } from '../../bed/network/internet.ts';
import { NetworkVm } from '../../bed/network/network-vm.ts';
import { type FilteredUplink, filteredPasst } from '../../bed/network/passt.ts';
import { plugInto } from '../../bed/network/plugged-namespace.ts';
import { WebServer } from '../../bed/network/web-server.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const { world: WORLD, ...INSIDE } = ADDRESSES;
const FROM_INSIDE = '/from-the-network-vm';
const INIT = join(import.meta.dirname, '../../bed/images/takeover/init');
const GET = `require('node:http').get(process.argv[1], { timeout: 4000 }, () => process.exit(0)).on('timeout', () => process.exit(1)).on('error', () => process.exit(1))`;

const folder = makeRunFolder();
const servers = new Map<string, WebServer>();
let internet: Internet;
let uplink: FilteredUplink;
let ndvm: NetworkVm;
let session: Namespace;

beforeAll(async () => {
  internet = await openInternet(folder);
  for (const namespace of [internet.world, internet.host, internet.router, internet.lan, internet.publicLan])
    servers.set(namespace.name, await WebServer.start(namespace, folder, ['0.0.0.0:80']));
  await mkdir(join(folder, 'm'));
  ndvm = await NetworkVm.boot(
    join(folder, 'm'),
    async (socket) => (uplink = await filteredPasst(internet.host, socket)),
    async (boot) => {
      const initramfs = join(folder, 'initramfs');
      await writeFile(initramfs, await initramfsWith(await readFile(boot.initramfs), 'takeover', INIT));
      const asked = [WORLD, ...Object.values(INSIDE)].join(',');
      const commandLine = `${boot.commandLine} rdinit=/takeover/init ask-inside=${asked}`;
      return { ...boot, initramfs, commandLine };
    },
  );
  for (const link of ndvm.ports) link.close();
  session = await Namespace.create('session', folder);
  await session.must(['mount', '-t', 'sysfs', 'sysfs', '/sys']);
  await plugInto(session, ndvm.portSocket(0), sessionMac(0));
  await session.ip(`address add ${sessionAddress(0)}/${SESSION_NETWORK.prefixLength} dev eth0`);
  await session.ip(`route add default via ${SESSION_NETWORK.address}`);
}, START_TIMEOUT_MS);
afterAll(async () => {
  await ndvm.close();
  await session.close();
  await internet.close();
  rmSync(folder, { recursive: true, force: true });
});

const askedFor = async (server: string): Promise<string[]> =>
  [...new Set((await servers.get(server)?.record())?.requests.map(({ path }) => path))].toSorted();
const asks = async (address: string): Promise<boolean> =>
  (await session.run([process.execPath, '-e', GET, `http://${address}/from-a-session`])).status === 0;

it('reaches the Internet, but neither the LAN nor this host, although its firewall is gone', async () => {
  // The policy of the port allows nothing, so this proves that root inside has removed the rules.
  await expect.poll(() => asks(WORLD), { timeout: PAGE_TIMEOUT_MS }).toBe(true);
  await expect.poll(() => askedFor('world'), { timeout: PAGE_TIMEOUT_MS }).toContain(FROM_INSIDE);
  for (const address of Object.values(INSIDE)) expect([address, await asks(address)]).toEqual([address, false]);
  for (const inside of ['host', 'router', 'lan', 'public-lan'])
    expect([inside, await askedFor(inside)]).toEqual([inside, []]);

  // The control: when a session's policy opens the LAN, the same attacker reaches all of it.
  uplink.control.apply({ refusedNetworks: [], ports: [{ port: 0, access: { kind: 'open' } }] });
  for (const inside of ['host', 'router', 'lan', 'public-lan'])
    await expect.poll(() => askedFor(inside), { timeout: PAGE_TIMEOUT_MS }).toContain(FROM_INSIDE);
});
