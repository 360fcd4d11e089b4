/** Runs a program that tries to escape from each jail, with the jail's real arguments, and without a jail, where each escape succeeds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cpSync } from 'node:fs';
import { type Account, newAccount } from '../../../host-agent/jail/account.ts';
import { join } from 'node:path';
import type { Owned } from '../../../host-agent/process/owned.ts';
import { hubJail } from '../../../host-agent/hypervisor/qemu/hub.ts';
import { qemuJail } from '../../../host-agent/hypervisor/qemu/jail.ts';
import { filterJail } from '../../../host-agent/network/uplink/start-filter.ts';
import { portalJail } from '../../../host-agent/network/portal/find-portal.ts';
import { passtJail } from '../../../host-agent/network/uplink/user.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import type { Jail } from '../../../host-agent/jail/bubblewrap.ts';
import { ESCAPES } from '../../bed/jail/escapes.ts';
import { Jailbreak } from '../../bed/jail/jailbreak.ts';
import { networkImage } from '../../bed/images/test-images.ts';
import { filterProgram, portalProgram } from '../../bed/bundle-program.ts';

let outside: Jailbreak;
/** Of root, if the test is root. */
let outsideOfRoot: Jailbreak;
beforeAll(async () => {
  const image = await networkImage();
  const { kernel, initramfs } = image.manifest.files;
  const files = { kernel: join(image.folder, kernel.name), initramfs: join(image.folder, initramfs.name) };
  [outside, outsideOfRoot] = [await Jailbreak.prepare(files), await Jailbreak.prepare(files, { mayBeRoot: true })];
  for (const at of [outside, outsideOfRoot]) {
    cpSync(filterProgram(), at.path('probe/filter.cjs'));
    cpSync(portalProgram(), at.path('probe/portal.mjs'));
  }
});
afterAll(() => {
  outside.close();
  outsideOfRoot.close();
});

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
  // It shares the host's network, too, and does not ask the kernel for its addresses.
  {
    name: 'the program that asks a network for its portal',
    jail: (at) => portalJail(at.path('probe/portal.mjs'), { probe: 'http://probe.test/', apis: [], refused: [] }),
    allowed: ['run-own', 'fork', 'connect-tcp', 'connect-abstract'],
  },
  // passt shares the host's network, including abstract sockets, and asks the kernel for its addresses.
  {
    name: 'passt',
    jail: (at) => passtJail(at.path('r/uplink/nic.sock'), true),
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

/** Only root gives a program any account; a person, those that the system reserved for it. */
const isRoot = process.getuid?.() === 0;
const takeAccount = async (): Promise<Owned<Account> | undefined> => {
  const given = await newAccount();
  return typeof given === 'string' ? undefined : given;
};
const ACCOUNTS: readonly { readonly whose: string; readonly take: () => Promise<Owned<Account> | undefined> }[] = [
  { whose: 'the account of the person', take: () => Promise.resolve(undefined) },
  ...(isRoot ? [{ whose: 'a separate account', take: takeAccount }] : []),
];

it.runIf(isRoot)('permissions refuse what reaches the person and other VMs to an account of a jail', async () => {
  await using account = await takeAccount();
  if (!account) throw new Error('There are no accounts.');
  const outcomes = [];
  for (const { what, escape, target } of ESCAPES.filter((tried) => tried.account))
    outcomes.push([what, await outside.fromOutside(escape, target?.(outside) ?? '', account.value)]);
  expect(outcomes).toHaveLength(15);
  expect(outcomes).toEqual(outcomes.map(([what]) => [what, 'refused']));
});

describe.each(CELLS.flatMap((cell) => ACCOUNTS.map((account) => ({ ...cell, ...account }))))(
  '$name in its jail, with $whose',
  ({ jail, filters, allowed = [], take }) => {
    let account: Owned<Account> | undefined;
    let at: Jailbreak;
    beforeAll(async () => {
      account = await take();
      at = account ? outsideOfRoot : outside;
    });
    afterAll(() => account?.dispose());

    it('runs the probe, which succeeds with an ordinary action', async () => {
      expect(await at.fromJail(jail(at), 'none', '', { filters, account: account?.value }), at.lastWords).toBe('out');
    });

    it('refuses every numbered escape', async () => {
      const outcomes = [];
      for (const { what, escape, target, inside } of ESCAPES.filter((tried) => !allowed.includes(tried.escape))) {
        const outcome = await at.fromJail(jail(at), escape, inside ?? target?.(at) ?? '', {
          filters,
          account: account?.value,
        });
        outcomes.push([what, outcome === 'did not try' ? `${outcome}: ${at.lastWords}` : outcome]);
      }
      expect(outcomes).toEqual(outcomes.map(([what]) => [what, 'refused']));
    });
  },
);
