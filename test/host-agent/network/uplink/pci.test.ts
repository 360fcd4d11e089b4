/** Runs against a tree that looks like the kernel's /sys and reacts to writes as the kernel does. */
import { access, mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveCardBack, type Kernel, takeCard } from '../../../../host-agent/network/uplink/pci-binding.ts';
import { examineCard } from '../../../../host-agent/network/uplink/pci-card.ts';
import { giveBackLostCard } from '../../../../host-agent/network/uplink/uplink.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';

const CARD = '0000:03:00.0';
const OTHER = '0000:04:00.0';
const [ETHERNET, BRIDGE, SOUND] = ['0x020000', '0x060400', '0x040300'];
let root: string;
let sys: string;
let refuses: string | undefined;
/** Whether the kernel binds no driver. */
let isStuck: boolean;
let written: string[];

async function link(target: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await symlink(target, path);
}

async function device(
  address: string,
  { kind, group, driver, net }: { kind: string; group?: number; driver?: string; net?: string },
): Promise<void> {
  const at = join(sys, 'bus/pci/devices', address);
  await mkdir(at, { recursive: true });
  await writeFile(join(at, 'class'), `${kind}\n`);
  await writeFile(join(at, 'driver_override'), '(null)\n');
  if (group !== undefined) {
    await mkdir(join(sys, 'kernel/iommu_groups', String(group), 'devices', address), { recursive: true });
    await link(join(sys, 'kernel/iommu_groups', String(group)), join(at, 'iommu_group'));
  }
  if (driver !== undefined) await bind(address, driver);
  if (net !== undefined) await link(at, join(sys, 'class/net', net, 'device'));
}

async function bind(address: string, driver: string): Promise<void> {
  const drivers = join(sys, 'bus/pci/drivers', driver);
  await mkdir(drivers, { recursive: true });
  await link(drivers, join(sys, 'bus/pci/devices', address, 'driver'));
}

/** Reacts to writes as the kernel does. The card's own driver is e1000e. */
const write: Kernel['write'] = async (path, text) => {
  const name = path.slice(sys.length + 1);
  written.push(`${name.replace('bus/pci/', '')} ${text.trim()}`.trim());
  if (refuses !== undefined && name.endsWith(refuses)) throw new Error('EPERM: operation not permitted');
  if (name.endsWith('/unbind')) return rm(join(sys, 'bus/pci/devices', text, 'driver'));
  if (name.endsWith('drivers_probe')) {
    if (isStuck) return;
    const override = (await readFile(join(sys, 'bus/pci/devices', text, 'driver_override'), 'utf8')).trim();
    return bind(text, override === '' ? 'e1000e' : override);
  }
  await writeFile(path, text);
};

const kernel = (): Kernel => ({ sys, dev: join(root, 'dev'), write });
const driverOf = async (address: string) =>
  readlink(join(sys, 'bus/pci/devices', address, 'driver')).then(basename, () => undefined);

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'sb-sys-'));
  sys = join(root, 'sys');
  [refuses, isStuck, written] = [undefined, false, []];
  await mkdir(join(root, 'dev/vfio'), { recursive: true });
  await writeFile(join(root, 'dev/vfio/14'), '');
  await device(CARD, { kind: ETHERNET, group: 14, driver: 'e1000e', net: 'enp3s0' });
  await device('0000:00:1c.0', { kind: BRIDGE, group: 14, driver: 'pcieport' });
});
afterEach(() => rm(root, { recursive: true }));

