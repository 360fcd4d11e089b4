import { describe, expect, it } from 'vitest';
import { assertSound, type Domain, domainProblems } from '../../../../host-agent/hypervisor/xen/domain.ts';
import { domainName, domainOf } from '../../../../host-agent/hypervisor/xen/domain-of.ts';
import { vmFiles } from '../../../../host-agent/storage/filenames.ts';
import { BROWSER, NETWORK, networkSpec } from './domains.ts';

describe('domainOf', () => {
  const settings = {
    kind: { network: 'pv', browser: 'pvh' },
    hasChannels: true,
    label: { network: 'system_u:system_r:ndvm_t' },
  } as const;

  it('gives the network VM the passed-through card, and lets it carry the cards of others', () => {
    expect(domainOf(networkSpec, settings, NETWORK.uuid)).toEqual(NETWORK);
  });

  it('names a VM the same every time, and differently in another instance', () => {
    const at = (folder: string) => domainName({ id: 'ndvm', names: vmFiles(folder) });
    expect(at('/run/a')).toBe(at('/run/a'));
    expect(at('/run/a')).not.toBe(at('/run/b'));
    expect(at('/run/a')).toMatch(/^sb-ndvm-[0-9a-f]{8}$/);
  });
});

describe('a domain', () => {
  it('is valid with our own settings', () => {
    expect(domainProblems(BROWSER)).toEqual([]);
    expect(domainProblems(NETWORK)).toEqual([]);
  });

  it('of kind PVH with a passed-through card is refused, with the reason', () => {
    expect(() => assertSound({ ...NETWORK, kind: 'pvh' })).toThrow(
      'Xen hands no PCI device to a PVH domain ("passthrough not yet supported for x86 PVH guests"): a domain with one is PV or HVM',
    );
    expect(domainProblems({ ...NETWORK, kind: 'hvm' })).toEqual([]);
  });

  it.each<[string, Partial<Domain>]>([
    ['a name that ends its value', { name: 'a" \nmemory=1' }],
    ['a command line with a quotation mark', { commandLine: 'quiet "' }],
    ['a kernel by a relative path', { kernel: 'vmlinuz' }],
    ['a label with a comma', { label: 'a:b:c,d' }],
    ['a disk whose path holds an end of line', { disks: [{ file: '/a\n', device: 'xvda', isWritable: false }] }],
    [
      'a card whose backend holds a comma',
      { cards: [{ mac: '00:16:3e:00:00:01', backend: 'a,script=/x', bridge: 'xenbr0', port: 'port0' }] },
    ],
    ['a channel whose socket holds a comma', { channel: { name: 'wire', socket: '/a,b' } }],
    ['a display whose socket holds a blank', { display: { socket: '/a b' } }],
    ['a device by half its address', { kind: 'pv', pciDevices: ['03:00.0'], memoryMiB: 320 }],
    ['no memory', { memoryMiB: 0 }],
    [
      'a card, PV, and memory up to where its registers may be',
      { kind: 'pv', pciDevices: ['0000:03:00.0'], memoryMiB: 1025 },
    ],
  ])('with %s is refused', (_, change) => {
    expect(domainProblems({ ...BROWSER, ...change })).toHaveLength(1);
  });

  it('is refused with all problems at once', () => {
    expect(domainProblems({ ...NETWORK, kind: 'pvh', memoryMiB: 1, processors: 0 })).toHaveLength(3);
  });
});
