import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { FakeHypervisor } from '../../../host-agent/hypervisor/fake/fake.ts';
import type { FakeGuest } from '../../../host-agent/hypervisor/fake/fake-guest.ts';
import { Sessions } from '../../../host-agent/session/sessions.ts';
import type { SessionFastStart, Network, SessionDeps } from '../../../host-agent/session/session-deps.ts';
import { vmFiles } from '../../../host-agent/storage/filenames.ts';
import { Ports } from '../../../host-agent/network/ports.ts';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';

/** A world of sessions on the fake hypervisor, in a folder of its own. */
export interface FakeWorld {
  readonly folder: string;
  readonly hypervisor: FakeHypervisor;
  readonly sessions: Sessions;
  readonly ports: Ports;
  readonly keptConsoles: string[];
  readonly logged: string[];
  /** A second host agent on the same folder. */
  readonly successor: () => Sessions;
  readonly remove: () => Promise<void>;
}

export async function fakeWorld(
  toml = '',
  network: Partial<Network> = {},
  fastStartOver?: (world: {
    hypervisor: FakeHypervisor;
    ports: Ports;
    namesOf: SessionDeps['namesOf'];
    image: Awaited<ReturnType<SessionDeps['browserImage']>>;
  }) => SessionFastStart,
  sound?: SessionDeps['sound'],
  record?: SessionDeps['record'],
): Promise<FakeWorld> {
  const folder = await mkdtemp(join(tmpdir(), 'safe-browse-world-'));
  const sessionsFolder = join(folder, 'sessions');
  await mkdir(sessionsFolder);
  for (const file of ['kernel', 'initramfs', 'root']) await writeFile(join(folder, file), '');
  const hypervisor = new FakeHypervisor();
  const ports = new Ports(2);
  const keptConsoles: string[] = [];
  const logged: string[] = [];
  const image = {
    digest: 'd'.repeat(64),
    boot: {
      kernel: join(folder, 'kernel'),
      initramfs: join(folder, 'initramfs'),
      root: join(folder, 'root'),
      commandLine: '',
    },
  };
  const config = parseConfig(toml, 'config.toml');
  const namesOf = (id: string) => vmFiles(join(sessionsFolder, id));
  const fastStart = fastStartOver?.({ hypervisor, ports, namesOf, image });
  const deps: SessionDeps = {
    ...(fastStart && { fastStart }),
    ...(sound && { sound }),
    ...(record && { record }),
    config: () => config,
    hypervisor,
    network: {
      ensureUp: () => Promise.resolve(),
      hasRoom: () => ports.held < ports.total,
      plug: (session, access) =>
        Promise.resolve().then(() => ({ port: ports.take(session, access), socket: join(folder, 'nic.sock') })),
      replug: (port, session, access) => ports.retake(port, session, access),
      unplug: (port) => ports.release(port),
      ...network,
    },
    browserImage: () => Promise.resolve(image),
    sessionsFolder,
    namesOf,
    keepConsole: (_, text) => {
      keptConsoles.push(text);
      return Promise.resolve('/kept');
    },
    log: pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) }),
  };
  const sessions = new Sessions(deps);
  return {
    folder,
    hypervisor,
    sessions,
    ports,
    keptConsoles,
    logged,
    successor: () => new Sessions(deps),
    remove: async () => {
      await sessions.closeAll();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A copy of a machine that was sealed with its browser on the screen. */
export function healthyClone(guest: FakeGuest): void {
  const since = [
    ['identity', 'identity'],
    ['warm-up', 'warm-up'],
  ] as const;
  const reached = since.flatMap(([asked, step]) => (guest.heard.some(({ type }) => type === asked) ? [step] : []));
  guest.say({
    type: 'hello',
    protocol: PROTOCOL_VERSION,
    role: 'browser',
    reached: ['home', 'screen', 'browser-window', ...reached],
  });
}

/** A guest that starts as a healthy one does. */
export function healthyGuest(guest: FakeGuest): void {
  guest.say({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: [] });
  for (const step of ['home', 'screen', 'browser-window'] as const) guest.say({ type: 'step', step, elapsedMs: 1 });
  guest.paint();
}
