import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Nic } from '../../../../host-agent/hypervisor/hypervisor.ts';
import { XlCards } from '../../../../host-agent/hypervisor/xl/cards.ts';
import { backendOf, cardAt } from '../../../../host-agent/hypervisor/xl/plug.ts';

let folder: string;
let ports: Nic[];
let over: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-'));
  ports = [0, 1].map((port) => ({
    mac: `02:53:42:01:00:0${port}`,
    socket: join(folder, 'ports', String(port), 'nic.sock'),
    end: 'listen',
  }));
  over = new AbortController();
});
afterEach(async () => {
  over.abort();
  await rm(folder, { recursive: true });
});

const offered = () => Promise.all(ports.map(backendOf));
const first = { name: 'sb-ndvm-1', id: 3 };

describe('the ports of a network VM', () => {
  it('are offered while it runs', async () => {
    const cards = new XlCards(first, ports);
    expect(await offered()).toEqual([undefined, undefined]);
    await cards.offer();
    expect(await offered()).toEqual([first, first]);
    await cards.withdraw();
    expect(await offered()).toEqual([undefined, undefined]);
  });

  it('are not withdrawn by an old network VM once a new one offers them', async () => {
    const [gone, now] = [new XlCards(first, ports), new XlCards({ ...first, id: 4 }, ports)];
    await gone.offer();
    await now.offer();
    await gone.withdraw();
    expect(await offered()).toEqual([
      { ...first, id: 4 },
      { ...first, id: 4 },
    ]);
  });

  it('are offered again after an adoption, since the earlier host agent may have ended while it withdrew them', async () => {
    await new XlCards(first, ports).adopt(over.signal);
    expect(await offered()).toEqual([first, first]);
  });
});

describe('the card of a session', () => {
  it('has the MAC address of its port, on the bridge of the network VM', () => {
    expect(
      cardAt({ mac: '02:53:42:02:00:01', socket: '/run/network/ports/1/nic.sock', end: 'connect' }, first),
    ).toEqual({ mac: '02:53:42:02:00:01', backend: 'sb-ndvm-1', bridge: 'xenbr0', port: 'port1' });
  });
});
