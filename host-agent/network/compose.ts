/** The network VM, and what connects to it. */
import { Failure } from '../api/errors/failure.ts';
import type { NetworkStatus } from '../api/host/network.ts';
import type { Verbs } from '../api/methods/verbs.ts';
import { DIRECT, exitOf } from '../config/exit.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { FILTER_PROGRAM, PORTAL_PROGRAM } from '../foundation/installation.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import type { ImageLibrary } from '../image/library.ts';
import { dataNames } from '../storage/filenames.ts';
import { ExitKeyFiles } from './exit/exit-keys.ts';
import { Exits } from './exit/exits.ts';
import type { RecalledImages } from '../image/recalled-images.ts';
import { HostCard } from './host-card.ts';
import { HostChanges } from './host-changes.ts';
import { ndvmVm } from './ndvm-spec.ts';
import { Ndvm, type NdvmOptions } from './ndvm.ts';
import type { PortalOptions } from './portal/find-portal.ts';
import { PortalHint } from './portal/portal-hint.ts';
import { portAccess } from './policy.ts';
import { startToolstackUplink } from './uplink/toolstack-uplink.ts';

interface UsedParts {
  readonly hypervisor: Hypervisor;
  readonly images: ImageLibrary;
  readonly recalled: RecalledImages;
  /** Clones of the network VM's template. */
  readonly clones: { readonly clone: NdvmOptions['clone']; started(fault?: unknown): void };
}

export function composeNetwork(foundation: Foundation, { hypervisor, images, recalled, clones }: UsedParts) {
  const { runtime, config, changes, log } = foundation;
  const followHost = new HostChanges().follow;
  const hint = new PortalHint({ followHost }, changes.of('network'));
  const status = () => ({ ...ndvm.status(), ...hint.shown });
  const statusWithTraffic = async () => ({ ...(await ndvm.statusWithTraffic()), ...hint.shown });
  const ofEach = {
    hypervisor,
    config,
    log: log.child({ part: 'network' }),
    image: () => images.ready('network'),
    assertNotRecalled: (image: { readonly role: 'network'; readonly digest: string }) => recalled.assertNone(image),
    clone: (spec, signal) => clones.clone(spec, signal),
    filterProgram: FILTER_PROGRAM,
    followHost,
    onStarted: (fault) => clones.started(fault),
    keepConsole: (text) => foundation.keepConsole('ndvm', text),
    ...toolstackUplink(foundation, hypervisor),
  } satisfies Partial<NdvmOptions>;
  const ndvm = new Ndvm({
    ...ofEach,
    names: runtime.network,
    onChange: changes.of('network'),
    onSettingsInForce: () => changes.emit('inForce'),
  });
  const exitKeys = new ExitKeyFiles(dataNames(foundation.folders).exitKeys);
  // A session shows the state of its exit.
  const exits = new Exits({
    ndvm: { ...ofEach, onChange: changes.of('sessions') },
    keys: exitKeys,
    folder: runtime.exits,
    namesOf: runtime.exit,
  });
  images.keep(() => [...(ndvm.image === undefined ? [] : [ndvm.image]), ...exits.images]);
  recalled.onRecalled(() => {
    ndvm.imagesRecalled();
    exits.imagesRecalled();
  });
  const hostCard = new HostCard({ ndvm, hypervisor, record: runtime.hostCard });
  /** Where a VM is plugged in that is to become a session with these settings. */
  const placeFor = async (settings: Profile) => {
    const exit = exitOf(settings) === DIRECT ? undefined : await exits.open(exitOf(settings));
    const access = portAccess(settings.network);
    return { exit: exit?.use.id, reserve: (id: string) => (exit ?? ndvm).reserve(id, access) };
  };
  const portal: PortalOptions = {
    probe: () => config().network.portalProbe,
    refused: () => config().network.refusedNetworks,
    program: PORTAL_PROGRAM,
    logFile: foundation.state.portalLog,
  };
  const nextNdvm = () => ndvmVm({ memoryMiB: config().network.memoryMiB, ports: ndvm.ports.next }, runtime.network);
  return {
    parts: { ndvm, exits, exitKeys, hostCard, placeFor, nextNdvm, portal },
    verbs: () => networkVerbs({ ndvm, statusWithTraffic, hostCard, onSettingsInForce: () => changes.emit('inForce') }),
    watched: () => ({ network: status }),
    reported: () => ({ network: () => ndvm.statusWithTraffic(), exits: () => exits.report() }),
    examined: () => ({ ports: ndvm.status().ports, ...hint.shown, exits: () => exits.list() }),
  };
}

/** Where a toolstack gives VMs their network cards, it also connects the uplink. */
function toolstackUplink({ startConfig }: Foundation, hypervisor: Hypervisor): Pick<NdvmOptions, 'startUplink'> {
  if (hypervisor.handsCards !== true) return {};
  const isRemote = startConfig.hypervisor === 'xenclient' && startConfig.xenclient.dom0 !== '';
  return { startUplink: (choice) => startToolstackUplink(choice, isRemote ? null : '/sys') };
}

export interface NetworkVerbsOptions {
  readonly ndvm: Ndvm;
  readonly statusWithTraffic: () => Promise<NetworkStatus>;
  readonly hostCard: HostCard;
  /** A restart has put settings into force that had waited for it. */
  readonly onSettingsInForce: () => void;
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

export function networkVerbs({
  ndvm,
  statusWithTraffic,
  hostCard,
  onSettingsInForce,
}: NetworkVerbsOptions): NetworkVerbs {
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
      if (hadPendingSettings) onSettingsInForce();
      return ndvm.status();
    },
    'network.status': statusWithTraffic,
    'network.attach-host': (_, { signal }) => hostCard.attach(signal),
    'network.detach-host': async () => {
      await hostCard.detach();
      return {};
    },
  };
}
