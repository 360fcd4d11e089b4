/** Each jail is entered by its own arguments and left alone with a program that tries to get out; and the same is tried without a jail, where it succeeds. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { hubJail } from '../../host-agent/hypervisor/qemu/hub.ts';
import { qemuJail } from '../../host-agent/hypervisor/qemu/jail.ts';
import { currentImage } from '../../host-agent/image/store.ts';
import { passtJail } from '../../host-agent/network/uplink/user.ts';
import { machineNames } from '../../host-agent/storage/filenames.ts';
import type { Jail } from '../../host-agent/tools/bubblewrap.ts';
import { Jailbreak } from '../lab/escapes/jailbreak.ts';
import { testData } from '../lab/product.ts';

let outside: Jailbreak;
beforeAll(async () => {
  const image = await currentImage({ data: join(testData, 'safe-browse'), config: '', state: '', runtime: '' }, 'network');
  if (!image) throw new Error('There is no network image for the tests.');
  const { kernel, initramfs } = image.manifest.files;
  outside = await Jailbreak.prepare({ kernel: join(image.folder, kernel.name), initramfs: join(image.folder, initramfs.name) });
});
afterAll(() => outside.close());

interface Escape {
  readonly what: string;
  readonly escape: string;
  /** Outside; inside too, where nothing else is said. `OWN` is the one folder that a jail may write to. */
  readonly target?: (outside: Jailbreak) => string;
  readonly inside?: string;
}

/** Numbered by their place. */
const ESCAPES: readonly Escape[] = [
  { what: 'reads a file of the home', escape: 'read-file', target: (at) => at.path('home/secret') },
  { what: 'lists the home', escape: 'list-folder', target: (at) => at.path('home') },
  { what: 'reads the system’s settings', escape: 'read-file', target: () => '/etc/passwd' },
  { what: 'reads the system’s hardware', escape: 'list-folder', target: () => '/sys/class' },
  { what: 'writes to its image', escape: 'write-file', target: (at) => at.path('image/root'), inside: '/image/root' },
  { what: 'makes a file outside its folder', escape: 'make-file', target: (at) => at.path('scratch/file'), inside: '/file' },
  { what: 'makes a file in its system', escape: 'make-file', target: (at) => at.path('scratch/file'), inside: '/usr/lib/x86_64-linux-gnu/file' },
  { what: 'fills memory by files among devices', escape: 'fill-folder', target: (at) => at.path('scratch/file'), inside: '/dev/shm/file' },
  { what: 'fills memory by temporary files', escape: 'fill-folder', target: (at) => at.path('scratch/file'), inside: '/tmp/file' },
  { what: 'makes a file of any size', escape: 'large-file', target: (at) => at.path('scratch/file'), inside: 'OWN/file' },
  { what: 'opens a connection', escape: 'connect-tcp', target: (at) => String(at.port) },
  { what: 'reaches a program by an abstract socket', escape: 'connect-abstract', target: (at) => at.abstract },
  { what: 'reaches the host agent', escape: 'connect-unix', target: (at) => at.path('r/agent.sock') },
  { what: 'reaches another session', escape: 'connect-unix', target: (at) => at.path('r/sessions/other/m/qmp.sock') },
  { what: 'reads what is written down of another session', escape: 'read-file', target: (at) => at.path('r/sessions/other/record.json') },
  { what: 'reads what is written down of itself', escape: 'read-file', target: (at) => at.path('r/sessions/own/record.json') },
  { what: 'starts a shell', escape: 'run-shell' },
  { what: 'starts a program that it brings along', escape: 'run-own', target: (at) => at.path('scratch/own'), inside: 'OWN/own' },
  { what: 'becomes two', escape: 'fork' },
  { what: 'becomes very many', escape: 'many-threads', target: () => '2000' },
  { what: 'traces a program of the same account', escape: 'trace', target: (at) => at.victim },
  { what: 'signals a program of the same account', escape: 'signal', target: (at) => at.victim },
  { what: 'looks at a program of the same account', escape: 'look-at-process', target: (at) => at.victim },
  { what: 'takes memory without a bound', escape: 'memory' },
  { what: 'raises its bound of memory', escape: 'raise-memory' },
  { what: 'leaves a core file', escape: 'core-file' },
  { what: 'finds a device', escape: 'devices' },
  { what: 'makes a user namespace', escape: 'user-namespace' },
  { what: 'makes a user namespace by a child', escape: 'user-namespace-of-child' },
  { what: 'mounts', escape: 'mount', target: (at) => at.path('scratch'), inside: '/tmp' },
  { what: 'uses the person’s keys', escape: 'keys' },
  { what: 'gains rights by starting a program', escape: 'gain-rights' },
  { what: 'reads the person’s environment', escape: 'environment' },
];

interface Cell {
  readonly name: string;
  readonly jail: (at: Jailbreak) => Jail;
  /** The jail's own filter, and the program's. */
  readonly filters?: number;
  /** What is its job. */
  readonly allowed?: readonly string[];
}

const CELLS: readonly Cell[] = [
  { name: 'a machine', jail: (at) => machine(at), filters: 2 },
  { name: 'the QEMU that a tap is handed to', jail: (at) => hubJail({ folder: at.path('r/uplink'), socket: at.path('r/uplink/nic.sock'), control: at.path('r/uplink/qmp.sock') }, { bridge: 'br0' }), filters: 2 },
  // It has this computer's network, with the abstract sockets in it.
  { name: 'passt', jail: (at) => passtJail(at.path('r/uplink/nic.sock')), allowed: ['connect-tcp', 'connect-abstract'] },
];

function machine(at: Jailbreak): Jail {
  const spec = {
    id: 'escape',
    role: 'browser' as const,
    names: machineNames(at.path('r/sessions/own')),
    boot: { kernel: at.path('image/kernel'), initramfs: at.path('image/initramfs'), root: at.path('image/root'), commandLine: 'quiet' },
    memoryMiB: 128,
    processors: 2,
    screen: { width: 640, height: 480 },
    sound: true as const,
    nics: [{ mac: '02:00:00:00:00:01', socket: at.path('r/port/nic.sock'), end: 'connect' as const }],
  };
  return qemuJail(spec, 'tcg', { kind: 'boot' });
}

it('without a jail, each of the numbered ways leads out', async () => {
  const outcomes = await Promise.all(ESCAPES.map(async ({ what, escape, target }) => [what, await outside.fromOutside(escape, target?.(outside) ?? '')]));
  expect(outcomes).toEqual(ESCAPES.map(({ what }) => [what, 'out']));
});

describe.each(CELLS)('$name in its jail', ({ jail, filters, allowed = [] }) => {
  it('is there to try: what is no escape it does', async () => {
    expect(await outside.fromJail(jail(outside), 'none', '', filters), outside.lastWords).toBe('out');
  });

  it('finds none of the numbered ways out', async () => {
    const outcomes = [];
    for (const { what, escape, target, inside } of ESCAPES.filter((tried) => !allowed.includes(tried.escape))) {
      outcomes.push([what, await outside.fromJail(jail(outside), escape, inside ?? target?.(outside) ?? '', filters)]);
    }
    expect(outcomes).toEqual(outcomes.map(([what]) => [what, 'refused']));
  });
});
