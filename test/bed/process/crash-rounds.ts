/** Rounds of crashes: a process is killed at a random moment of an operation, and the next host agent has to recover. */
import { setTimeout as sleep } from 'node:timers/promises';
import { CONVERTER_PARAMETER } from '../../../appliance/protocol/limits.ts';
import { openAndFollow } from '../../../host-agent/api/connection/open-and-follow.ts';
import type { Client } from '../../../host-agent/api/connection/client.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { filesBelow, type FakeQemuTestBed } from '../fake-qemu-test-bed.ts';

/** The operation that is interrupted. */
export const UNDERTAKINGS = [
  'start',
  'two-starts',
  'browsing',
  'closing',
  'network-restart',
  'seal',
  'build',
  'safe-copy',
  'daemon-start',
  'daemon-stop',
] as const;
export type Undertaking = (typeof UNDERTAKINGS)[number];

/** The process that is killed. If there are several, `choice` picks one. */
export const VICTIMS = [
  'daemon',
  'vm',
  'jail',
  'network-vm',
  'uplink',
  'client',
  'builder',
  'converter',
  'daemon-and-vm',
  'everything',
] as const;
export type Victim = (typeof VICTIMS)[number];

export interface Round {
  readonly undertaking: Undertaking;
  readonly victim: Victim;
  /** From the beginning of the undertaking to the kill. */
  readonly afterMs: number;
  /** Picks one of several processes. */
  readonly choice: number;
}

/** The latest moment of the kill: each undertaking has been through all its states by then. */
const LATEST_MS: Readonly<Record<Undertaking, number>> = {
  start: 900,
  'two-starts': 1200,
  browsing: 300,
  closing: 150,
  'network-restart': 900,
  seal: 2500,
  build: 1500,
  'safe-copy': 1500,
  'daemon-start': 700,
  'daemon-stop': 400,
};

/** A random round. Pure except for `below`. */
export function randomRound(below: (limit: number) => number): Round {
  const undertaking = UNDERTAKINGS[below(UNDERTAKINGS.length)] ?? 'start';
  // The host agent more often than the others, because most depends on it.
  const victim = below(3) === 0 ? 'daemon' : (VICTIMS[below(VICTIMS.length)] ?? 'daemon');
  return { undertaking, victim, afterMs: below(LATEST_MS[undertaking]), choice: below(1000) };
}

const PATTERNS: Readonly<Record<Exclude<Victim, 'daemon-and-vm' | 'everything'>, RegExp>> = {
  daemon: /host-agent\/daemon\.js/,
  vm: /^\S*node \S*qemu-system\S* .*guest=(?!ndvm)/,
  jail: /^bwrap .*guest=/,
  'network-vm': /^\S*node \S*qemu-system\S* .*guest=ndvm/,
  uplink: /^passt/,
  client: /host-agent\/cli\.js (?:open|take)/,
  builder: /apt-get/,
  converter: new RegExp(CONVERTER_PARAMETER),
};

const SETTLES_WITHIN_MS = 30_000;

/** Runs one round. Throws when the next host agent does not recover or leaves something behind. */
export async function crash(testBed: FakeQemuTestBed, { undertaking, victim, afterMs, choice }: Round): Promise<void> {
  const { product } = testBed;
  let client: Client | undefined;
  if (undertaking !== 'daemon-start') client = await testBed.client();
  const over = await undertake(testBed, client, undertaking);
  await sleep(afterMs);
  const victims = victimsOf(testBed, victim, choice);
  for (const pid of victims) await product.kill(pid);
  // A dying process may still accept a call.
  await product.until(
    'the killed processes are gone',
    () => victims.every((pid) => !product.isRunning(pid)),
    SETTLES_WITHIN_MS,
  );
  // The undertaking may have been refused, failed or completed.
  await Promise.race([over, sleep(SETTLES_WITHIN_MS)]);
  client?.close();
  await recover(testBed);
}

async function undertake(
  testBed: FakeQemuTestBed,
  client: Client | undefined,
  undertaking: Undertaking,
): Promise<Promise<unknown>> {
  const { product } = testBed;
  const open = () => product.run('open', '--detach', '--no-window', 'http://harmless.hostile/');
  switch (undertaking) {
    case 'start':
      return product
        .open('http://harmless.hostile/')
        .event('ready', SETTLES_WITHIN_MS)
        .catch(() => undefined);
    case 'two-starts':
      return Promise.all([open(), open()]);
    case 'browsing':
      await open();
      return Promise.resolve();
    case 'closing':
      await open();
      return product.run('close', '--all');
    case 'network-restart':
      await open();
      return (client ?? (await testBed.client())).call('network.restart', {}).catch(() => undefined);
    case 'seal':
      await product.run('template', 'drop');
      return product.run('template', 'seal');
    case 'build':
      return product.run('image', 'build', 'network');
    case 'safe-copy': {
      await product.run('open', '--detach', '--no-window', 'http://has-download.hostile/');
      const downloaded = async () => (await product.sessions()).find(({ downloads }) => downloads === 1);
      await product.until('something is downloaded', async () => (await downloaded()) !== undefined, SETTLES_WITHIN_MS);
      return product.run('take', (await downloaded())?.id ?? '', 'report.pdf', '--safe');
    }
    case 'daemon-start':
      return product.run('list');
    case 'daemon-stop':
      await open();
      return product.run('daemon', '--stop');
  }
}

