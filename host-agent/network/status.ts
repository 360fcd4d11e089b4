import type { PortTraffic } from '../../appliance/protocol/network.ts';
import type { NetworkStatus, NetworkTrouble } from '../api/network.ts';
import type { Config } from '../config/schema.ts';
import { type NdvmState, SHOWN_STATE, troubleIn } from './ndvm-state.ts';
import type { Ports } from './ports.ts';
import type { RunningNdvm } from './running-ndvm.ts';
import { processesOf } from './uplink/uplink.ts';

export interface NetworkFacts {
  readonly state: NdvmState;
  readonly lastTrouble: NetworkTrouble | undefined;
  readonly ports: Pick<Ports, 'used' | 'total' | 'next' | 'taken'>;
  readonly network: Pick<Config['network'], 'uplink' | 'mode'>;
}

/** The network as the control API reports it. Pure. */
export function networkStatus({ state, lastTrouble, ports, network: { uplink, mode } }: NetworkFacts): NetworkStatus {
  const trouble = troubleIn(state);
  return {
    state: SHOWN_STATE[state.is],
    ...(state.is === 'up' ? runningStatus(state.running) : { uplink, mode, processes: [] }),
    ports: {
      used: ports.used,
      total: ports.total,
      ...(ports.next !== ports.total && { next: ports.next }),
      sessions: sessionsAt(ports),
    },
    ...(trouble && { trouble }),
    ...(lastTrouble && { lastTrouble }),
  };
}

function runningStatus(running: RunningNdvm) {
  const { guest, uplink, vm } = running;
  const { policy } = guest;
  return {
    accelerator: vm.record.accelerator,
    ...running.status(),
    ...(policy && { policy: { revision: policy.revision, refusedNetworks: policy.refusedNetworks, ...policy.limits } }),
    processes: [...vm.record.processes, ...processesOf(uplink)].map(({ role, pid }) => ({ role, pid })),
  };
}

/** Adds the traffic of each session, as far as it is known. Pure. */
export function withTraffic(status: NetworkStatus, traffic: readonly PortTraffic[] | undefined): NetworkStatus {
  const sessions = status.ports.sessions.map((session) => ({
    ...session,
    ...traffic?.find(({ port }) => port === session.port),
  }));
  return { ...status, ports: { ...status.ports, sessions } };
}

function sessionsAt({ taken }: Pick<Ports, 'taken'>): NetworkStatus['ports']['sessions'] {
  return taken.flatMap(({ port, holder, access, isReserved }) =>
    isReserved
      ? []
      : [{ port, session: holder, policy: access.kind, ...(access.kind === 'allow-list' && { allow: access.names }) }],
  );
}
