import { Failure } from '../api/errors/failure.ts';
import type { NetworkStatus, PortStatus } from '../api/host/network.ts';
import { describeProblems } from '../api/configuration/configuration.ts';
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

/** Connects the host itself to the network VM. */
export async function attachHost(json: boolean): Promise<void> {
  const card = await withAgent((client) => client.call('network.attach-host', {}, { signal: interruptSignal() }));
  if (json) printJson(card);
  else
    print(`The host is connected as ${card.interface} (${card.mac}). Request an address: udhcpc -i ${card.interface}`);
}

export async function detachHost(json: boolean): Promise<void> {
  await withAgent((client) => client.call('network.detach-host', {}));
  if (json) printJson({});
  else print('The host is disconnected.');
}

/** Turns 802.1X through the bridge on or off: in the configuration file, and at once in a running bridge. */
export async function eapol(value: 'on' | 'off', json: boolean): Promise<void> {
  const { problems } = await withAgent((client) =>
    client.call('config.set', {
      changes: [{ path: ['network', 'forwardEapol'], value: value === 'on' }],
      dryRun: false,
    }),
  );
  const [problem] = problems;
  if (problem) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
  if (json) printJson({ forwardEapol: value === 'on' });
  else print(`802.1X through the bridge: ${value}`);
}

const EAPOL: Record<NonNullable<NetworkStatus['eapol']>, string> = {
  on: 'passes',
  off: 'does not pass',
  unknown: 'unknown',
};

export function describe({
  state,
  uplink,
  mode,
  accelerator,
  ports,
  policy,
  processes,
  readyMs,
  trouble,
  since,
  cable,
  address,
  eapol,
  imported,
  isBehindPortal,
  lastTrouble,
}: NetworkStatus): string {
  return table([
    ['Network VM', state],
    ...(trouble
      ? [
          ['Why', `${trouble.message} ${state === 'starting' ? 'It starts again by itself.' : trouble.hint}`],
          ['Trouble since', trouble.since],
        ]
      : []),
    ...(imported ? [['Origin', 'imported: what it lets through is unknown']] : []),
    ...(since === undefined ? [] : [['Up since', since]]),
    ...(isBehindPortal ? [['Sign-in', 'The network asks you to sign in: safe-browse portal']] : []),
    ['Uplink', uplink],
    ...(cable === undefined ? [] : [['Cable', cable]]),
    ...(cable === undefined || mode === 'bridge' ? [] : [['Address', address ?? 'none']]),
    ['Mode', mode],
    ...(eapol === undefined ? [] : [['802.1X', EAPOL[eapol]]]),
    [
      'Sessions',
      `${ports.used} of ${ports.total} ports${ports.next === undefined ? '' : `; ${ports.next} ports when no session uses it any more`}`,
    ],
    ...ports.sessions.map((port) => [`  port ${port.port}`, describePort(port)]),
    ...(policy
      ? [
          ['Refused too', policy.refusedNetworks.join(', ')],
          ['Internet by', internetBy(policy.internet)],
          ['Limits per session', `${policy.connections} connections, ${policy.newConnectionsPerSecond} new per second`],
        ]
      : []),
    ...(accelerator === undefined ? [] : [['Accelerator', accelerator]]),
    ...(readyMs === undefined ? [] : [['Ready after', `${readyMs} ms`]]),
    ...(processes.length === 0 ? [] : [['Processes', processes.map(({ role, pid }) => `${role} ${pid}`).join(', ')]]),
    ...(lastTrouble && !trouble ? [['Last trouble', `${lastTrouble.since} ${lastTrouble.message}`]] : []),
  ]);
}

function describePort({ session, policy, allow, sentBytes, receivedBytes, refusedPackets }: PortStatus): string {
  const counts =
    sentBytes === undefined
      ? ''
      : `, sent ${sentBytes} B, received ${receivedBytes ?? 0} B, refused ${refusedPackets ?? 0} packets`;
  return `session ${session}, ${policy}${allow ? ` (${allow.join(', ')})` : ''}${counts}`;
}

/** The families by which sessions reach the Internet. Pure. */
function internetBy(families: NonNullable<NetworkStatus['policy']>['internet']): string {
  const { ipv4, ipv6 } = families ?? { ipv4: true, ipv6: false };
  return [...(ipv4 ? ['IPv4'] : []), ...(ipv6 ? ['IPv6'] : [])].join(' and ');
}
