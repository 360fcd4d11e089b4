/** The host agent's process: one per person, held by a lock. Composes the parts and serves the control API. */
import { EXIT, Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { watchSettings } from '../config/configuration-file.ts';
import type { Foundation } from '../foundation/foundation.ts';
import { metricsText } from '../monitoring/reporter.ts';
import { serveDesks } from '../pool/compose.ts';
import { watchClock } from '../process/clock-watch.ts';
import { cleanUp, cleanUpInBackground } from './clean-up.ts';
import { compose, type HostAgent } from './compose.ts';
import { CrashRecord, endOnCrash } from './crashes.ts';
import { endHostAgent } from './ending.ts';
import { layFoundation } from './lay-foundation.ts';
import { inheritedDescriptors } from './inherited-socket.ts';
import { serveMetrics } from './metrics-server.ts';
import { takeOver } from './take-over.ts';
import { serve } from './server.ts';
import { sessionVerbsDeps, verbsOf } from './verbs.ts';
import { appliedTo } from './verbs/configuration.ts';
import { sessionVerbs } from './verbs/sessions.ts';

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
  const stopRequested = new AbortController();
  const ofSessions = sessionVerbsDeps(foundation, agent);
  const stop = () => setTimeout(() => stopRequested.abort(), STOP_AFTER_MS);
  const attach = await serveDesks(foundation, agent, sessionVerbs(ofSessions));
  const server = await serve(runtime.socket, verbsOf(foundation, agent, ofSessions, stop), log, inherited.socket);
  const metrics = await serveMetrics(runtime.metrics, (form) => metricsText(agent.reported(), form), log);
  end = () => endHostAgent({ ...agent, servers: [server, metrics, attach], log });
  stopRequested.signal.addEventListener('abort', () => void end().then(() => process.exit(EXIT.done)));
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
  const report = () => {
    const { blocked } = configuration;
    if (blocked) log.error({ reason: blocked.message }, 'no session starts because of the settings');
  };
  report();
  configuration.onChange(() => {
    report();
    apply();
  });
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
