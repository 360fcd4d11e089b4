import { STRICTEST } from '../../session/restrictions.ts';
import type { RemoteSession as Told } from '../wire.ts';

/** What is shown of an adopted session until its host describes it. */
export function unknownYet(remoteId: string): Told {
  return {
    id: remoteId,
    state: 'browsing',
    hypervisor: 'unknown',
    accelerator: 'unknown',
    startedFrom: 'cold',
    timings: {},
    reach: { policy: 'internet-only' },
    restrictions: STRICTEST,
  };
}
