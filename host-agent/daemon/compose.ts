/** Builds the parts of the host agent, each from parts that exist already. */
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { Failure } from '../api/errors/failure.ts';
import { Bookmarks } from '../config/bookmarks.ts';
import { SafeCopies } from '../conversion/safe-copies.ts';
import type { Hypervisor } from '../hypervisor/hypervisor.ts';
import { sweepProbes } from '../hypervisor/qemu/accelerator.ts';
import { BackgroundRebuild } from '../image/updates/background-rebuild.ts';
import { FoundUpdates } from '../image/updates/found-updates.ts';
import { ImageLibrary } from '../image/library.ts';
import { newestInSources } from '../image/updates/package-updates.ts';
import { Attestations } from '../registry/attestations.ts';
import { ImageRegistry } from '../registry/image-registry.ts';
import type { Reference } from '../registry/reference.ts';
import { RunningBuilds } from '../image/build/running-builds.ts';
import { SwitchOver } from '../image/switch-over.ts';
import { UpdateChecker } from '../image/updates/update-checker.ts';
import { HostCard } from '../network/host-card.ts';
import { HostChanges } from '../network/host-changes.ts';
import { Ndvm, type NdvmOptions } from '../network/ndvm.ts';
import { ndvmVm } from '../network/ndvm-spec.ts';
import { portAccess } from '../network/policy.ts';
import { startToolstackUplink } from '../network/uplink/toolstack-uplink.ts';
import { memoryForJails } from '../jail/memory-for-jails.ts';
import { ownMemoryBytes } from '../process/memory.ts';
import { inBackground } from '../process/run.ts';
import { DeskSound } from '../pool/host/desk-sound.ts';
import { Sessions } from '../session/sessions.ts';
import { soundOutput } from '../sound/output.ts';
import { dataNames } from '../storage/filenames.ts';
import { downloadsFolder } from '../storage/folders.ts';
import { incomingFileOwner } from '../transfer/incoming-file.ts';
import { FastStart } from '../template/fast-start.ts';
import { NdvmClones, ndvmTemplateSpec } from '../template/ndvm-clones.ts';
import { Templates } from '../template/templates.ts';
import { Verifications } from '../verification/verifications.ts';
import type { Foundation } from './foundation.ts';
import { chooseHypervisor } from './hypervisor.ts';
import { assertMayPull } from './admission.ts';
import { composeChannel } from './compose-channel.ts';
import { composeDesks, composePools } from './compose-pools.ts';
import {
  AGENT_BUNDLE,
  FILTER_PROGRAM,
  IMAGES_SOURCE,
  INSPECTOR,
  PACK_PROGRAM,
  PROGRAMS,
  VERSION,
} from './installation.ts';
import { managerOfRule } from './managed.ts';
import { composeCounts } from './monitoring.ts';
import { VmProtections } from './vm-protections.ts';
import { Watchers } from './watchers.ts';

/** Interval between two measurements of whether a guest is idle. */
const REST_MS = 1_000;

export type HostAgent = Awaited<ReturnType<typeof compose>>;
type ImageParts = Awaited<ReturnType<typeof composeImages>>;
type NetworkParts = ReturnType<typeof composeNetwork>;
type MonitoringParts = Awaited<ReturnType<typeof composeCounts>>;
type SessionParts = ReturnType<typeof composeSessions>;
type PoolParts = ReturnType<typeof composePools>;

export async function compose(foundation: Foundation) {
  const imageParts = await composeImages(foundation);
  const monitoringParts = await composeCounts(foundation);
  const { probes, hypervisor, protections } = composeHypervisor(foundation, imageParts.images, monitoringParts);
  const networkParts = composeNetwork(foundation, imageParts.images, hypervisor, protections);
  const switchOver = composeSwitchOver(foundation, { ...imageParts, ...networkParts });
  const updates = composeUpdates(foundation, imageParts, switchOver);
  const channelParts = composeChannel(foundation, { ...imageParts, switchOver });
  const sessionParts = composeSessions(foundation, hypervisor, imageParts, networkParts, monitoringParts);
  const verifications = new Verifications({
    config: foundation.config,
    hypervisor,
    inspector: INSPECTOR,
    images: imageParts.images,
    ndvm: networkParts.ndvm,
    folder: foundation.runtime.verification,
    restMs: REST_MS,
    keepConsole: foundation.keepConsole,
  });
  const vmParts = {
    probes,
    hypervisor,
    protections,
    ...networkParts,
    ...sessionParts,
    ...composePools(foundation),
    verifications,
  };
  const parts = { ...imageParts, ...monitoringParts, ...vmParts, updates, ...channelParts };
  return { ...parts, watchers: composeWatchers(foundation, parts) };
}