function victimsOf(testBed: FakeQemuTestBed, victim: Victim, choice: number): number[] {
  const processes = testBed.product.processes();
  const like = (pattern: RegExp) =>
    processes.filter(({ commandLine }) => pattern.test(commandLine)).map(({ pid }) => pid);
  if (victim === 'everything') return like(/daemon\.js|cli\.js|qemu-system|passt|bwrap|apt-get/);
  const names = victim === 'daemon-and-vm' ? (['daemon', 'vm'] as const) : [victim];
  return names.flatMap((name) => {
    const found = like(PATTERNS[name]);
    const chosen = found[choice % Math.max(1, found.length)];
    return chosen === undefined ? [] : [chosen];
  });
}

/** Starts the next host agent: it adopts or cleans up what is left of sessions, the next click works, and then nothing is left. */
async function recover(testBed: FakeQemuTestBed): Promise<void> {
  const { product } = testBed;
  const client = await testBed.client();
  try {
    await product.until(
      'each listed session runs',
      async () => (await client.call('session.list', {})).every((session) => isWhole(testBed, session)),
      SETTLES_WITHIN_MS,
    );
    const session = await clickUntilItWorks(client);
    if (!isWhole(testBed, session)) throw new Error(`The next session is not whole: ${JSON.stringify(session)}`);
    await client.call('session.close', { all: true });
  } finally {
    client.close();
  }
  let left = await leftAfterStop(testBed);
  // A stopping host agent does not wait long for anything, as on a busy host; the next one cleans up.
  if (left.length > 0) {
    (await testBed.client()).close();
    left = await leftAfterStop(testBed);
  }
  if (left.length > 0) throw new Error(`It left: ${left.join('; ')}`);
}

async function leftAfterStop(testBed: FakeQemuTestBed): Promise<string[]> {
  const left = await testBed.product.stop();
  const builders = testBed.processes().filter(({ commandLine }) => PATTERNS.builder.test(commandLine));
  const files = (['data', 'state', 'config'] as const)
    .flatMap((of) => filesBelow(testBed.folders[of]).map((path) => `${of}/${path}`))
    .filter((path) => !isKept(path));
  // A finished safe copy may stay, but no unfinished one.
  const parts = filesBelow(testBed.product.path('h')).filter((path) => path.endsWith('.part'));
  const mounts = (await testBed.mounts()).filter(
    (mount) => mount.includes('.building-') || mount.includes('/r/safe-browse'),
  );
  return [
    ...left,
    ...builders.map(({ pid, commandLine }) => `process ${pid} ${commandLine}`),
    ...files,
    ...parts,
    ...mounts,
  ];
}

/** Whether the session browses and all its processes run. The jail's outermost process does not count: it only waits for those inside, which stay confined without it. */
function isWhole(testBed: FakeQemuTestBed, { state, processes }: Session): boolean {
  const inside = processes.filter(({ role }) => role !== 'jail');
  return state === 'browsing' && inside.length > 0 && inside.every(({ pid }) => testBed.product.isRunning(pid));
}

/** Clicks again when the host agent says that the network is restarting, as a person would. */
async function clickUntilItWorks(client: Client): Promise<Session> {
  const startedMs = performance.now();
  for (;;) {
    try {
      return await openAndFollow(client, { url: 'http://harmless.hostile/' });
    } catch (error) {
      if (performance.now() - startedMs > SETTLES_WITHIN_MS) throw error;
      await sleep(500);
    }
  }
}

/** Whether a host agent keeps this file: images, templates, log, consoles of failed starts, configuration, and for a minute temporary files. */
function isKept(path: string): boolean {
  return /^data\/images\/\w+\/([0-9a-f]{64}\/|current$|previous$|newest\.json$)|^data\/templates\/[0-9a-f]{64}\/|^data\/keys\/|^state\/(agent\.log|failed-.*\.console\.log)|^config\/config\.toml$|\.[0-9a-f]{12}\.new$/.test(
    path,
  );
}
