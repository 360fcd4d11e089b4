/** The bridge of the network VM in the kernel, with ports that come and go, as on Xen. */
import { rmSync } from 'node:fs';
import { userInfo } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bridgeLines, neighbourLines } from '../../../../appliance/agent/network/links.ts';
import { BRIDGE } from '../../../../appliance/agent/network/names.ts';
import { BRIDGE_MAC, portMac, sessionAddress, sessionMac } from '../../../../appliance/protocol/addresses.ts';
import { Namespace } from '../../../bed/namespace.ts';
import { makeRunFolder } from '../../../bed/run-folder.ts';

const isRoot = userInfo().uid === 0;

describe.skipIf(!isRoot)('the bridge of the network VM (needs root)', () => {
  const folder = isRoot ? makeRunFolder() : '';
  let ndvm: Namespace;
  beforeAll(async () => {
    ndvm = await Namespace.create('ndvm', folder);
  });
  afterAll(async () => {
    await ndvm.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const address = async () => /link\/ether (\S+)/.exec(await ndvm.must(['ip', 'link', 'show', 'dev', BRIDGE]))?.[1];
  const neighbours = async () => (await ndvm.must(['ip', 'neighbour', 'show', 'dev', BRIDGE])).trim();

  it('keeps its address and the cards of all sessions when a port comes or goes', async () => {
    for (const line of [...bridgeLines([], {}), `link set dev ${BRIDGE} up`, ...neighbourLines([0])])
      await ndvm.ip(line);
    const lasting = `${sessionAddress(0)} lladdr ${sessionMac(0)} PERMANENT`;
    expect([await address(), await neighbours()]).toEqual([BRIDGE_MAC, lasting]);
    // Lower and higher than the bridge's.
    for (const mac of [portMac(0), 'fe:ff:ff:ff:ff:ff']) {
      await ndvm.ip(`link add port0 address ${mac} type veth peer name card0`);
      await ndvm.ip(`link set dev port0 master ${BRIDGE}`);
      await ndvm.ip('link set dev port0 up');
      expect([await address(), await neighbours()]).toEqual([BRIDGE_MAC, lasting]);
      await ndvm.ip('link del dev port0');
      expect([await address(), await neighbours()]).toEqual([BRIDGE_MAC, lasting]);
    }
  });
});