async function composeImages({ folders, state, configuration, config, changes }: Foundation) {
  const found = new FoundUpdates(state.updates);
  await found.load();
  const images = new ImageLibrary({
    folders,
    sources: { agentBundle: AGENT_BUNDLE, packProgram: PACK_PROGRAM, imagesSource: IMAGES_SOURCE, programs: PROGRAMS },
    trusted: () => config().images.trustedKeys,
    channel: () => config().images.channel,
    extraSources: () => config().images.extraSources,
    wantsSpeech: () => Object.values(config().profile).some(({ accessibility }) => accessibility),
    updatesOf: (digest) => found.of(digest).length,
  });
  const registryOptions = {
    folders,
    images,
    trusted: () => config().images.trustedKeys,
    attestations: () => config().images.attestations,
    assertMayPull: (reference: Reference) => assertMayPull(configuration, reference),
    loginServers: () => config().images.loginServers,
  };
  const registry = new ImageRegistry(registryOptions);
  const attestations = new Attestations({ ...registryOptions, image: (digest) => images.named(digest) });
  return { images, registry, attestations, found, builds: new RunningBuilds(changes.of('builds')) };
}

function composeHypervisor(
  { folders, state, startConfig, configuration, log }: Foundation,
  images: ImageLibrary,
  { counts }: Pick<MonitoringParts, 'counts'>,
) {
  const stopped = new AbortController();
  const protections = new VmProtections(() => configuration.policy, log);
  const accelerator = {
    verdictFile: state.kvmVerdict,
    runtimeFolder: folders.runtime,
    probeBoot: () => images.probeBoot(),
    ending: stopped.signal,
  };
  const onGivenUp = (vm: string, silentMs: number) => {
    log.warn({ vm, seconds: silentMs / 1000 }, 'a VM was silent and is started again');
    counts.startedAgain();
  };
  const hypervisor = chooseHypervisor(startConfig, accelerator, onGivenUp, protections.admit);
  /** The VMs that find out whether KVM works. */
  const probes = {
    stop: () => {
      stopped.abort(new Failure('host-agent-shutting-down'));
      return sweepProbes(folders.runtime);
    },
  };
  return { hypervisor, probes, protections };
}

function composeNetwork(
  foundation: Foundation,
  images: ImageLibrary,
  hypervisor: Hypervisor,
  protections: VmProtections,
) {
  const { runtime, config, changes, log } = foundation;
  const templates = composeTemplates(foundation, images, hypervisor);
  const clones = new NdvmClones(templates, config);
  const ndvm = new Ndvm({
    hypervisor,
    names: runtime.network,
    config,
    log: log.child({ part: 'network' }),
    image: () => images.ready('network'),
    clone: (spec, signal) => clones.clone(spec, signal),
    filterProgram: FILTER_PROGRAM,
    followHost: new HostChanges().follow,
    onStarted: (fault) => clones.started(fault),
    keepConsole: (text) => foundation.keepConsole('ndvm', text),
    onChange: changes.of('network'),
    onSettingsInForce: () => changes.emit('inForce'),
    ...toolstackUplink(foundation, hypervisor),
  });
  images.keep(() => (ndvm.image === undefined ? [] : [ndvm.image]));
  const fastStart = composeFastStart(foundation, templates, ndvm, hypervisor, protections);
  return { ndvm, fastStart, hostCard: new HostCard({ ndvm, hypervisor, record: runtime.hostCard }) };
}

function composeTemplates(foundation: Foundation, images: ImageLibrary, hypervisor: Hypervisor): Templates {
  const { folders, runtime, config, keepConsole, log } = foundation;
  return new Templates({
    hypervisor,
    folders,
    sealingFolder: runtime.sealing,
    image: (role) => images.ready(role),
    imageDigest: (role) => images.sealableDigest(role),
    version: `${VERSION} ${PROTOCOL_VERSION}`,
    maximumAgeHours: () => config().template.maximumAgeHours,
    stepWithinMs: () => config().start.requirementTimeoutSeconds * 1000,
    restMs: REST_MS,
    keepConsole,
    log: log.child({ part: 'template' }),
  });
}

function composeFastStart(
  foundation: Foundation,
  templates: Templates,
  ndvm: Ndvm,
  hypervisor: Hypervisor,
  { suffice }: VmProtections,
): FastStart {
  const { folders, runtime, config, changes, keepConsole, log } = foundation;
  return new FastStart({
    hypervisor,
    templates,
    folders,
    sealingFolder: runtime.sealing,
    config,
    networkSpec: () =>
      ndvmTemplateSpec(ndvmVm({ memoryMiB: config().network.memoryMiB, ports: ndvm.ports.next }, runtime.network)),
    reservePort: (id, { network }) => ndvm.reserve(id, portAccess(network)),
    namesOf: runtime.session,
    stepWithinMs: () => config().start.requirementTimeoutSeconds * 1000,
    restMs: REST_MS,
    keepConsole,
    onSpareChange: changes.of('spare'),
    isProtected: suffice,
    ...hostMemory(hypervisor),
    log: log.child({ part: 'template' }),
  });
}

