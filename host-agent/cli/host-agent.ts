/** Commands about the host agent itself. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Client, daemonCommand } from '../api/connection/client.ts';
import type { Session } from '../api/session/session.ts';
import { EXIT, Failure, type ExitStatus } from '../api/errors/failure.ts';
import { makePrivateFolder, runtimeFolder, socketPath } from '../api/connection/runtime-folder.ts';
import type { Finding } from '../api/host/doctor.ts';
import { DAEMON_BUNDLE, withAgent } from './agent.ts';
import { print, printJson } from './output.ts';

/** Runs the host agent in the foreground until it is asked to stop. */
export async function runDaemon(): Promise<ExitStatus> {
  const runtime = makePrivateFolder(runtimeFolder());
  const running = await Client.attach(socketPath(runtime));
  if (running) {
    const { pid } = await running.call('daemon.hello', {});
    running.close();
    throw new Failure('host-agent-running', { pid });
  }
  const [program, ...args] = daemonCommand(runtime, DAEMON_BUNDLE);
  const daemon = spawn(program, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => daemon.kill(signal));
  const [status] = (await once(daemon, 'exit')) as [number | null];
  return status === EXIT.done ? EXIT.done : status === EXIT.usage ? EXIT.usage : EXIT.failed;
}

/** Stops the host agent. Sessions continue, and the next host agent adopts them. */
export async function stopDaemon(json: boolean): Promise<void> {
  const client = await Client.attach(socketPath(runtimeFolder()));
  if (!client) {
    if (json) printJson({ stopped: false });
    else print('The host agent is not running.');
    return;
  }
  const sessions = await client.call('session.list', {});
  await client.call('daemon.stop', {});
  await client.closed;
  if (json) printJson({ stopped: true });
  else print(stopped(sessions));
}

/** Pure. */
export function stopped(sessions: readonly Pick<Session, 'state'>[]): string {
  const isRunning = sessions.some(({ state }) => state !== 'gone' && state !== 'failed');
  return `The host agent has stopped.${isRunning ? ' Running sessions continue.' : ''}`;
}

const MARKS = { ok: 'ok     ', note: 'note   ', trouble: 'TROUBLE' } as const;

/** Reports what prevents a session from starting. Fails if anything does. */
export async function doctor(json: boolean): Promise<ExitStatus> {
  // A check that takes long does not hold back what the others have found.
  const shown = new Set<string>();
  const show = (found: readonly Finding[]) => {
    for (const finding of found) {
      if (!shown.has(finding.message)) printFinding(finding);
      shown.add(finding.message);
    }
  };
  const findings = await withAgent((client) =>
    client.call('doctor.run', {}, { onProgress: (found) => json || show(found) }),
  );
  if (json) printJson(findings);
  else show(findings);
  return findings.some(({ level }) => level === 'trouble') ? EXIT.failed : EXIT.done;
}

function printFinding({ level, message, hint }: Finding): void {
  print(`${MARKS[level]}  ${message}${hint === undefined ? '' : `\n         ${hint}`}`);
}
