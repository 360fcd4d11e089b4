/** The host agent as systemd starts it: the socket is there first, and the first who connects brings the host agent. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client, daemonCommand } from '../../host-agent/api/client.ts';
import { socketPath } from '../../host-agent/api/runtime-folder.ts';
import { makeRunFolder } from '../lab/run-folder.ts';

const daemon = join(import.meta.dirname, '../../dist/host-agent/daemon.js');

let folder: string;
let runtime: string;
let systemd: ChildProcess;
let said = '';

/** Real systemd code, the part of it that needs no systemd as first process. */
async function listen(path: string): Promise<void> {
  const environment = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: join(folder, 'R'), XDG_CONFIG_HOME: join(folder, 'C'), XDG_STATE_HOME: join(folder, 'S'), XDG_DATA_HOME: join(folder, 'D') };
  const setenv = Object.entries(environment).flatMap(([name, value]) => (/^(HOME|PATH|XDG_\w+)$/.test(name) ? [`--setenv=${name}=${value }`] : []));
  systemd = spawn('systemd-socket-activate', [`--listen=${path}`, ...setenv, ...daemonCommand(runtime, daemon)], { stdio: ['ignore', 'ignore', 'pipe'], env: environment });
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

it('is started by the first client, serves the socket that was there, and leaves it there when it ends', async () => {
  await listen(socketPath(runtime));
  chmodSync(socketPath(runtime), 0o600);
  let client: Client | undefined;
  // It stands in its folder a moment before anybody listens at it.
  await expect.poll(async () => (client ??= await Client.attach(socketPath(runtime)))).toBeDefined();
  const { pid } = (await client?.call('daemon.hello', {})) ?? {};
  // The words became the host agent: nothing stands between it and systemd.
  expect(pid).toBe(systemd.pid);
  expect(await client?.call('session.list', {})).toEqual([]);
  // What it starts, emulators among it, must not get the socket.
  for (const process of readdirSync('/proc').filter((name) => /^\d+$/.test(name) && childOf(name) === pid)) {
    expect(readdirSync(`/proc/${process}/fd`).map((fd) => readlinkSync(`/proc/${process}/fd/${fd}`)).filter((target) => target === readlinkSync(`/proc/${pid ?? ''}/fd/3`))).toEqual([]);
  }
  await client?.call('daemon.stop', {});
  await once(systemd, 'exit');
  expect(existsSync(socketPath(runtime))).toBe(true);
}, 60_000);

it('refuses a socket that others can use', async () => {
  await listen(socketPath(runtime));
  const client = await Client.attach(socketPath(runtime));
  await client?.closed;
  await expect.poll(() => said).toContain('"code":"socket-refused"');
}, 60_000);

function childOf(process: string): number | undefined {
  try {
    return Number(/^PPid:\t(\d+)$/m.exec(readFileSync(`/proc/${process}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