/** A hypervisor with a preflight has memory that this system does not see. */
const hostMemory = (hypervisor: Hypervisor) => (hypervisor.preflight ? {} : { availableMemory: memoryForJails });

/** Where a toolstack gives VMs their network cards, it also connects the uplink. */
function toolstackUplink({ startConfig }: Foundation, hypervisor: Hypervisor): Pick<NdvmOptions, 'startUplink'> {
  if (hypervisor.handsCards !== true) return {};
  const isRemote = startConfig.hypervisor === 'xenclient' && startConfig.xenclient.dom0 !== '';
  return { startUplink: (choice) => startToolstackUplink(choice, isRemote ? null : '/sys') };
}

function composeSwitchOver(
  { changes }: Foundation,
  { images, fastStart, ndvm }: ImageParts & NetworkParts,
): SwitchOver {
  return new SwitchOver({ images, fastStart, ndvm, onUsed: () => tellOfImages(changes) });
}

/** Sessions tell whether their image is outdated. */
function tellOfImages(changes: Foundation['changes']): void {
  for (const part of ['images', 'sessions'] as const) changes.emit('changed', part);
}

function composeUpdates(
  { state, config, changes, log }: Foundation,
  { images, builds, found }: ImageParts,
  switchOver: SwitchOver,
): UpdateChecker {
  const background = new BackgroundRebuild({ images, builds, switchOver });
  return new UpdateChecker({
    config: () => config().updates,
    found,
    images: () => images.stored(undefined),
    newest: (packages, signal) =>
      inBackground(() => newestInSources(packages, state.packageLists, config().images.extraSources, signal)),
    // The images of a channel are built elsewhere.
    rebuild: (image, signal) =>
      config().images.channel === '' ? background.rebuild(image, signal) : Promise.resolve(),
    onChange: () => tellOfImages(changes),
    log: log.child({ part: 'updates' }),
  });
}

function composeSessions(
  foundation: Foundation,
  hypervisor: Hypervisor,
  { images, found }: ImageParts,
  { ndvm, fastStart }: NetworkParts,
  { counts }: MonitoringParts,
) {
  const { folders, runtime, config, configuration, changes, keepConsole, log } = foundation;
  const desks = composeDesks(foundation, () => sessions);
  const deskSound = new DeskSound();
  const bookmarks = new Bookmarks(dataNames(folders).bookmarks);
  const browserImage = () => images.ready('browser');
  const sessions: Sessions = new Sessions({
    config,
    hypervisor,
    network: ndvm,
    fastStart,
    ...hostMemory(hypervisor),
    browserImage,
    canSpeak: () => images.canSpeak(),
    securityUpdatesOf: (image) => found.securityOf(image),
    // The person of a session of a desk elsewhere sits there.
    sound: async (id) => (desks.has(id) ? deskSound.output(id) : soundOutput(config().audio.backend)),
    bookmarks: () => bookmarks.list(),
    draw: (...asked) => safeCopies.draw(...asked),
    managerOfRule: (profile, act) => managerOfRule(configuration, profile, act),
    sessionsFolder: runtime.sessions,
    namesOf: runtime.session,
    keepConsole,
    log,
    onOpened: ({ startedFrom, timings: { firstFrameMs } }) =>
      firstFrameMs !== undefined && counts.opened(startedFrom, firstFrameMs),
    onChange: (ended) => (ended ? changes.emit('ended', ended) : changes.emit('changed', 'sessions')),
  });
  found.onFound(() => sessions.updatesFound());
  images.keep(() => sessions.all.flatMap(({ image }) => image ?? []));
  const safeCopies: SafeCopies = new SafeCopies({
    hypervisor,
    browserImage,
    namesOf: runtime.converter,
    stepWithinMs: () => config().start.requirementTimeoutSeconds * 1000,
    keepConsole,
  });
  changes.on('ended', (ended) => counts.ended(ended));
  const downloadTarget = () => ({
    folder: config().downloads.folder || downloadsFolder(),
    owner: incomingFileOwner(folders.runtime),
  });
  return { bookmarks, sessions, desks, deskSound, safeCopies, downloadTarget };
}

function composeWatchers(
  { changes, log }: Foundation,
  { sessions, remote, ndvm, images, builds, fastStart }: ImageParts & NetworkParts & SessionParts & PoolParts,
): Watchers {
  const watchers = new Watchers({
    sessions: () => [...sessions.all, ...remote.all].map((session) => session.describe()),
    network: () => ndvm.status(),
    images: () => images.list(undefined),
    builds: () => builds.all,
    spare: () => fastStart.spare(),
    memoryOf: ownMemoryBytes,
    log,
  });
  changes.on('changed', (part) => watchers.touch(part));
  changes.on('inForce', () => watchers.configurationChanged());
  for (const event of ['ended', 'endedElsewhere'] as const) changes.on(event, (ended) => watchers.ended(ended));
  return watchers;
}
