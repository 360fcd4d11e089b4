import { EXIT, type ExitStatus } from '../api/failure.ts';
import type { PoolHost } from '../api/pool-methods.ts';
import { withAgent } from './agent.ts';
import { print, printJson, table } from './output.ts';

export async function poolStatus(json: boolean): Promise<ExitStatus> {
  const hosts = await withAgent((client) => client.call('pool.status', {}));
  show(hosts, json);
  return exitStatusOf(hosts);
}

/** Fails while a host or a pool has trouble, so that a script notices. Pure. */
export const exitStatusOf = (hosts: readonly Pick<PoolHost, 'state' | 'trouble'>[]): ExitStatus =>
  hosts.some(({ state, trouble }) => state === 'unreachable' || trouble !== undefined) ? EXIT.failed : EXIT.done;

/** The host takes no new sessions, or takes them again. */
export async function setDrained(host: string, isDrained: boolean, json: boolean): Promise<void> {
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
