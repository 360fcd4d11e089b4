/** The status of sessions and network in the main window. */
import type { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import type { SessionState } from '../../../host-agent/api/session/session.ts';
import type { Status } from '../parts/status.tsx';

const NETWORK: Record<NetworkStatus['state'], Status> = {
  up: 'ok',
  starting: 'busy',
  stopped: 'quiet',
  failed: 'trouble',
};
const SESSION: Record<SessionState, Status> = {
  preparing: 'busy',
  starting: 'busy',
  ready: 'busy',
  browsing: 'ok',
  closing: 'busy',
  gone: 'quiet',
  failed: 'trouble',
};

export const networkStatus = (state: NetworkStatus['state']): Status => NETWORK[state];
export const sessionStatus = (state: SessionState): Status => SESSION[state];

/** Whether the session has a VM, or soon will. */
export const isOpen = ({ state }: { readonly state: SessionState }): boolean => state !== 'gone' && state !== 'failed';
