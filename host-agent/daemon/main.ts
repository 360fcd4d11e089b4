/** The daemon: one a person, held by a lock; wires the parts together and serves the desktop wire. */
import { mkdir, rm } from 'node:fs/promises';
import { PROTOCOL_VERSION } from '../../appliance/protocol/limits.ts';
import { Bookmarks } from '../config/bookmarks.ts';
import { agentEnding, EXIT, Failure } from '../api/failure.ts';
import { makePrivateFolder } from '../api/runtime-folder.ts';
import { sweepLeftOvers } from '../image/building.ts';
import { ROLES } from '../image/recipe-schema.ts';
import { sweepProbes } from '../hypervisor/qemu/accelerator.ts';
import { newestInSources } from '../image/updates.ts';
import { HostCard } from '../network/host-card.ts';
import { Ndvm } from '../network/ndvm.ts';
import { startToolstackUplink } from '../network/uplink/toolstack-uplink.ts';
import { adoptSessions } from '../session/adopt.ts';
import { Sessions } from '../session/sessions.ts';
import { soundOutput } from '../sound/output.ts';
import { sweepHalfWritten } from '../storage/atomic.ts';
import { configNames, dataNames, imageNames, runtimeNames, stateNames } from '../storage/filenames.ts';
import { downloadsFolder, folders as foldersOf } from '../storage/folders.ts';
import { ownerOfArrivals, sweepArrivals } from '../transfer/incoming-file.ts';
import { sweepSealings } from '../template/store.ts';
import { deadline } from '../process/deadline.ts';
import { killVmProcessesOf } from '../process/process.ts';
import { inBackground } from '../process/run.ts';
import { ownMemoryBytes } from '../process/memory.ts';
import { ConfigurationFile } from './configuration-file.ts';
import { chooseHypervisor } from './hypervisor.ts';
import { endHostAgent } from './ending.ts';
import { ImageBuilds } from './image-builds.ts';
import { Images } from './images.ts';
import { inheritedSocket } from './inherited-socket.ts';
import { APPARMOR_PROFILES, EXAMINER, VERSION } from './installation.ts';
import { InstantStarts } from './instant.ts';
import { keepConsole as keepConsoleIn } from './kept-consoles.ts';
import { openLog } from './log.ts';
import { SafeCopies } from '../conversion/safe-copies.ts';
import { serve } from './server.ts';
import { Verifications } from './verifications.ts';
import { Renewal } from './renewal.ts';
import { Updates } from './updates.ts';
import { verbsOver } from './verbs.ts';
import { Watchers } from './watchers.ts';

/** A guest that does little for three of these has come to rest. */
const REST_MS = 1_000;

