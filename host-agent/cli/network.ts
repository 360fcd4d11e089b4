import type { NetworkStatus, PortStatus } from '../api/network.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson, table } from './output.ts';

export type NetworkVerb = 'start' | 'stop' | 'restart' | 'status';

export async function network(verb: NetworkVerb, json: boolean): Promise<void> {
  const signal = interruptSignal();
  const status = await withAgent((client) => client.call(`network.${verb}`, {}, { signal }));
  if (json) printJson(status);
  else print(describe(status));
}

function describe({ state, uplink, mode, accelerator, ports, processes, readyMs, trouble }: NetworkStatus): string {
  return table([
    ['Network machine', state],
    ...(trouble ? [['Why', `${trouble.message} ${trouble.hint}`], ['Since', trouble.since]] : []),
    ['Uplink', uplink],
    ['Mode', mode],
    ['Sessions', `${ports.used} of ${ports.total} ports`],
    ...ports.sessions.map((port) => [`  port ${port.port}`, describePort(port)]),
    ...(accelerator === undefined ? [] : [['Accelerator', accelerator]]),
    ...(readyMs === undefined ? [] : [['Ready after', `${readyMs} ms`]]),
    ...(processes.length === 0 ? [] : [['Processes', processes.map(({ role, pid }) => `${role} ${pid}`).join(', ')]]),
  ]);
}

function describePort({ session, policy, allow, sentBytes, receivedBytes, refusedPackets }: PortStatus): string {
  const counts = sentBytes === undefined ? '' : `, sent ${sentBytes} B, received ${receivedBytes ?? 0} B, refused ${refusedPackets ?? 0} packets`;
  return `session ${session}, ${policy}${allow ? ` (${allow.join(', ')})` : ''}${counts}`;
}
