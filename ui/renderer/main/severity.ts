/** How things stand, as the main window marks it. */
import type { Finding } from '../../../host-agent/api/doctor.ts';
import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import type { SessionState } from '../../../host-agent/api/session.ts';
import type { Standing } from '../parts/state.tsx';

const NETWORK: Record<NetworkStatus['state'], Standing> = {
  up: 'ok',
  starting: 'busy',
  stopped: 'quiet',
  failed: 'trouble',
};
const SESSION: Record<SessionState, Standing> = {
  preparing: 'busy',
  starting: 'busy',
  ready: 'busy',
  browsing: 'ok',
  closing: 'busy',
  gone: 'quiet',
  failed: 'trouble',
};

export const networkStanding = (state: NetworkStatus['state']): Standing => NETWORK[state];
export const sessionStanding = (state: SessionState): Standing => SESSION[state];

/** Whether there is still a machine, or soon will be. */
export const isOpen = ({ state }: { readonly state: SessionState }): boolean => state !== 'gone' && state !== 'failed';

/** The worst level among the findings; none while nothing was examined. */
export function worstFinding(findings: readonly Pick<Finding, 'level'>[]): Finding['level'] | undefined {
  return (['trouble', 'note', 'ok'] as const).find((level) => findings.some((finding) => finding.level === level));
}
