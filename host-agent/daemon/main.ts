/** The host agent's process: one per person, held by a lock. Composes the parts and serves the control API. */
import { EXIT, Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { watchSettings } from '../config/configuration-file.ts';
import { Changes, type Foundation } from '../foundation/foundation.ts';
import { DAEMON_PROGRAM } from '../foundation/installation.ts';
import { giveReports } from '../monitoring/account-reports.ts';
import { metricsText, report } from '../monitoring/reporter.ts';
import { serveDesks } from '../pool/compose.ts';
import { watchClock } from '../process/clock-watch.ts';
import { cleanUp, cleanUpInBackground } from './clean-up.ts';
import { compose, type HostAgent } from './compose.ts';
import { CrashRecord, endOnCrash } from './crashes.ts';
import { Calls, endWhenReplaced, isInUse, REPLACED_STATUS } from './replacement.ts';
import { endHostAgent } from './ending.ts';
import { inheritedDescriptors } from './inherited-socket.ts';
import { serveMetrics } from './metrics-server.ts';
import { takeOver } from './take-over.ts';
import { serve } from './server.ts';
import { sessionVerbsDeps, verbsOf } from './verbs.ts';
import { appliedTo } from './verbs/configuration.ts';
import { sessionVerbs } from './verbs/sessions.ts';
import { makePrivateFolder } from '../api/connection/runtime-folder.ts';
import { readConfiguration } from '../channel/read-configuration.ts';
import { DesktopAppearance } from '../config/appearance.ts';
import { KeptVersion } from '../config/kept-version.ts';
import { runtimeNames, stateNames } from '../storage/filenames.ts';
import { ensureFolder } from '../storage/ensure-folder.ts';
import { folders as foldersOf } from '../storage/folders.ts';
import { keepConsole } from '../vm/kept-consoles.ts';
import { Journal } from './journal/journal.ts';
import { openLog } from './log.ts';

/** So that the answer to `daemon.stop` still goes out. */
const STOP_AFTER_MS = 50;

async function main(): Promise<void> {
  // A program that runs for weeks must not keep the person's folder busy.
  process.chdir('/');
  const inherited = inheritedDescriptors(process.env, process.pid);
  const foundation = await layFoundation(inherited.journal);
  const { log, runtime } = foundation;
  const crashes = new CrashRecord(runtime.crashes);
  // Before all is taken over, it is not known what sessions use.
  let end = (): Promise<void> => Promise.resolve();
  endOnCrash(process, { crashes, end: () => end(), exit: (status) => process.exit(status), log });
  const agent = await compose(foundation);
  await takeOver({ ...agent, cleanUp: () => cleanUp(foundation), crashes, records: runtime, log });
  // Before the first person asks which images there are.
  await agent.sharedUpdates.start();
  const stopRequested = new AbortController();
  const ofSessions = sessionVerbsDeps(foundation, agent);
  const stop = () => setTimeout(() => stopRequested.abort(), STOP_AFTER_MS);
  const attach = await serveDesks(foundation, agent, sessionVerbs(ofSessions));
  const calls = new Calls();
  const verbs = verbsOf(foundation, agent, ofSessions, stop);
  const server = await serve(runtime.socket, verbs, log, inherited.socket, calls);
  const metrics = await serveMetrics(runtime.metrics, (form) => metricsText(agent.reported(), form), log);
  end = () => endHostAgent({ ...agent, servers: [server, metrics, attach], log });
  let status: number = EXIT.done;
  stopRequested.signal.addEventListener('abort', () => void end().then(() => process.exit(status)));
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopRequested.abort());
  log.info({ socket: runtime.socket }, 'listening');
  agent.ndvm.startEarly();
  // Before templates and spares are made.
  await foundation.appearance.look();
  agent.fastStart.scheduleReconcile();
  cleanUpInBackground(foundation, agent);
  agent.updates.start();
  agent.channelUpdates.start();
  followSettings(foundation, agent);
  watchClock(() => agent.sessions.correctClocks());
  giveReports({
    shared: foundation.folders.shared,
    report: () => report(agent.reported()),
    account: process.getuid?.() ?? 0,
    log,
  });
  const isRestarted = inherited.socket !== undefined;
  endWhenReplaced({
    program: DAEMON_PROGRAM,
    isInUse: () => {
      const sessions = agent.sessions.all;
      // The calls of a desk elsewhere are not counted, and it may be in the middle of one.
      const isOfDesk = sessions.some(({ id }) => agent.desks.has(id));
      return isOfDesk || isInUse({ calls, builds: agent.builds.all, sessions, isRestarted });
    },
    end: () => {
      status = REPLACED_STATUS;
      stopRequested.abort();
    },
    log,
  });
}

/**
 * A changed policy or file of the person applies at once, where it is stricter also to running sessions. A desktop that turns dark or light applies
 * to new sessions, whose template is sealed again.
 */
function followSettings({ appearance, configuration, log }: Foundation, agent: HostAgent): void {
  const applied = appliedTo(agent);
  const apply = () => {
    applied().catch((error: unknown) => log.error({ reason: String(error) }, 'changed settings were not applied'));
  };
  const logBlocked = () => {
    const { blocked } = configuration;
    if (blocked) log.error({ reason: blocked.message }, 'no session starts because of the settings');
  };
  logBlocked();
  configuration.onChange(() => {
    logBlocked();
    apply();
  });
  configuration.onNotKept((error) => log.error({ reason: String(error) }, 'the last valid settings were not kept'));
  watchSettings(configuration, log);
  appearance.follow(apply);
}

main().catch((error: unknown) => {
  const failure =
    error instanceof Failure
      ? error
      : new Failure('host-agent-not-started', { reason: messageOf(error) }, { cause: error });
  process.stderr.write(`${JSON.stringify(failure.data())}\n`);
  process.exit(failure.exitStatus);
});

// Lays what every part of the host agent is built on.

/** Creates the folders, reads the configuration, opens the log. `journal`: a descriptor that is connected to the journal. Throws `Failure` config-invalid. */
async function layFoundation(journal?: number): Promise<Foundation> {
  const folders = foldersOf();
  const [runtime, state] = [runtimeNames(folders), stateNames(folders)];
  for (const folder of [folders.data, folders.state, folders.runtime]) makePrivateFolder(folder);
  const configuration = await readConfiguration(folders, new KeptVersion(state.lastSettings));
  const startConfig = configuration.config;
  const appearance = new DesktopAppearance();
  const log = openLog(state.log, startConfig, journal === undefined ? undefined : Journal.of(journal));
  await ensureFolder(runtime.sessions);
  const config = () => appearance.inForce(configuration.config);
  return {
    folders,
    runtime,
    state,
    configuration,
    appearance,
    config,
    startConfig,
    stepWithinMs: () => config().start.requirementTimeoutSeconds * 1000,
    log,
    changes: new Changes(),
    keepConsole: (id, text) => keepConsole(folders, id, text, log),
  };
}
