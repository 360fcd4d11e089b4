/** Verbs on the network VM. */
import { Failure } from '../../api/errors/failure.ts';
import type { HostCard } from '../../network/host-card.ts';
import type { Ndvm } from '../../network/ndvm.ts';
import type { Verbs } from '../server.ts';
import type { Watchers } from '../watchers.ts';

export interface NetworkVerbsOptions {
  readonly ndvm: Ndvm;
  readonly hostCard: HostCard;
  readonly watchers: Pick<Watchers, 'configurationChanged'>;
}

type NetworkVerbs = Pick<
  Verbs,
  | 'network.start'
  | 'network.stop'
  | 'network.restart'
  | 'network.status'
  | 'network.attach-host'
  | 'network.detach-host'
>;

export function networkVerbs({ ndvm, hostCard, watchers }: NetworkVerbsOptions): NetworkVerbs {
  return {
    'network.start': async (_, { signal }) => {
      await ndvm.ensureUp(signal);
      return ndvm.status();
    },
    'network.stop': async () => {
      if (ndvm.ports.used > 0) {
        throw new Failure('network-in-use', { sessions: ndvm.ports.used });
      }
      await ndvm.stop();
      return ndvm.status();
    },
    'network.restart': async (_, { signal }) => {
      const hadPendingSettings = ndvm.pendingSettings().length > 0;
      await ndvm.stop();
      await ndvm.ensureUp(signal);
      if (hadPendingSettings) watchers.configurationChanged();
      return ndvm.status();
    },
    'network.status': () => ndvm.statusWithTraffic(),
    'network.attach-host': (_, { signal }) => hostCard.attach(signal),
    'network.detach-host': async () => {
      await hostCard.detach();
      return {};
    },
  };
}
