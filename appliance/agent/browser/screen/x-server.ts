import { chown, mkdir, open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { describeEnding, eachLine, launch, type Running } from '../../commands/launch.ts';
import type { Log } from '../../log.ts';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, asAccount, DISPLAY, RUN_FOLDER, X_AUTHORITY } from '../account.ts';
import { writeAuthority } from './x-authority.ts';

const CONSOLE = '/dev/tty1';
const START_TIMEOUT_MS = 60_000;
/** The file descriptor on which the server reports that it accepts clients. */
const READY_DESCRIPTOR = 3;

/** The X server's arguments, with their reasons. */
export const X_ARGUMENTS: readonly string[] = [
  DISPLAY,
  'vt1',
  // setsid handed the console over; the server must not look for another one.
  '-keeptty',
  '-nolisten',
  'tcp',
  '-auth',
  X_AUTHORITY,
  // The server must not restart when its first client (xrandr) disconnects.
  '-noreset',
  // A screen that turns dark looks like a crash.
  '-s',
  '0',
  '-dpms',
  '-displayfd',
  String(READY_DESCRIPTOR),
  '-logfile',
  `${RUN_FOLDER}/xorg.log`,
];

/** Starts the X server on the first console as the account, without a setuid wrapper; fulfilled when it accepts clients. Throws if it ends before. */
export async function startXServer(log: Log): Promise<Running> {
  await mkdir(RUN_FOLDER, { recursive: true });
  await mkdir(ACCOUNT_ENVIRONMENT.XDG_RUNTIME_DIR, { recursive: true, mode: 0o700 });
  for (const path of [RUN_FOLDER, ACCOUNT_ENVIRONMENT.XDG_RUNTIME_DIR, CONSOLE])
    await chown(path, ACCOUNT.userId, ACCOUNT.groupId);
  await writeAuthority(X_AUTHORITY, DISPLAY.slice(1), ACCOUNT);
  const console = await open(CONSOLE, 'r+');
  try {
    // The server may switch its controlling terminal to graphics without root.
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