describe('a network card of the host', () => {
  it('may be handed over when its group contains only bridges besides and the host has another card', async () => {
    await device(OTHER, { kind: ETHERNET, group: 15, driver: 'igc', net: 'enp4s0' });
    expect(await examineCard(CARD, false, sys)).toEqual({ device: CARD, group: 14, driver: 'e1000e' });
  });

  it.each([
    ['does not exist', '0000:09:00.0', 'pci-device-missing', 'The host has no device 0000:09:00.0.'],
    [
      'is not a network card',
      '0000:05:00.0',
      'pci-not-a-network-card',
      'The device 0000:05:00.0 is not a network card (its class is 0x040300).',
    ],
  ])('is refused when it %s', async (_, address, code, message) => {
    await device('0000:05:00.0', { kind: SOUND, group: 16 });
    await expect(examineCard(address, true, sys)).rejects.toMatchObject({ code, message });
  });

  it('is refused without an IOMMU', async () => {
    await device('0000:06:00.0', { kind: ETHERNET, driver: 'e1000e' });
    await expect(examineCard('0000:06:00.0', true, sys)).rejects.toMatchObject({
      code: 'pci-no-iommu',
      exitStatus: 3,
      hint: expect.stringContaining('intel_iommu=on') as string,
    });
  });

  it('is refused when its IOMMU group contains another device', async () => {
    await device('0000:03:00.1', { kind: SOUND, group: 14 });
    await expect(examineCard(CARD, true, sys)).rejects.toMatchObject({
      code: 'pci-group-shared',
      message: expect.stringContaining('shares IOMMU group 14 with 0000:03:00.1') as string,
    });
  });

  it('is refused when it is the host’s only card, unless that is allowed', async () => {
    // Links without hardware, such as a bridge or the loopback, do not count as cards.
    await mkdir(join(sys, 'class/net/lo'), { recursive: true });
    await expect(examineCard(CARD, false, sys)).rejects.toMatchObject({
      code: 'pci-only-nic',
      hint: expect.stringContaining('allowOnlyNic') as string,
    });
    expect(await examineCard(CARD, true, sys)).toMatchObject({ device: CARD });
  });

  it('is taken from its driver and given back to it', async () => {
    const card = await examineCard(CARD, true, sys);
    await takeCard(card, kernel());
    expect(await driverOf(CARD)).toBe('vfio-pci');
    await giveCardBack(card, kernel());
    expect(await driverOf(CARD)).toBe('e1000e');
    expect(written).toEqual([
      `devices/${CARD}/driver_override vfio-pci`,
      `devices/${CARD}/driver/unbind ${CARD}`,
      `drivers_probe ${CARD}`,
      `devices/${CARD}/driver_override`,
      `devices/${CARD}/driver/unbind ${CARD}`,
      `drivers_probe ${CARD}`,
    ]);
  });

  it('has no driver again when it had none', async () => {
    await rm(join(sys, 'bus/pci/devices', CARD, 'driver'));
    const card = await examineCard(CARD, true, sys);
    expect(card).toEqual({ device: CARD, group: 14 });
    await takeCard(card, kernel());
    expect(await driverOf(CARD)).toBe('vfio-pci');
    written = [];
    await giveCardBack(card, kernel());
    expect(await driverOf(CARD)).toBeUndefined();
    expect(written).toEqual([`devices/${CARD}/driver_override`, `devices/${CARD}/driver/unbind ${CARD}`]);
  });

  it('stays with vfio-pci when that drives it already', async () => {
    await rm(join(sys, 'bus/pci/devices', CARD, 'driver'));
    await bind(CARD, 'vfio-pci');
    const card = await examineCard(CARD, true, sys);
    await takeCard(card, kernel());
    await giveCardBack(card, kernel());
    expect(written).toEqual([]);
  });

  it('is left as it was when the account may not take it', async () => {
    refuses = 'driver_override';
    const card = await examineCard(CARD, true, sys);
    await expect(takeCard(card, kernel())).rejects.toMatchObject({
      code: 'pci-not-taken',
      message: expect.stringContaining('EPERM') as string,
      hint: expect.stringContaining('chown YOU /dev/vfio/14') as string,
    });
    expect(await driverOf(CARD)).toBe('e1000e');
  });

  it('is given up when the kernel does not bind it within five seconds', async () => {
    isStuck = true;
    const card = await examineCard(CARD, true, sys);
    const clock = useFakeClock();
    const attempt = { isOver: false };
    const refused = expect(takeCard(card, kernel()).finally(() => (attempt.isOver = true))).rejects.toMatchObject({
      code: 'pci-not-taken',
      message: expect.stringContaining('the kernel did not give it to vfio-pci') as string,
    });
    while (!attempt.isOver) {
      await settle(5);
      await clock.advance(20);
    }
    await refused;
  });

  it('is given back when its group cannot be opened', async () => {
    await rm(join(root, 'dev/vfio/14'));
    const card = await examineCard(CARD, true, sys);
    await expect(takeCard(card, kernel())).rejects.toMatchObject({ code: 'pci-not-taken' });
    expect(await driverOf(CARD)).toBe('e1000e');
  });

  it('is given back to its driver after the host agent that took it died', async () => {
    const names = vmFiles(join(root, 'network'));
    await mkdir(names.folder);
    const card = await examineCard(CARD, true, sys);
    await writeFile(names.card, JSON.stringify(card));
    await takeCard(card, kernel());
    await giveBackLostCard(names, kernel());
    expect(await driverOf(CARD)).toBe('e1000e');
    await expect(access(names.card)).rejects.toThrow();
    await giveBackLostCard(names, kernel());
  });
});
