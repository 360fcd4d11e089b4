import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Readable, Writable } from 'node:stream';
import type { Command } from 'commander';
import { EXIT, type ExitStatus, Failure } from '../api/errors/failure.ts';
import type { PoolHost } from '../api/methods/pool-methods.ts';
import { DAEMON_BUNDLE, withAgent } from './agent.ts';
import { print, printJson, say, table } from './output.ts';
import { Client } from '../api/connection/client.ts';
import { attachSocketPath, runtimeFolder } from '../api/connection/runtime-folder.ts';

async function poolStatus(json: boolean): Promise<ExitStatus> {
  const hosts = await withAgent((client) => client.call('pool.status', {}));
  show(hosts, json);
  return exitStatusOf(hosts);
}

/** Fails while a host or a pool has trouble, so that a script notices. Pure. */
export const exitStatusOf = (hosts: readonly Pick<PoolHost, 'state' | 'trouble'>[]): ExitStatus =>
  hosts.some(({ state, trouble }) => state === 'unreachable' || trouble !== undefined) ? EXIT.failed : EXIT.done;

/** The host takes no new sessions, or takes them again. */
async function setDrained(host: string, isDrained: boolean, json: boolean): Promise<void> {
  show(await withAgent((client) => client.call(isDrained ? 'pool.drain' : 'pool.resume', { host })), json);
}

function show(hosts: readonly PoolHost[], json: boolean): void {
  if (json) printJson(hosts);
  else if (hosts.length === 0) print('The configuration has no pool.');
  else print(table([['POOL', 'HOST', 'STATE', 'SESSIONS', 'LOAD'], ...hosts.map(rowOf)]));
  if (json) return;
  for (const { pool, host, trouble } of hosts) if (trouble !== undefined) print(`${host || pool}: ${trouble}`);
}

/** Pure. */
function rowOf({ pool, host, state, isDrained, hasRoom, sessions, load }: PoolHost): string[] {
  const words = [state, ...(isDrained ? ['drained'] : []), ...(hasRoom === false ? ['full'] : [])];
  return [pool, host || '-', words.join(', '), String(sessions), load === undefined ? '-' : `${load}%`];
}

// The commands for sessions on other hosts, with their arguments and help texts.

type Json = { readonly json: boolean };

/** `command` adds one command to its parent, `finish` sets the exit status. */
export function addPoolCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
  finish: (status: ExitStatus) => void,
): void {
  const pool = program.command('pool').description('see and drain hosts on which sessions can run').exitOverride();
  command(pool, 'status', 'show the hosts of all pools; fails while one has trouble').action(async ({ json }: Json) =>
    finish(await poolStatus(json)),
  );
  command(pool, 'drain <host>', 'start no new sessions on a host; those that run there stay').action(
    (host: string, { json }: Json) => setDrained(host, true, json),
  );
  command(pool, 'resume <host>', 'start new sessions on a drained host again').action((host: string, { json }: Json) =>
    setDrained(host, false, json),
  );
  program
    .command('attach')
    .description('serve a computer whose sessions run on this one; its ssh starts this')
    .option('--check', 'only say whether that would work', false)
    .exitOverride()
    .action(async ({ check }: { check: boolean }) => finish(await attach(check)));
}

// `safe-browse attach`: connects stdin and stdout to the host agent, for a desk elsewhere whose ssh has started this program.

/** Starts the host agent if it is not running. `check`: only says whether a desk could attach. */
async function attach(check: boolean): Promise<ExitStatus> {
  try {
    const runtime = runtimeFolder();
    const client = await Client.attachOrStart(runtime, DAEMON_BUNDLE);
    // Where systemd listens for it, the host agent begins to start with the first connection. When it answers, it also listens for desks.
    await client.call('daemon.hello', {});
    client.close();
    const socket = connect(attachSocketPath(runtime));
    await once(socket, 'connect').catch((cause: unknown) => {
      throw new Failure('host-agent-unreachable', {}, { cause });
    });
    if (check) {
      socket.destroy();
      print('Sessions of another computer can run here.');
      return EXIT.done;
    }
    await carried(socket, process.stdin, process.stdout);
    return EXIT.done;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    // The desk shows the last line.
    say(`safe-browse: ${error.message} ${error.hint}`);
    return error.exitStatus;
  }
}

/** Carries bytes both ways until the socket closes. A host agent that is killed resets it, which is no failure of this program. */
export function carried(socket: Socket, input: Readable, output: Writable): Promise<void> {
  // `once` of node:events would reject on the error before.
  const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined);
  output.on('error', () => socket.destroy());
  input.pipe(socket).pipe(output);
  return closed;
}
