/** What a start of the network VM makes: a clone or a VM that boots, with the uplink's card or the host's, with a filter or without. */
import { expect, it } from 'vitest';
import type { VmSpec } from '../../../host-agent/hypervisor/hypervisor.ts';
import { FilterControl } from '../../../host-agent/network/filter-control.ts';
import { type NdvmOptions } from '../../../host-agent/network/ndvm.ts';
import type { UplinkChoice } from '../../../host-agent/network/record.ts';
import { filterControl } from '../../../host-agent/network/start-ndvm.ts';
import { never, useNdvmTestBed } from './ndvm-test-bed.ts';

const bed = useNdvmTestBed();
const BRIDGE = '[network]\nports = 2\nuplink = "tap"\ntap.bridge = "br0"\nmode = "bridge"';
/** Clones whatever is asked for; `deeds`: what is done with the clone, in order. */
function cloning(deeds: string[]): NdvmOptions['clone'] {
  return async (spec, signal) => {
    const vm = await bed.hypervisor.start(spec, signal);
    deeds.push('cloned');
    return Object.assign(vm, {
      resume: () => Promise.resolve(void deeds.push('resumed')),
      linkUp: () => Promise.resolve(void deeds.push('link')),
    });
  };
}

it('a clone gets its link before its guest is greeted, which learns that it is a clone', async () => {
  const deeds: string[] = [];
  bed.use('[network]\nports = 2', { clone: cloning(deeds) });
  const answer = bed.hypervisor.onHello;
  bed.hypervisor.onHello = (guest) => {
    deeds.push('hello');
    answer(guest);
  };
  await bed.ndvm.ensureUp(never);
  expect(deeds.slice(0, 4)).toEqual(['cloned', 'resumed', 'link', 'hello']);
  expect(bed.guest.heard[1]).toMatchObject({ type: 'seed', isClone: true });
});

it('an imported image is never cloned', async () => {
  const deeds: string[] = [];
  bed.isImported = true;
  bed.use(BRIDGE, { clone: cloning(deeds) });
  await bed.ndvm.ensureUp(never);
  expect(deeds).toEqual([]);
});

it('a network VM with a card of the host has no other uplink card, and is never cloned', async () => {
  const deeds: string[] = [];
  // A card that vfio-pci drove before stays there.
  const card = { device: '0000:03:00.0', group: 14, driver: 'vfio-pci' };
  bed.use('[network]\nports = 2\nuplink = "pci"\npci.device = "0000:03:00.0"', {
    clone: cloning(deeds),
    startUplink: () => Promise.resolve({ kind: 'pci', card }),
  });
  await bed.ndvm.ensureUp(never);
  expect(deeds).toEqual([]);
  const { nics, pci }: VmSpec = bed.guest.spec;
  expect([nics.map(({ end }) => end), pci]).toEqual([['listen', 'listen'], card]);
  expect(bed.ndvm.status()).toMatchObject({ uplink: 'pci', processes: [{ role: 'fake' }] });
});

it('a filter is only between a router and an uplink that is a process', () => {
  const choice = (uplink: UplinkChoice['uplink']): UplinkChoice => ({
    uplink,
    user: { follow: 'host' },
    tap: { bridge: '', device: '' },
    pci: { device: '', allowOnlyNic: false },
    mode: 'nat',
    ipv6: 'auto',
  });
  const router = { mode: 'nat', uplink: { kind: 'dhcp' } } as const;
  const bridge = { mode: 'bridge', settings: { forwardEapol: false, rules: '' } } as const;
  const filter = (uplink: UplinkChoice['uplink'], task: Parameters<typeof filterControl>[2]) =>
    filterControl(bed.names, choice(uplink), task);
  for (const uplink of ['user', 'tap'] as const) expect(filter(uplink, router)).toBeInstanceOf(FilterControl);
  for (const none of [filter('pci', router), filter('tap', bridge), filter('tap', { mode: 'imported' })])
    expect(none).toBeUndefined();
});
