import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startToolstackUplink } from '../../../../host-agent/network/uplink/toolstack-uplink.ts';

const CARD = '0000:03:00.0';
const config = { uplink: 'pci', pci: { device: CARD, allowOnlyNic: false } } as const;
let sys: string;

beforeEach(async () => {
  sys = await mkdtemp(join(tmpdir(), 'sb-'));
  await device(CARD, '0x020000');
});
afterEach(() => rm(sys, { recursive: true }));

const at = (address: string) => join(sys, 'bus/pci/devices', address);
async function device(address: string, kind: string) {
  await mkdir(at(address), { recursive: true });
  await writeFile(join(at(address), 'class'), `${kind}\n`);
}
async function driven(address: string, driver: string, link?: string) {
  await symlink(`../../drivers/${driver}`, join(at(address), 'driver'));
  if (link === undefined) return;
  await mkdir(join(sys, 'class/net', link), { recursive: true });
  await symlink(`../../../devices/${address}`, join(sys, 'class/net', link, 'device'));
}

describe('an uplink card that Xen’s toolstack hands over', () => {
  it('is accepted with any driver, with none, and with that of the toolstack', async () => {
    const record = { kind: 'pci', card: { device: CARD, group: 0, driver: 'pciback' } };
    expect(await startToolstackUplink(config, sys)).toEqual(record);
    await driven(CARD, 'pciback');
    expect(await startToolstackUplink(config, sys)).toEqual(record);
  });

  it('is not looked at when it is a card of another host', async () => {
    expect(await startToolstackUplink({ ...config, pci: { ...config.pci, device: '0000:99:00.0' } }, null)).toEqual({
      kind: 'pci',
      card: { device: '0000:99:00.0', group: 0, driver: 'pciback' },
    });
  });

  it('is refused when it is the host’s only card, unless that is allowed', async () => {
    await driven(CARD, 'e1000e', 'eth0');
    await expect(startToolstackUplink(config, sys)).rejects.toMatchObject({ code: 'pci-only-nic', exitStatus: 3 });
    expect(await startToolstackUplink({ ...config, pci: { ...config.pci, allowOnlyNic: true } }, sys)).toMatchObject({
      kind: 'pci',
    });
    await device('0000:04:00.0', '0x020000');
    await driven('0000:04:00.0', 'igb', 'eth1');
    expect(await startToolstackUplink(config, sys)).toMatchObject({ kind: 'pci' });
  });

  it('must be an existing network card', async () => {
    await device('0000:05:00.0', '0x030000');
    for (const [address, code] of [
      ['0000:05:00.0', 'pci-not-a-network-card'],
      ['0000:06:00.0', 'pci-device-missing'],
    ] as const)
      await expect(
        startToolstackUplink({ ...config, pci: { ...config.pci, device: address } }, sys),
      ).rejects.toMatchObject({ code });
  });

  it('is the only possible uplink', async () => {
    await expect(startToolstackUplink({ ...config, uplink: 'user' }, sys)).rejects.toMatchObject({
      code: 'uplink-unsupported',
      exitStatus: 2,
    });
  });
});
