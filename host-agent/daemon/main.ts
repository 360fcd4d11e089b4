/** The host agent's process: one per person, held by a lock. Composes the parts and serves the control API. */
import { EXIT, Failure } from '../api/failure.ts';
import { messageOf } from '../api/message-of.ts';
import { adoptSessions } from '../session/adopt.ts';
import { cleanUp, cleanUpInBackground } from './clean-up.ts';
import { compose } from './compose.ts';
import { endHostAgent } from './ending.ts';
import { layFoundation } from './foundation.ts';
import { inheritedDescriptors } from './inherited-socket.ts';
import { serveMetrics } from './metrics-server.ts';
import { metricsText, reportSources } from './monitoring.ts';
import { serve } from './server.ts';
import { verbsOf } from './verbs.ts';

/** So that the answer to `daemon.stop` still goes out. */
const STOP_AFTER_MS = 50;

async function main(): Promise<void> {
  // A program that runs for weeks must not keep the person's folder busy.
  process.chdir('/');
  const inherited = inheritedDescriptors(process.env, process.pid);
  const foundation = await layFoundation(inherited.journal);
  const { log, runtime } = foundation;
  const agent = await compose(foundation);
  await cleanUp(foundation);
  await adoptSessions(agent.sessions);
  await agent.hostCard.adopt();
  await agent.ndvm.adopt();
  const stopRequested = new AbortController();
  const verbs = verbsOf(foundation, agent, () => setTimeout(() => stopRequested.abort(), STOP_AFTER_MS));
  const server = await serve(runtime.socket, verbs, log, inherited.socket);
  const metrics = await serveMetrics(runtime.metrics, (form) => metricsText(reportSources(agent), form), log);
  stopRequested.signal.addEventListener(
    'abort',
    () => void endHostAgent({ ...agent, servers: [server, metrics], log }).then(() => process.exit(EXIT.done)),
  );
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stopRequested.abort());
  process.on('unhandledRejection', (reason) =>
    log.error({ reason: reason instanceof Error ? reason.stack : String(reason) }, 'internal error'),
  );
  log.info({ socket: runtime.socket }, 'listening');
  agent.ndvm.startEarly();
  agent.fastStart.scheduleReconcile();
  cleanUpInBackground(foundation, agent);
  agent.updates.start();
}

main().catch((error: unknown) => {
  const failure =
    error instanceof Failure
      ? error
      : new Failure('host-agent-not-started', { reason: messageOf(error) }, { cause: error });
  process.stderr.write(`${JSON.stringify(failure.data())}\n`);
  process.exit(failure.exitStatus);
});
