/** Turns the results of the trials into checks. */
import type { Reached, Target } from '../../appliance/protocol/inspection.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import type { VerificationCheck } from '../api/host/verification.ts';
import { isInside, type Trial } from './isolation-targets.ts';

export interface Findings {
  readonly access: PortAccess;
  readonly mode: 'nat' | 'bridge';
  /** Whether the network VM answers the tried VM at all. */
  readonly isUp: boolean;
  readonly otherIsUp: boolean;
  readonly trials: readonly Trial[];
  readonly reached: readonly Reached[];
  readonly witnesses: readonly { readonly place: string; readonly answersHere: boolean; readonly visits: number }[];
}

interface Judged {
  /** The check that its trials belong to, where it has another name. */
  readonly of?: string;
  /** Places that answered and must not. */
  readonly answered?: readonly string[];
  /** Why the configuration does not promise this. */
  readonly givenUp: string | undefined;
  /** Why silence proves nothing. */
  readonly unheard?: string | undefined;
}

/** Pure. */
export function isolationChecks({
  access,
  mode,
  isUp,
  otherIsUp,
  trials,
  reached,
  witnesses,
}: Findings): VerificationCheck[] {
  const outcomes = new Map(reached.map((found) => [found.target, found]));
  const got = (check: string) =>
    trials.flatMap((trial, index) =>
      trial.check === check && outcomes.get(index)?.outcome === 'answered' ? [described(trial.target)] : [],
    );
  const wasTried = (check: string) => trials.some((trial, index) => trial.check === check && outcomes.has(index));
  const unended = trials.length - trials.filter((_, index) => outcomes.has(index)).length;
  const isOffline = access.kind === 'offline';
  const givenUpByMode = mode === 'bridge' ? 'a bridge carries what its network lets through' : undefined;
  const givenUpByEither = givenUpByMode ?? (access.kind === 'open' ? 'the profile is open' : undefined);
  const silent = isOffline || isUp ? undefined : 'the VM had no network';
  const judge = (
    name: string,
    text: string,
    { of = name, answered = got(of), givenUp, unheard = silent }: Judged,
  ): VerificationCheck => {
    if (answered.length > 0 && givenUp === undefined)
      return { name, text, outcome: 'failed', detail: `reached ${answered.join(', ')}` };
    const whyNotTried = givenUp ?? unheard ?? (wasTried(of) ? undefined : 'nothing was tried');
    return whyNotTried === undefined
      ? { name, text, outcome: 'held' }
      : { name, text, outcome: 'not-tried', detail: whyNotTried };
  };
  const inside = trials.flatMap(({ check, target }, index) =>
    check === 'inside-names' && target.kind === 'name'
      ? (outcomes.get(index)?.addresses ?? [])
          .filter(isInside)
          .map((address) => `${target.name} (${address.replace(/[^\d.]/g, '?')})`)
      : [],
  );
  return [
    {
      name: 'network',
      text: 'the network VM answers the VM, so silence means something',
      outcome: isUp ? 'held' : isOffline ? 'not-tried' : 'failed',
      ...(!isUp && { detail: isOffline ? 'the profile is offline' : 'no name query was answered' }),
    },
    {
      name: 'trials',
      text: `every trial finished (${trials.length})`,
      outcome: unended === 0 ? 'held' : 'failed',
      ...(unended > 0 && { detail: `${unended} did not` }),
    },
    ...witnesses.map(({ place, answersHere, visits }) => {
      const isLoopback = place === '127.0.0.1';
      const of = `witness ${place}`;
      const answered = [...got(of), ...(visits > 0 ? [`${visits} visits were seen here`] : [])];
      const unheard = answersHere ? silent : 'the host does not reach itself there';
      return judge(
        isLoopback ? 'loopback' : `host-${place}`,
        isLoopback ? 'the loopback interface of the host is not reachable' : `the host is not reachable at ${place}`,
        { of, answered, givenUp: givenUpByEither, unheard },
      );
    }),
    judge('lan', 'LAN neighbours that the host reaches are not reachable', {
      givenUp: givenUpByEither,
      unheard: trials.some(({ check }) => check === 'lan') ? silent : 'the host reaches no LAN neighbour',
    }),
    judge('private-ranges', 'private, link-local and multicast addresses are not reachable', {
      givenUp: givenUpByEither,
    }),
    judge('network-vm', 'the network VM offers nothing but DNS and DHCP', { givenUp: givenUpByMode }),
    judge('other-session', 'another session is not reachable', {
      givenUp: givenUpByMode,
      unheard: silent ?? (isOffline || otherIsUp ? undefined : 'the other VM had no network'),
    }),
    judge('inside-names', 'no name resolves to an internal address', { answered: inside, givenUp: givenUpByEither }),
  ];
}

function described(target: Target): string {
  switch (target.kind) {
    case 'tcp':
    case 'udp':
      return `${target.address}:${target.port}/${target.kind}`;
    case 'ping':
      return `${target.address} (ping)`;
    case 'name':
      return target.name;
  }
}