async function main(): Promise<void> {
  // No folder of the person's is held by a program that may run for weeks.
  process.chdir('/');
  const folders = foldersOf();
  const [names, runtime, state] = [configNames(folders), runtimeNames(folders), stateNames(folders)];
  for (const folder of [folders.data, folders.state, folders.runtime]) makePrivateFolder(folder);
  const configuration = await ConfigurationFile.read(names.file);
  const { config } = configuration;
  const log = openLog(state.log, config);
  await mkdir(runtime.sessions, { recursive: true, mode: 0o700 });

  const keepConsole = (id: string, text: string) => keepConsoleIn(folders, id, text, log);
  const images: Images = new Images(
    folders,
    () => [
      ...sessions.all.map(({ image }) => image),
      ...(ndvm.image === undefined ? [] : [ndvm.image]),
      ...renewal.ahead,
    ],
    () => configuration.config.images.trustedKeys,
    (digest) => updates.countOf(digest),
  );
  const noMoreProbes = new AbortController();
  const hypervisor = chooseHypervisor(config, {
    verdictFile: state.kvmVerdict,
    runtimeFolder: folders.runtime,
    probeBoot: () => images.probeBoot(),
    ending: noMoreProbes.signal,
  });
  const builds = new ImageBuilds(() => watchers.touch('builds'));
  const watchers: Watchers = new Watchers({
    sessions: () => sessions.all.map((session) => session.describe()),
    network: () => ndvm.status(),
    images: () => images.list(undefined),
    builds: () => builds.all,
    spare: () => instant.spare(),
    memoryOf: ownMemoryBytes,
  });
  const instant: InstantStarts = new InstantStarts({
    get config() {
      return configuration.config;
    },
    hypervisor,
    folders,
    sealingFolder: runtime.sealing,
    image: (role) => images.ready(role),
    imageDigest: (role) => images.sealableDigest(role),
    version: `${VERSION} ${PROTOCOL_VERSION}`,
    stepWithinMs: () => configuration.config.start.requirementTimeoutSeconds * 1000,
    restMs: REST_MS,
    keepConsole,
    onSpareChange: () => watchers.touch('spare'),
    ndvmNames: runtime.network,
    ndvm: () => ndvm,
    namesOf: runtime.session,
    log: log.child({ part: 'template' }),
  });
  const ndvm: Ndvm = new Ndvm({
    hypervisor,
    names: runtime.network,
    config: () => configuration.config,
    log: log.child({ part: 'network' }),
    image: () => images.ready('network'),
    clone: (spec, signal) => instant.cloneNdvm(spec, signal),
    onStarted: (fault) => instant.judgeNdvm(fault),
    keepConsole: (text) => keepConsole('ndvm', text),
    onChange: () => watchers.touch('network'),
    ...(hypervisor.handsCards === true && {
      startUplink: (choice) =>
        startToolstackUplink(choice, config.hypervisor === 'xenclient' && config.xenclient.dom0 !== '' ? null : '/sys'),
    }),
  });
  const renewal: Renewal = new Renewal({ images, builds, instant, ndvm, onUsed: () => watchers.touch('images') });
  const updates: Updates = new Updates({
    get config() {
      return configuration.config.updates;
    },
    record: state.updates,
    images: () => images.stored(undefined),
    newest: (packages, signal) => inBackground(() => newestInSources(packages, state.packageLists, signal)),
    renew: (image, signal) => renewal.renew(image, signal),
    onChange: () => watchers.touch('images'),
    log: log.child({ part: 'updates' }),
  });
  const hostCard = new HostCard({ ndvm, hypervisor, record: runtime.hostCard });
  const bookmarks = new Bookmarks(dataNames(folders).bookmarks);
  const sessions: Sessions = new Sessions({
    get config() {
      return configuration.config;
    },
    hypervisor,
    network: ndvm,
    instant,
    browserImage: () => images.ready('browser'),
    sound: () => soundOutput(configuration.config.audio.backend),
    bookmarks: () => bookmarks.list(),
    sessionsFolder: runtime.sessions,
    namesOf: runtime.session,
    keepConsole,
    log,
    onChange: (ended) => (ended ? watchers.ended(ended) : watchers.touch('sessions')),
  });

  const verifications = new Verifications({
    get config() {
      return configuration.config;
    },
    hypervisor,
    examiner: EXAMINER,
    images,
    ndvm,
    folder: runtime.verification,
    restMs: REST_MS,
    keepConsole,
  });

  const safeCopies = new SafeCopies({
    hypervisor,
    browserImage: () => images.ready('browser'),
    namesOf: runtime.converter,
    get stepWithinMs() {
      return configuration.config.start.requirementTimeoutSeconds * 1000;
    },
    keepConsole,
  });

  const landing = {
    folder: () => configuration.config.downloads.folder || downloadsFolder(),
    owner: ownerOfArrivals(folders.runtime),
  };

  const probes = {
    stop: () => {
      noMoreProbes.abort(agentEnding());
      return sweepProbes(folders.runtime);
    },
  };
  let ending: Promise<void> | undefined;
  const stop = () =>
    void (ending ??= endHostAgent({ server, instant, safeCopies, updates, ndvm, probes, log }).then(() =>
      process.exit(EXIT.done),
    ));
  for (const folder of [runtime.sealing, runtime.verification, runtime.conversion]) await cleanUp(folder);
  await sweepSealings(folders);
  await sweepProbes(folders.runtime);
  for (const folder of [
    folders.config,
    folders.state,
    folders.runtime,
    runtime.network.folder,
    ...ROLES.map((role) => imageNames(folders, role).folder),
  ])
    await sweepHalfWritten(folder);
  await adoptSessions(sessions);
  await hostCard.adopt();
  await ndvm.adopt();
  const server = await serve(
    runtime.socket,
    verbsOver({
      configuration,
      sessions,
      bookmarks,
      ndvm,
      hostCard,
      images,
      builds,
      updates,
      instant,
      patient: {
        folders,
        get config() {
          return configuration.config;
        },
        hypervisor,
        accelerator: () => hypervisor.accelerator(deadline(60_000)),
        images: () => images.list(undefined),
        log: state.log,
        profiles: APPARMOR_PROFILES,
      },
      verifications,
      safeCopies,
      watchers,
      landing,
      // A little later, so that the answer still goes out.
      stopDaemon: () => setTimeout(stop, 50),
    }),
    log,
    inheritedSocket(process.env, process.pid),
  );
  log.info({ socket: runtime.socket }, 'the host agent listens');
  ndvm.startEarly();
  instant.look();
  // Trees of packages take their time, and are in nobody's way.
  void Promise.all(ROLES.map((role) => sweepLeftOvers(imageNames(folders, role).folder))).catch((error: unknown) =>
    log.warn({ reason: String(error) }, 'what an earlier build left stays'),
  );
  void sweepArrivals(landing.folder(), landing.owner).catch((error: unknown) =>
    log.warn({ reason: String(error) }, 'what had begun to arrive stays'),
  );
  await updates.begin();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop);
  process.on('unhandledRejection', (reason) =>
    log.error({ reason: reason instanceof Error ? reason.stack : String(reason) }, 'a fault of ours'),
  );
}

/** Machines that were being sealed or examined, or drew a safe copy, when an earlier host agent died. */
async function cleanUp(folder: string): Promise<void> {
  await killVmProcessesOf(folder);
  await rm(folder, { recursive: true, force: true });
}

main().catch((error: unknown) => {
  const { code, message, hint, exitStatus } =
    error instanceof Failure
      ? error
      : new Failure('agent-not-started', error instanceof Error ? error.message : String(error), {
          hint: 'Run: safe-browse doctor',
          cause: error,
        });
  process.stderr.write(`${JSON.stringify({ code, message, hint, exitStatus })}\n`);
  process.exit(exitStatus);
});
