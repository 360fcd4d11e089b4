import type { PortTraffic } from '../../appliance/protocol/messages.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/network.ts';
import type { Config } from '../config/schema.ts';
import type { Ports } from './ports.ts';
import type { RunningNdvm } from './running-ndvm.ts';
import type { UplinkRecord } from './uplink/uplink.ts';

export interface NetworkFacts {
  readonly running: Pick<RunningNdvm, 'vm' | 'uplink' | 'policy' | 'status'> | undefined;
  readonly isStarting: boolean;
  readonly trouble: NetworkTrouble | undefined;
  readonly lastTrouble: NetworkTrouble | undefined;
  readonly ports: Pick<Ports, 'used' | 'total' | 'taken'>;
  readonly network: Pick<Config['network'], 'uplink' | 'mode'>;
}

/** What is told of the network. Pure. */
export function networkStatus({
  running,
  isStarting,
  trouble,
  lastTrouble,
  ports,
  network: { uplink, mode },
}: NetworkFacts): NetworkStatus {
  const policy = running?.policy;
  return {
    state: running ? 'up' : isStarting ? 'starting' : trouble ? 'failed' : 'stopped',
    ...(running ? { accelerator: running.vm.record.accelerator, ...running.status() } : { uplink, mode }),
    ports: { used: ports.used, total: ports.total, sessions: sessionsAt(ports) },
    ...(policy && { policy: { revision: policy.revision, refusedNetworks: policy.refusedNetworks, ...policy.limits } }),
    processes: running
      ? [...running.vm.record.processes, ...processesOf(running.uplink)].map(({ role, pid }) => ({ role, pid }))
      : [],
    ...(trouble && { trouble }),
    ...(lastTrouble && { lastTrouble }),
  };
}

/** The same with what each session has sent and received, where the machine said so. Pure. */
export function withTraffic(status: NetworkStatus, traffic: readonly PortTraffic[] | undefined): NetworkStatus {
  const sessions = status.ports.sessions.map((session) => ({
    ...session,
    ...traffic?.find(({ port }) => port === session.port),
  }));
  return { ...status, ports: { ...status.ports, sessions } };
}

export const processesOf = (uplink: UplinkRecord) => (uplink.kind === 'pci' ? [] : [uplink.process]);

function sessionsAt({ taken }: Pick<Ports, 'taken'>): NetworkStatus['ports']['sessions'] {
  return taken.flatMap(({ port, holder, access, isReserved }) =>
    isReserved
      ? []
      : [{ port, session: holder, policy: access.kind, ...(access.kind === 'allow-list' && { allow: access.names }) }],
  );
}
