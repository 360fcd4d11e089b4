import { describe, expect, it } from 'vitest';
import { endingCommands, makingCommands, startingCommand } from '../../../../host-agent/hypervisor/xenclient/commands.ts';
import { type XenmgrGeneration, xenmgrMachine } from '../../../../host-agent/hypervisor/xenclient/properties.ts';
import { BROWSER, NETWORK } from '../domains.ts';

const today: XenmgrGeneration = { hasVirtType: true, messages: 'argo' };
const none: ReadonlyMap<string, string> = new Map();
const backends = new Map([[NETWORK.name, NETWORK.uuid]]);

describe('a domain, to the xenmgr of OpenXT', () => {
  it('is the network machine', () => {
    expect(xenmgrMachine(NETWORK, none, today)).toEqual({
      uuid: NETWORK.uuid,
      template: 'new-vm-empty',
      properties: {
        name: 'sb-ndvm-3e8e2e48',
        type: 'ndvm',
        'virt-type': 'pv',
        kernel: '/images/network/vmlinuz',
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
      },
      disks: [{ 'phys-path': '/images/network/root.erofs', 'phys-type': 'file', 'virt-path': 'xvda', devtype: 'disk', mode: 'r', shared: true, snapshot: 'none' }],
      cards: [],
      pciDevices: ['0000:03:00.0'],
    });
  });

  it('has its card by the uuid of who carries it', () => {
    expect(xenmgrMachine(BROWSER, backends, today).cards).toEqual([{ 'backend-uuid': NETWORK.uuid, network: '/wired/0/bridged', mac: '02:53:42:02:00:03', enabled: true }]);
    expect(() => xenmgrMachine(BROWSER, none, today)).toThrow('No machine is called sb-ndvm-3e8e2e48.');
  });

  it('is told to an older one in the words of then', () => {
    const { properties } = xenmgrMachine(NETWORK, none, { hasVirtType: false, messages: 'v4v' });
    expect(properties).toMatchObject({ hvm: false, v4v: false });
    expect(properties).not.toHaveProperty('virt-type');
    expect(() => xenmgrMachine(BROWSER, backends, { hasVirtType: false, messages: 'v4v' })).toThrow('This generation of xenmgr knows no PVH.');
  });

  it('never lets the image be deleted with the machine', () => {
    for (const domain of [NETWORK, BROWSER]) expect(xenmgrMachine(domain, backends, today).disks.map(({ shared, mode }) => [shared, mode])).toEqual([[true, 'r']]);
  });
});

describe('the command lines of OpenXT', () => {
  const [uuid] = [BROWSER.uuid];

  it('make a machine step by step, options before the verb', () => {
    const commands = makingCommands(xenmgrMachine(BROWSER, backends, today));
    expect(commands[0]).toEqual(['xec', 'create-vm-with-template-and-uuid', 'new-vm-empty', uuid]);
    expect(commands[1]).toEqual(['xec-vm', '--uuid', uuid, 'set', 'name', 'sb-12345678-00000000']);
    expect(commands).toContainEqual(['xec-vm', '--uuid', uuid, 'set', 'slot', '-1']);
    expect(commands.slice(-13)).toEqual([
      ['xec-vm', '--uuid', uuid, 'add-disk'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'phys-path', '/images of mine, all/browser/root.erofs'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'phys-type', 'file'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'virt-path', 'xvda'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'devtype', 'disk'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'mode', 'r'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'shared', 'true'],
      ['xec-vm', '--uuid', uuid, '--disk', '0', 'set', 'snapshot', 'none'],
      ['xec-vm', '--uuid', uuid, 'add-nic'],
      ['xec-vm', '--uuid', uuid, '--nic', '0', 'set', 'backend-uuid', NETWORK.uuid],
      ['xec-vm', '--uuid', uuid, '--nic', '0', 'set', 'network', '/wired/0/bridged'],
      ['xec-vm', '--uuid', uuid, '--nic', '0', 'set', 'mac', '02:53:42:02:00:03'],
      ['xec-vm', '--uuid', uuid, '--nic', '0', 'set', 'enabled', 'true'],
    ]);
  });

  it('hand a card in by its address', () => {
    expect(makingCommands(xenmgrMachine(NETWORK, none, today)).at(-1)).toEqual(['xec-vm', '--uuid', NETWORK.uuid, 'add-pt-rule-bdf', '0000:03:00.0']);
  });

  it('start a machine, and take it away in the order that is allowed', () => {
    expect([startingCommand(uuid), ...endingCommands(uuid)]).toEqual([['xec-vm', '--uuid', uuid, 'start'], ['xec-vm', '--uuid', uuid, 'destroy'], ['xec-vm', '--uuid', uuid, 'delete']]);
  });

  it('are not given a value that they would swallow', () => {
    expect(() => makingCommands(xenmgrMachine({ ...BROWSER, commandLine: '-n' }, backends, today))).toThrow('xec-vm would take the value "-n" of cmd-line for an option.');
  });
});
