/** Runs against imitations of the files of kernel and system. */
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { permits, type Places, uplinkFindings } from '../../../host-agent/doctor/uplink.ts';

const ACCOUNT = 1000;
const CARD = '0000:03:00.0';
let root: string;
let places: Places;
const write = async (path: string, text: string) => {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
};
const link = async (target: string, path: string) => {
  await mkdir(target, { recursive: true });
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
};
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sb-doctor-'));
  places = {
    sys: join(root, 'sys'),
    vfio: join(root, 'vfio'),
    helper: join(root, 'helper'),
    helperRules: join(root, 'bridge.conf'),
  };
  await write(places.helper, '');
});
afterEach(() => rm(root, { recursive: true }));

const find = async (network: Partial<Parameters<typeof uplinkFindings>[0]>, uid = ACCOUNT) => {
  const [finding] = await uplinkFindings(
    {
      uplink: 'user',
      user: { follow: 'host' },
      tap: { bridge: '', device: '' },
      pci: { device: CARD, allowOnlyNic: false },
      ...network,
    },
    uid,
    places,
  );
  return finding === undefined ? 'nothing' : finding.level === 'ok' ? 'ok' : finding.hint;
};

it('passt needs no preparation', async () => {
  expect(await find({ uplink: 'user' })).toBe('nothing');
});

it('a device that passt follows must be there', async () => {
  const follow = (device: string) => find({ user: { follow: `device:${device}` } });
  expect(await follow('missing-device')).toContain('network.user.follow');
});

it('the bridge must exist, and the helper must be allowed to use it', async () => {
  const bridge = (uid?: number) => find({ uplink: 'tap', tap: { bridge: 'br0', device: '' } }, uid);
  expect(await bridge()).toContain('ip link add br0 type bridge');
  await mkdir(join(places.sys, 'class/net/br0/bridge'), { recursive: true });
  expect(await bridge()).toBe(`As root: chmod u+s ${places.helper}`);
  await chmod(places.helper, 0o4755);
  for (const uid of [ACCOUNT, 0]) expect(await bridge(uid)).toBe(`As root: echo "allow br0" >> ${places.helperRules}`);
  await writeFile(places.helperRules, '# bridges\nallow br0\n');
  expect(await bridge()).toBe('ok');
});

it('the rules of the helper are parsed as the helper does', () => {
  expect(permits('allow all', 'br0')).toBe(true);
  expect(permits('allow br0\ndeny br0', 'br0')).toBe(false);
  expect(permits('deny all\nallow br0', 'br0')).toBe(false);
  expect(permits('allow br1', 'br0')).toBe(false);
  expect(permits('include /etc/qemu/mine.conf', 'br0')).toBe(true);
});

it('the tap must exist and belong to the account', async () => {
  const tap = (uid?: number) => find({ uplink: 'tap', tap: { bridge: '', device: 'tap0' } }, uid);
  expect(await tap()).toBe('As root: ip tuntap add mode tap user 1000 name tap0; ip link set tap0 up');
  await write(join(places.sys, 'class/net/tap0/tun_flags'), '0x1002\n');
  await write(join(places.sys, 'class/net/tap0/owner'), '1001\n');
  expect(await tap()).toContain('ip tuntap del mode tap name tap0');
  expect(await tap(0)).toBe('ok');
  await writeFile(join(places.sys, 'class/net/tap0/owner'), '1000\n');
  expect(await tap()).toBe('ok');
});

describe('a network card', () => {
  const card = (uid?: number) => find({ uplink: 'pci' }, uid);
  const device = () => join(places.sys, 'bus/pci/devices', CARD);
  beforeEach(async () => {
    await write(join(device(), 'class'), '0x020000\n');
    await link(join(places.sys, 'kernel/iommu_groups/7'), join(device(), 'iommu_group'));
    await mkdir(join(places.sys, 'kernel/iommu_groups/7/devices', CARD), { recursive: true });
    await link(join(root, 'other'), join(places.sys, 'class/net/eth1/device'));
  });

  it('is reported with the reason for which a start would refuse it', async () => {
    await rm(join(places.sys, 'class/net'), { recursive: true });
    expect(await card()).toContain('network.pci.allowOnlyNic = true');
  });

  it('can be used by root; otherwise its driver and its group must be prepared for the account', async () => {
    await link(join(places.sys, 'bus/pci/drivers/e1000e'), join(device(), 'driver'));
    expect(await card(0)).toBe('ok');
    expect(await card()).toBe(`As root: driverctl set-override ${CARD} vfio-pci`);
    await rm(join(device(), 'driver'));
    await link(join(places.sys, 'bus/pci/drivers/vfio-pci'), join(device(), 'driver'));
    expect(await card()).toBe(`As root: chown 1000 ${join(places.vfio, '7')}`);
    await write(join(places.vfio, '7'), '');
    expect(await card()).toBe('ok');
  });
});
