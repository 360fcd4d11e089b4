/** Runs a program that tries to escape from each jail, with the jail's real arguments, and without a jail, where each escape succeeds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { hubJail } from '../../host-agent/hypervisor/qemu/hub.ts';
import { qemuJail } from '../../host-agent/hypervisor/qemu/jail.ts';
import { filterJail } from '../../host-agent/network/uplink/start-filter.ts';
import { passtJail } from '../../host-agent/network/uplink/user.ts';
import { vmFiles } from '../../host-agent/storage/filenames.ts';
import type { Jail } from '../../host-agent/jail/bubblewrap.ts';
import { ESCAPES } from '../bed/jail/escapes.ts';
import { Jailbreak } from '../bed/jail/jailbreak.ts';
import { networkImage } from '../bed/images/test-images.ts';
import { filterProgram } from '../bed/network/filter-program.ts';

let outside: Jailbreak;
beforeAll(async () => {
  const image = await networkImage();
  const { kernel, initramfs } = image.manifest.files;
  outside = await Jailbreak.prepare({
    kernel: join(image.folder, kernel.name),
    initramfs: join(image.folder, initramfs.name),
  });
  cpSync(filterProgram(), outside.path('probe/filter.cjs'));
});
afterAll(() => outside.close());

interface Cell {
  readonly name: string;
  readonly jail: (at: Jailbreak) => Jail;
  /** The number of system call filters: the two of the jail, and that of the program. */
  readonly filters?: number;
  /** Escapes that the program needs for its work. */
  readonly allowed?: readonly string[];
}

const CELLS: readonly Cell[] = [
  { name: 'a VM', jail: (at) => vm(at), filters: 3 },
  {
    name: 'the QEMU that gets a tap',
    jail: (at) =>
      hubJail(
        { folder: at.path('r/uplink'), socket: at.path('r/uplink/nic.sock'), control: at.path('r/uplink/qmp.sock') },
        { bridge: 'br0' },
      ),
    filters: 3,
  },
  {
    name: 'the filter behind the network VM',
    jail: (at) => filterJail(vmFiles(at.path('r')), at.path('probe/filter.cjs')),
    // Node may start programs, which have its own jail; its AppArmor profile refuses that.
    allowed: ['run-own', 'fork'],
  },
  // passt shares the host's network, including abstract sockets, and asks the kernel for its addresses.
  {
    name: 'passt',
    jail: (at) => passtJail(at.path('r/uplink/nic.sock')),
    allowed: ['connect-tcp', 'connect-abstract', 'make-netlink'],
  },
];

function vm(at: Jailbreak): Jail {
  const spec = {
    id: 'escape',
    role: 'browser' as const,
    names: vmFiles(at.path('r/sessions/own')),
    boot: {
      kernel: at.path('image/kernel'),
      initramfs: at.path('image/initramfs'),
      root: at.path('image/root'),
      commandLine: 'quiet',
    },
    memoryMiB: 128,
    processors: 2,
    screen: { width: 640, height: 480 },
    sound: true as const,
    nics: [{ mac: '02:00:00:00:00:01', socket: at.path('r/port/nic.sock'), end: 'connect' as const }],
  };
  return qemuJail(spec, 'tcg', { kind: 'boot' });
}

it('every numbered escape succeeds without a jail', async () => {
  const outcomes = await Promise.all(
    ESCAPES.map(async ({ what, escape, target }) => [what, await outside.fromOutside(escape, target?.(outside) ?? '')]),
  );
  expect(outcomes).toEqual(ESCAPES.map(({ what }) => [what, 'out']));
});

describe.each(CELLS)('$name in its jail', ({ jail, filters, allowed = [] }) => {
  it('runs the probe, which succeeds with an ordinary action', async () => {
    expect(await outside.fromJail(jail(outside), 'none', '', filters), outside.lastWords).toBe('out');
  });

  it('refuses every numbered escape', async () => {
    const outcomes = [];
    for (const { what, escape, target, inside } of ESCAPES.filter((tried) => !allowed.includes(tried.escape))) {
      const outcome = await outside.fromJail(jail(outside), escape, inside ?? target?.(outside) ?? '', filters);
      outcomes.push([what, outcome === 'did not try' ? `${outcome}: ${outside.lastWords}` : outcome]);
    }
    expect(outcomes).toEqual(outcomes.map(([what]) => [what, 'refused']));
  });
});
