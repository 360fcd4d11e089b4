/** The walls inside a real network VM, as its root sees them. */
import { rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { initramfsWith } from '../../bed/images/initramfs-with.ts';
import { NetworkVm } from '../../bed/network/network-vm.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { PAGE_TIMEOUT_MS, START_TIMEOUT_MS } from '../../bed/timeouts.ts';

const INIT = join(import.meta.dirname, '../../bed/images/look-inside/init');
/** By number, from linux/capability.h. */
const CAPABILITY = {
  ...{ kill: 5, setgid: 6, setuid: 7, setpcap: 8, netAdmin: 12, netRaw: 13, sysBoot: 22 },
  /** A tunnel needs a clock that does not go back, as that of a clone does. */
  ...{ sysTime: 25, syslog: 34 },
};
const OF_AGENT = Object.values(CAPABILITY).reduce((all, bit) => all | (1n << BigInt(bit)), 0n);

const folder = makeRunFolder();
let ndvm: NetworkVm;
let seen: string[][];

beforeAll(async () => {
  ndvm = await NetworkVm.boot(folder, undefined, async (boot) => {
    const initramfs = join(folder, 'initramfs');
    await writeFile(initramfs, await initramfsWith(await readFile(boot.initramfs), 'look-inside', INIT));
    return { ...boot, initramfs, commandLine: `${boot.commandLine} rdinit=/look-inside/init` };
  });
  // Otherwise no dnsmasq answers names.
  await ndvm.enforce({ kind: 'internet-only' });
  await vi.waitUntil(() => ndvm.console().includes('look-inside done'), { timeout: PAGE_TIMEOUT_MS });
  seen = [...ndvm.console().matchAll(/look-inside (.*)/g)].map(([, line = '']) => line.trim().split(' '));
}, START_TIMEOUT_MS);
afterAll(async () => {
  await ndvm.close();
  rmSync(folder, { recursive: true, force: true });
});

const all = (kind: string): string[][] => seen.filter(([what]) => what === kind).map(([, ...rest]) => rest);

describe('in the network VM', () => {
  it('each program that reads frames of sessions has its own account, its profile, and no capability', () => {
    const readers = all('program').filter(([program]) => program === 'dnsmasq');
    expect(readers.map(([, user, , , , ...profile]) => [user, profile.join(' ')]).toSorted()).toEqual([
      ['5299', 'safe-browse-leases (enforce)'],
      ['5300', 'safe-browse-names (enforce)'],
    ]);
    const names = readers.find(([, user]) => user === '5300');
    expect(names?.slice(2, 5)).toEqual(['0000000000000000', '0000000000000000', '1']);
    // That of the DHCP server is valid in a user namespace without a network only.
    const leases = readers.find(([, user]) => user === '5299');
    expect(BigInt(`0x${leases?.[3] ?? ''}`)).toBe(1n << BigInt(CAPABILITY.netAdmin));
    expect(leases?.[4]).toBe('1');
  });

  it('the guest agent, although root, has only the capabilities that it needs', () => {
    const agents = all('program').filter(([program]) => program === 'node');
    expect(agents).toHaveLength(1);
    expect(agents[0]?.[1]).toBe('0');
    for (const capabilities of agents[0]?.slice(2, 4) ?? []) expect(BigInt(`0x${capabilities}`)).toBe(OF_AGENT);
  });

  it('the kernel has the settings of the image, is locked and loads no module', () => {
    const settings = all('setting').map((line) => line.join(' '));
    expect(settings.length).toBeGreaterThan(20);
    expect(settings).toContain('kernel/modules_disabled - = 1');
    expect(settings).toContain('user/max_user_namespaces - = 4');
    for (const setting of settings.filter((line) => !line.includes(' - = '))) {
      const [, wanted, is] = /^\S+ (.*) = (.*)$/.exec(setting) ?? [];
      expect([setting, is]).toEqual([setting, wanted]);
    }
    expect(all('lockdown').flat()).toContain('[integrity]');
    for (const option of ['slab_nomerge', 'page_alloc.shuffle=1', 'vsyscall=none', 'debugfs=off'])
      expect(all('command-line').flat()).toContain(option);
    expect(all('module').flat().join(' ')).toContain('Operation not permitted');
  });

  it('the cards of the sessions are entered for good, so that none can take another one’s place', () => {
    expect(all('neighbours').flat()).toEqual(['2']);
  });
});
