/** Verbs on the host agent itself: version, shutdown, events, log, diagnosis. */
import { CONTRACT } from '../../api/methods/methods.ts';
import { examine, type DoctorContext } from '../../doctor/doctor.ts';
import { VERSION } from '../../foundation/installation.ts';
import { lastLines } from '../log-tail.ts';
import type { Verbs } from '../../api/methods/verbs.ts';
import type { Watchers } from '../watchers.ts';

export interface AgentVerbsOptions {
  /** With the configuration of the moment. */
  readonly doctorContext: () => DoctorContext;
  /** Path of the log. */
  readonly log: string;
  readonly watchers: Watchers;
  readonly stopDaemon: () => void;
}

type AgentVerbs = Pick<Verbs, 'daemon.hello' | 'daemon.stop' | 'events.watch' | 'log.tail' | 'doctor.run'>;

export function agentVerbs({ doctorContext, log, watchers, stopDaemon }: AgentVerbsOptions): AgentVerbs {
  return {
    'daemon.hello': async () => ({ version: VERSION, pid: process.pid, contract: CONTRACT }),
    'daemon.stop': async () => {
      stopDaemon();
      return {};
    },
    'events.watch': async (_, { signal, progress }) => {
      await watchers.watch(progress, signal);
      return {};
    },
    'log.tail': async ({ lines }) => ({ path: log, lines: await lastLines(log, lines) }),
    'doctor.run': (_, { progress }) => examine(doctorContext(), progress),
  };
}
