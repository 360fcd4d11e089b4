import { describe, expect, it } from 'vitest';
import {
  type XenmgrChoices,
  type XenmgrGeneration,
  xenmgrVm,
} from '../../../../host-agent/hypervisor/xenclient/properties.ts';
import { BROWSER, NETWORK } from '../xen/domains.ts';

const today: XenmgrGeneration = { hasVirtType: true, messages: 'argo' };
const ofTheSeed: XenmgrGeneration = { hasVirtType: false, messages: 'v4v' };
const choices: XenmgrChoices = { layer: 'memory', network: '/wired/0/bridged', kernelExtract: '' };
const shown = { ...BROWSER, kind: 'hvm' } as const;

describe('a domain for xenmgr of OpenXT', () => {
  it('is a service VM that the switcher does not show, for the network VM', () => {
    expect(xenmgrVm(NETWORK, [], today, choices)).toEqual({
      uuid: NETWORK.uuid,
      templates: ['new-vm-ndvm-pv', 'new-vm-empty'],
      properties: {
        name: 'sb-ndvm-3e8e2e48',
        type: 'ndvm',
        'virt-type': 'pv',
        kernel: '/images/network/vmlinuz',
        'kernel-extract': '',
        'cmd-line': 'console=ttyS0 quiet panic=-1 console=hvc0 iommu=soft',
        'extra-xenvm': "ramdisk='/images/network/initramfs.img'",
        memory: 320,
        'memory-static-max': 320,
        vcpus: 1,
        'flask-label': 'system_u:system_r:ndvm_t',
        stubdom: false,
        'qemu-dm-path': '',
        slot: -1,
        'hidden-in-ui': true,
        'hidden-in-switcher': true,
        argo: false,
        'start-on-boot': false,
        'provides-network-backend': true,
        'boot-sentinel': 'data/ports',
      },
      disks: [
        {
          'phys-path': '/images/network/root.erofs',
          'phys-type': 'vhd',
          'virt-path': 'xvda',
          devtype: 'disk',
          mode: 'r',
          shared: true,
          snapshot: 'none',
        },
      ],
      cards: [],
      pciDevices: ['0000:03:00.0'],
    });
  });

  it('is shown on the host’s own screen, with its card by the uuid of the network VM, for a browser VM', () => {
    const { properties, cards, templates } = xenmgrVm(
      shown,
      [{ mac: '02:53:42:02:00:03', backendUuid: NETWORK.uuid }],
      today,
      choices,
    );
    expect(templates).toEqual(['new-vm-empty']);
    expect(properties).toMatchObject({
      type: 'svm',
      'virt-type': 'hvm',
      'hidden-in-switcher': false,
      'extra-xenvm': `kernel='${BROWSER.kernel}';ramdisk='${BROWSER.initramfs}';cmdline='${BROWSER.commandLine}'`,
    });
    for (const absent of ['slot', 'kernel', 'qemu-dm-path', 'flask-label'])
      expect(properties).not.toHaveProperty(absent);
    expect(cards).toEqual([
      { 'backend-uuid': NETWORK.uuid, network: '/wired/0/bridged', mac: '02:53:42:02:00:03', enabled: true },
    ]);
  });

  it('has the older properties for an older xenmgr', () => {
    const { properties } = xenmgrVm(NETWORK, [], ofTheSeed, choices);
    expect(properties).toMatchObject({ hvm: false, v4v: false });
    for (const absent of ['virt-type', 'argo']) expect(properties).not.toHaveProperty(absent);
    expect(() => xenmgrVm(BROWSER, [], ofTheSeed, choices)).toThrow('this version of xenmgr does not support PVH');
  });

  it('takes the kernel from its disk when one is in there', () => {
    const { properties } = xenmgrVm(NETWORK, [], today, { ...choices, kernelExtract: '/vmlinuz' });
    expect(properties).toMatchObject({ 'kernel-extract': '/vmlinuz' });
    for (const absent of ['kernel', 'extra-xenvm']) expect(properties).not.toHaveProperty(absent);
  });

  it('never lets the image be deleted with the VM, nor written without a layer', () => {
    for (const [layer, mode, snapshot] of [
      ['memory', 'r', 'none'],
      ['snapshot', 'w', 'temporary'],
    ] as const) {
      for (const domain of [NETWORK, shown])
        expect(
          xenmgrVm(domain, [], today, { ...choices, layer }).disks.map((disk) => [
            disk['shared'],
            disk['mode'],
            disk['snapshot'],
          ]),
        ).toEqual([[true, mode, snapshot]]);
    }
  });

  it('is refused when a text would end a value early', () => {
    expect(() => xenmgrVm({ ...NETWORK, initramfs: "/a';memory='1" }, [], today, choices)).toThrow(
      'a semicolon or an apostrophe',
    );
    expect(() => xenmgrVm({ ...shown, commandLine: 'quiet;vcpus=9' }, [], today, choices)).toThrow(
      'a semicolon or an apostrophe',
    );
  });
});
