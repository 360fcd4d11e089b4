/** Our configuration files for xl, as xl's own parser reads them. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Domain } from '../../../host-agent/hypervisor/xen/domain.ts';
import { domainOf, type DomainSettings } from '../../../host-agent/hypervisor/xen/domain-of.ts';
import { xlConfig } from '../../../host-agent/hypervisor/xl/config.ts';
import { BROWSER, NETWORK, networkSpec } from '../../host-agent/hypervisor/xen/domains.ts';
import { hasXlParser, parsedByXl } from '../../bed/xen/parser.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-'));
});
afterAll(() => rm(folder, { recursive: true }));

const parsed = async (text: string) => {
  await writeFile(join(folder, 'domain.cfg'), text);
  return parsedByXl(join(folder, 'domain.cfg'));
};
const understood = async (domain: Domain) => {
  const { complaints, json } = await parsed(xlConfig(domain));
  expect(complaints).toEqual([]);
  return json;
};

describe.skipIf(!hasXlParser)('xl’s parser', () => {
  it('reads the network VM as intended', async () => {
    expect(await understood(NETWORK)).toMatchObject({
      // The card is attached later, before the domain runs.
      c_info: {
        type: 'pv',
        name: NETWORK.name,
        uuid: NETWORK.uuid,
        ssid_label: NETWORK.label,
        driver_domain: 'True',
        passthrough: 'enabled',
      },
      b_info: {
        max_vcpus: 1,
        max_memkb: 320 * 1024,
        target_memkb: 320 * 1024,
        kernel: NETWORK.kernel,
        ramdisk: NETWORK.initramfs,
        cmdline: NETWORK.commandLine,
        disable_migrate: 'True',
      },
      disks: [{ pdev_path: NETWORK.disks[0]?.file, vdev: 'xvda', format: 'raw' }],
      channels: [{ name: NETWORK.channel?.name, 'connection.socket': { path: NETWORK.channel?.socket } }],
    });
  });

  it('reads the network VM’s memory as one piece, whatever holes the host’s memory has', async () => {
    const json = await understood(NETWORK);
    expect(json).not.toHaveProperty('pcidevs');
    expect(json).not.toHaveProperty(['b_info', 'type.pv', 'e820_host'], 'True');
    // With a card in the file, xl would copy the holes, and no other setting could prevent it.
    const { json: named } = await parsed(
      `${xlConfig(NETWORK).replace('pci = [ ]', 'pci = [ "0000:03:00.0" ]')}e820_host = 0\n`,
    );
    expect(named).toHaveProperty(['b_info', 'type.pv', 'e820_host'], 'True');
  });

  it('hides from a VM with the common processor what differs between processors', async () => {
    const json = await understood({ ...BROWSER, commonProcessor: true });
    // FMA is bit 12 of the first, AVX 28, F16C 29; AVX2 is bit 5 of the second.
    const hidden = [
      { leaf: 1, ecx: 'xx00xxxxxxxxxxxxxxx0xxxxxxxxxxxx' },
      { leaf: 7, subleaf: 0, ebx: 'xxxxxxxxxxxxxxxxxxxxxxxxxx0xxxxx' },
    ];
    expect(json).toHaveProperty('b_info.cpuid.cpuid', hidden);
    expect(await understood(BROWSER)).not.toHaveProperty('b_info.cpuid');
  });

  it('reads a browser VM as intended, with a read-only root', async () => {
    const json = await understood(BROWSER);
    expect(json).toMatchObject({
      c_info: { type: 'pvh', name: BROWSER.name, uuid: BROWSER.uuid },
      b_info: { max_vcpus: 2, max_memkb: 2048 * 1024, cmdline: BROWSER.commandLine, extra_pv: ['-vga', 'xenfb'] },
      disks: [{ pdev_path: BROWSER.disks[0]?.file, vdev: 'xvda', format: 'raw' }],
      nics: [
        { mac: '02:53:42:02:00:03', backend_domname: BROWSER.cards[0]?.backend, bridge: 'xenbr0', ifname: 'port3' },
      ],
      vfbs: [{ vnc: { enable: 'True', listen: `unix:${BROWSER.display?.socket ?? ''}`, findunused: 'False' } }],
    });
    expect(json).not.toHaveProperty('disks.0.readwrite');
    // The default action on reboot is not overridden.
    expect(json).not.toHaveProperty('on_reboot');
  });

  it('reads a writable disk as writable', async () => {
    expect(
      await understood({ ...BROWSER, disks: [{ file: '/scratch.img', device: 'xvdb', isWritable: true }] }),
    ).toMatchObject({ disks: [{ pdev_path: '/scratch.img', vdev: 'xvdb', readwrite: 1 }] });
  });

  it('reads an HVM network VM with its card', async () => {
    expect(await understood({ ...NETWORK, kind: 'hvm' })).toMatchObject({
      c_info: { type: 'hvm' },
      b_info: { device_model_version: 'qemu_xen', 'type.hvm': { vnc: { enable: 'False' } } },
      pcidevs: [{ bus: 3 }],
      disks: [{ vdev: 'xvde' }],
    });
  });

  it('reads the configured label of each VM, and none without one', async () => {
    const labelled = (label: DomainSettings['label']) =>
      understood(
        domainOf(networkSpec, { kind: { network: 'pv', browser: 'pvh' }, hasChannels: true, label }, NETWORK.uuid),
      );
    expect(
      await labelled({ network: 'system_u:system_r:ndvm_t', browser: 'system_u:system_r:other_t' }),
    ).toHaveProperty('c_info.ssid_label', 'system_u:system_r:ndvm_t');
    expect(await labelled({ browser: 'system_u:system_r:other_t' })).not.toHaveProperty('c_info.ssid_label');
  });

  it('complains about each mistake', async () => {
    const sound = xlConfig(BROWSER);
    for (const broken of [
      sound.replace('vdev=xvda', 'vdev=xvda,nonsense=1'),
      sound.replace('type = "pvh"', 'type = "other"'),
      sound.replace('mac=02:53', 'mac=zz:53'),
      sound.replace('memory = 2048', 'memory = "much"'),
      sound.replace('backend=', 'backed='),
    ]) {
      expect(broken).not.toBe(sound);
      expect((await parsed(broken)).complaints).not.toEqual([]);
    }
  });
});
