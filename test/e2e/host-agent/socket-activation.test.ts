/** The host agent as systemd starts it: the socket exists first, and the first client starts the host agent. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client, daemonCommand } from '../../../host-agent/api/connection/client.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import { pathOfInode } from '../../../host-agent/daemon/inherited-socket.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const daemon = join(import.meta.dirname, '../../../dist/host-agent/daemon.js');
const cli = join(import.meta.dirname, '../../../dist/host-agent/cli.js');

/** Two programs that the doctor starts: it waits for the first, and starts the second like a VM, which outlives the host agent. */
const STARTED = ['/usr/bin/systemd-run', '/usr/bin/bwrap'] as const;
/** A fake of both that records its open descriptors, because it ends too quickly to be observed. */
const NOTES_DESCRIPTORS = '#!/bin/sh\nls -l "/proc/$$/fd" > "$HOME/${0##*/}"\nexit 1\n';

let folder: string;
let runtime: string;
let systemd: ChildProcess;
let said = '';

const environmentOf = (): NodeJS.ProcessEnv => ({
  ...process.env,
  HOME: folder,
  XDG_RUNTIME_DIR: join(folder, 'R'),
  XDG_CONFIG_HOME: join(folder, 'C'),
  XDG_STATE_HOME: join(folder, 'S'),
  XDG_DATA_HOME: join(folder, 'D'),
});

/** Listens with a program of systemd that works without systemd as process 1. `before`: a command that finally executes it. */
async function listen(path: string, before: readonly string[] = []): Promise<void> {
  const environment = environmentOf();
  const setenv = Object.entries(environment).flatMap(([name, value]) =>
    /^(HOME|PATH|XDG_\w+)$/.test(name) ? [`--setenv=${name}=${value ?? ''}`] : [],
  );
  const [program = '', ...words] = [
    ...before,
    'systemd-socket-activate',
    `--listen=${path}`,
    ...setenv,
    ...daemonCommand(runtime, daemon),
  ];
  systemd = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
  systemd.stderr?.setEncoding('utf8').on('data', (text: string) => (said += text));
  await expect.poll(() => existsSync(path)).toBe(true);
}

beforeEach(() => {
  folder = makeRunFolder();
  runtime = join(folder, 'R/safe-browse');
  for (const name of ['R', 'C', 'S', 'D', 'R/safe-browse']) mkdirSync(join(folder, name), { mode: 0o700 });
  said = '';
});
afterEach(async () => {
  if (systemd.exitCode === null && systemd.signalCode === null) {
    systemd.kill();
    await once(systemd, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

it('starts with the first client, serves the existing socket, and leaves it when it ends', async () => {
  await listen(socketPath(runtime), withFakeProgram());
  chmodSync(socketPath(runtime), 0o600);
  let client: Client | undefined;
  // The socket file exists a moment before a process listens on it.
  await expect.poll(async () => (client ??= await Client.attach(socketPath(runtime)))).toBeDefined();
  const { pid } = (await client?.call('daemon.hello', {})) ?? {};
  // systemd's child itself became the host agent, without a process in between.
  expect(pid).toBe(systemd.pid);
  expect(await client?.call('session.list', {})).toEqual([]);
  const socket = readlinkSync(`/proc/${pid ?? ''}/fd/3`);
  expect(pathOfInode(readFileSync('/proc/net/unix', 'utf8'), /\d+/.exec(socket)?.[0] ?? '')).toBe(socketPath(runtime));
  await client?.call('doctor.run', {});
  for (const program of STARTED) {
    const targets = readFileSync(join(folder, basename(program)), 'utf8')
      .split('\n')
      .flatMap((line) => / -> (.+)$/.exec(line)?.[1] ?? []);
    expect(targets.length, program).toBeGreaterThan(2);
    expect(targets, program).not.toContain(socket);
  }
  await client?.call('daemon.stop', {});
  await once(systemd, 'exit');
  expect(existsSync(socketPath(runtime))).toBe(true);
}, 60_000);

it('serves a desk that is its first client', async () => {
  await listen(socketPath(runtime));
  chmodSync(socketPath(runtime), 0o600);
  const { stdout } = await promisify(execFile)(process.execPath, [cli, 'attach', '--check'], { env: environmentOf() });
  expect(stdout).toContain('Sessions of another computer can run here.');
  const client = await Client.attach(socketPath(runtime));
  await client?.call('daemon.stop', {});
  await once(systemd, 'exit');
}, 60_000);

it('refuses a socket that other users can access', async () => {
  await listen(socketPath(runtime));
  const client = await Client.attach(socketPath(runtime));
  await client?.closed;
  await expect.poll(() => said).toContain('"code":"socket-refused"');
}, 60_000);

/** A command prefix that mounts the fake over those programs, only for the command. */
function withFakeProgram(): string[] {
  const fakeProgram = join(folder, 'fake');
  writeFileSync(fakeProgram, NOTES_DESCRIPTORS, { mode: 0o755 });
  return [
    'unshare',
    '--mount',
    'sh',
    '-c',
    `${STARTED.map((program) => `mount --bind ${fakeProgram} ${program} && `).join('')}exec "$@"`,
    'sh',
  ];
}
