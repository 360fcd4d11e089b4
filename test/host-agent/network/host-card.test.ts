import { access, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Nic } from '../../../host-agent/hypervisor/hypervisor.ts';
import { Owned } from '../../../host-agent/process/owned.ts';
import { Abandoned } from '../../bed/owned/abandoned.ts';
import { HostCard, type HostCardOptions } from '../../../host-agent/network/host-card.ts';

const never = new AbortController().signal;
let folder: string;
let calls: string[];
let broken: boolean;
const ports = new Abandoned();

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-'));
  await mkdir(join(folder, 'links/eth7'), { recursive: true });
  await writeFile(join(folder, 'links/eth7/address'), '02:53:42:02:00:05\n');
  [calls, broken] = [[], false];
});
afterEach(async () => {
  await ports.release();
  await rm(folder, { recursive: true });
});

const plugged = (port: number) =>
  ports.keep(
    new Owned(
      `port ${port}`,
      { port, socket: `${folder}/ports/${port}/nic.sock` },
      () => void calls.push(`unplug ${port}`),
    ),
  );

const options = (): HostCardOptions => ({
  ndvm: {
    ensureUp: () => Promise.resolve(void calls.push('up')),
    plug: (holder) => Promise.resolve(plugged(5)).finally(() => calls.push(`plug ${holder}`)),
    replug: (port, holder) => Promise.resolve(plugged(port)).finally(() => calls.push(`replug ${port} ${holder}`)),
  },
  hypervisor: {
    name: 'xl',
    hostCards: {
      attach: (nic: Nic) =>
        broken ? Promise.reject(new Error('not connected')) : Promise.resolve(void calls.push(`attach ${nic.mac}`)),
      detach: (nic: Nic) => Promise.resolve(void calls.push(`detach ${nic.mac}`)),
    },
  },
  record: join(folder, 'host-card.json'),
  linksFolder: join(folder, 'links'),
});

describe('the host’s card at the network VM', () => {
  it('is attached at a port like a session’s, and detached again', async () => {
    const card = new HostCard(options());
    expect(await card.attach(never)).toEqual({ mac: '02:53:42:02:00:05', interface: 'eth7' });
    await expect(card.attach(never)).rejects.toMatchObject({ code: 'host-attached' });
    await card.detach();
    await card.detach();
    expect(calls).toEqual(['up', 'plug host', 'attach 02:53:42:02:00:05', 'detach 02:53:42:02:00:05', 'unplug 5']);
  });

  it('keeps its port when another host agent takes over', async () => {
    await new HostCard(options()).attach(never);
    calls = [];
    const next = new HostCard(options());
    await next.adopt();
    await next.detach();
    expect(calls).toEqual(['replug 5 host', 'detach 02:53:42:02:00:05', 'unplug 5']);
  });

  it.each(['another one has its port', 'its record cannot be read'])(
    'is detached if it cannot be adopted: %s',
    async (why) => {
      await new HostCard(options()).attach(never);
      calls = [];
      const { record, ndvm } = options();
      if (why.includes('record')) {
        await rm(record);
        await mkdir(record);
      }
      const replug = () => Promise.reject(new Error('Port 5 is that of a.'));
      const next = new HostCard({ ...options(), ndvm: { ...ndvm, replug } });
      await expect(next.adopt()).rejects.toThrow();
      expect(calls).toEqual(why.includes('record') ? [] : ['detach 02:53:42:02:00:05']);
      await next.attach(never);
    },
  );

  it('leaves nothing behind when it cannot be attached', async () => {
    broken = true;
    await expect(new HostCard(options()).attach(never)).rejects.toThrow('not connected');
    expect(calls.at(-1)).toBe('unplug 5');
    await expect(access(options().record)).rejects.toThrow();
  });

  it('leaves nothing behind when no interface has its address', async () => {
    await mkdir(join(folder, 'links/lo'));
    await writeFile(join(folder, 'links/eth7/address'), '02:53:42:02:00:06\n');
    await expect(new HostCard(options()).attach(never)).rejects.toMatchObject({ code: 'host-card-missing' });
    expect(calls.slice(-2)).toEqual(['detach 02:53:42:02:00:05', 'unplug 5']);
  });

  it('is neither adopted nor detached where it was never attached', async () => {
    const card = new HostCard(options());
    await card.adopt();
    await card.detach();
    expect(calls).toEqual([]);
  });

  it('is refused when the hypervisor does not support it', async () => {
    await expect(new HostCard({ ...options(), hypervisor: { name: 'qemu' } }).attach(never)).rejects.toMatchObject({
      code: 'host-cards-unsupported',
      exitStatus: 2,
    });
    expect(calls).toEqual([]);
  });
});
