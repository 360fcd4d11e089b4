/** From what was tried and what came to what held and what did not. */
import type { Reached, Target } from '../../appliance/protocol/examination.ts';
import type { PortAccess } from '../../appliance/protocol/messages.ts';
import type { VerificationCheck } from '../api/verification.ts';
import { isInside, type Trial } from './isolation-targets.ts';

export interface Findings {
  readonly access: PortAccess;
  readonly mode: 'nat' | 'bridge';
  /** Whether the network machine answers the machine at all. */
  readonly isUp: boolean;
  readonly otherIsUp: boolean;
  readonly trials: readonly Trial[];
  readonly reached: readonly Reached[];
  readonly witnesses: readonly { readonly place: string; readonly answersHere: boolean; readonly visits: number }[];
}

/** Pure. */
export function isolationChecks({ access, mode, isUp, otherIsUp, trials, reached, witnesses }: Findings): VerificationCheck[] {
  const outcomes = new Map(reached.map((found) => [found.target, found]));
  const got = (check: string) => trials.flatMap((trial, index) => (trial.check === check && outcomes.get(index)?.outcome === 'answered' ? [described(trial.target)] : []));
  const unheard = trials.length - trials.filter((_, index) => outcomes.has(index)).length;
  const isOffline = access.kind === 'offline';
  const whyNot = mode === 'bridge' ? 'a bridge carries what its network lets through' : access.kind === 'open' ? 'the profile is open' : undefined;
  const judge = (name: string, text: string, answered: readonly string[], whyNotTried: string | undefined): VerificationCheck => {
    if (answered.length > 0 && whyNot === undefined) return { name, text, outcome: 'failed', detail: `reached ${answered.join(', ')}` };
    if (whyNotTried !== undefined) return { name, text, outcome: 'not-tried', detail: whyNotTried };
    return { name, text, outcome: 'held' };
  };
  const silent = isOffline || isUp ? undefined : 'the machine had no network';
  const inside = trials.flatMap(({ check, target }, index) => (check === 'inside-names' && target.kind === 'name' ? (outcomes.get(index)?.addresses ?? []).filter(isInside).map((address) => `${target.name} (${address.replace(/[^\d.]/g, '?')})`) : []));
  return [
    { name: 'network', text: 'the machine is heard by the network machine, so that silence means something', outcome: isUp ? 'held' : isOffline ? 'not-tried' : 'failed', ...(!isUp && { detail: isOffline ? 'the profile is offline' : 'no name was answered' }) },
    { name: 'trials', text: `every trial came to an end (${trials.length})`, outcome: unheard === 0 ? 'held' : 'failed', ...(unheard > 0 && { detail: `${unheard} did not` }) },
    ...witnesses.map(({ place, answersHere, visits }) => {
      const isLoopback = place === '127.0.0.1';
      const seen = [...got(`witness ${place}`), ...(visits > 0 ? [`${visits} visits were seen here`] : [])];
      return judge(isLoopback ? 'loopback' : `host-${place}`, isLoopback ? 'this computer’s loopback is not reached' : `this computer is not reached at ${place}`, seen, whyNot ?? (answersHere ? silent : 'this computer does not reach itself there'));
    }),
    judge('lan', 'neighbours that this computer reaches are not reached', got('lan'), whyNot ?? (trials.some(({ check }) => check === 'lan') ? silent : 'this computer reaches no neighbour')),
    judge('private-ranges', 'private, link-local and multicast addresses are not reached', got('private-ranges'), whyNot ?? silent),
    judge('network-machine', 'the network machine offers nothing but names and addresses', got('network-machine'), mode === 'bridge' ? whyNot : silent),
    judge('other-session', 'another session is not reached', got('other-session'), mode === 'bridge' ? whyNot : (silent ?? (isOffline || otherIsUp ? undefined : 'the other machine had no network'))),
    judge('inside-names', 'no name stands for something inside', inside, whyNot ?? silent),
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
