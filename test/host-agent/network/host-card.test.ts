import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Nic } from '../../../host-agent/hypervisor/hypervisor.ts';
import { HostCard, type HostCardOptions } from '../../../host-agent/network/host-card.ts';

const never = new AbortController().signal;
let folder: string;
let deeds: string[];
let broken: boolean;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-'));
  await mkdir(join(folder, 'links/eth7'), { recursive: true });
  await writeFile(join(folder, 'links/eth7/address'), '02:53:42:02:00:05\n');
  [deeds, broken] = [[], false];
});
afterEach(() => rm(folder, { recursive: true }));

const options = (): HostCardOptions => ({
  ndvm: {
    ensureUp: () => Promise.resolve(void deeds.push('up')),
    plug: (holder) =>
      Promise.resolve({ port: 5, socket: `${folder}/ports/5/nic.sock` }).finally(() => deeds.push(`plug ${holder}`)),
    replug: (port, holder) => void deeds.push(`replug ${port} ${holder}`),
    unplug: (port) => void deeds.push(`unplug ${port}`),
  },
  hypervisor: {
    name: 'xl',
    hostCards: {
      attach: (nic: Nic) =>
        broken ? Promise.reject(new Error('not connected')) : Promise.resolve(void deeds.push(`attach ${nic.mac}`)),
      detach: (nic: Nic) => Promise.resolve(void deeds.push(`detach ${nic.mac}`)),
    },
  },
  record: join(folder, 'host-card.json'),
  linksFolder: join(folder, 'links'),
});

describe('this computer’s own card', () => {
  it('is plugged in at a port like a session’s, and taken out again', async () => {
    const card = new HostCard(options());
    expect(await card.attach(never)).toEqual({ mac: '02:53:42:02:00:05', interface: 'eth7' });
    await expect(card.attach(never)).rejects.toMatchObject({ code: 'host-attached' });
    await card.detach();
    await card.detach();
    expect(deeds).toEqual([
      'up',
      'plug this computer',
      'attach 02:53:42:02:00:05',
      'detach 02:53:42:02:00:05',
      'unplug 5',
    ]);
  });

  it('keeps its port when another host agent comes', async () => {
    await new HostCard(options()).attach(never);
    deeds = [];
    const next = new HostCard(options());
    await next.adopt();
    await next.detach();
    expect(deeds).toEqual(['replug 5 this computer', 'detach 02:53:42:02:00:05', 'unplug 5']);
  });

  it('leaves nothing where it cannot be plugged in', async () => {
    broken = true;
    await expect(new HostCard(options()).attach(never)).rejects.toThrow('not connected');
    expect(deeds.at(-1)).toBe('unplug 5');
    await expect(access(options().record)).rejects.toThrow();
  });

  it('is refused where the hypervisor cannot', async () => {
    await expect(new HostCard({ ...options(), hypervisor: { name: 'qemu' } }).attach(never)).rejects.toMatchObject({
      code: 'host-cards-unsupported',
      exitStatus: 2,
    });
    expect(deeds).toEqual([]);
  });
});
