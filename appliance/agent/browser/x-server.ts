import { chown, mkdir, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { describeEnding, eachLine, launch, type Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount, DISPLAY, RUN_FOLDER, X_AUTHORITY } from './account.ts';
import { writeAuthority } from './x-authority.ts';

const CONSOLE = '/dev/tty1';
const START_TIMEOUT_MS = 60_000;
/** The descriptor on which the server says that it takes clients. */
const READY_DESCRIPTOR = 3;

/** The X server's own arguments, each with its reason. */
export const X_ARGUMENTS: readonly string[] = [
  DISPLAY,
  'vt1',
  // The console was handed over by setsid; the server shall not look for another.
  '-keeptty',
  '-nolisten',
  'tcp',
  '-auth',
  X_AUTHORITY,
  // It must not start over when its first client (xrandr) leaves.
  '-noreset',
  // A screen that goes dark in a machine nobody touches looks like a crash.
  '-s',
  '0',
  '-dpms',
  '-displayfd',
  String(READY_DESCRIPTOR),
  '-logfile',
  `${RUN_FOLDER}/xorg.log`,
];

/** Starts X on the first console as the account, without any setuid wrapper; fulfilled when it takes clients. Throws when it ends before. */
export async function startXServer(log: Log): Promise<Running> {
  await mkdir(RUN_FOLDER, { recursive: true });
  await mkdir(ACCOUNT_ENVIRONMENT.XDG_RUNTIME_DIR, { recursive: true, mode: 0o700 });
  for (const path of [RUN_FOLDER, ACCOUNT_ENVIRONMENT.XDG_RUNTIME_DIR, CONSOLE])
    await chown(path, ACCOUNT.userId, ACCOUNT.groupId);
  await writeAuthority(X_AUTHORITY, DISPLAY.slice(1), ACCOUNT);
  const console = await open(CONSOLE, 'r+');
  try {
    // As controlling terminal of its session the console may be switched to graphics without root.
    const [program, ...args] = asAccount(['/usr/lib/xorg/Xorg', ...X_ARGUMENTS], 'x-server');
    const server = launch('setsid', ['--ctty', program, ...args], {
      environment: ACCOUNT_ENVIRONMENT,
      stdio: [console.fd, 'ignore', 'pipe', 'pipe'],
    });
    const complaints: string[] = [];
    eachLine(server.child.stderr, (line) => {
      if (!/^\((EE|WW)\)|[Ff]ail|[Cc]annot/.test(line)) return;
      log.warn({ line }, 'X server');
      complaints.push(line.trim());
    });
    await readyOrEnded(server, complaints);
    return server;
  } finally {
    await console.close();
  }
}

async function readyOrEnded(server: Running, complaints: readonly string[]): Promise<void> {
  const readyPipe = server.child.stdio[READY_DESCRIPTOR] as Readable;
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<undefined>((resolve) => readyPipe.once('data', () => resolve(undefined)));
  const late = new Promise<string>(
    (resolve) => (timer = setTimeout(() => resolve(`took longer than ${START_TIMEOUT_MS / 1000} s`), START_TIMEOUT_MS)),
  );
  const problem = await Promise.race([ready, late, server.ended.then(describeEnding)]);
  clearTimeout(timer);
  if (problem === undefined) return;
  server.kill();
  throw new Error(`The X server ${problem}. ${complaints.slice(-3).join(' | ').slice(-500)}`);
}
