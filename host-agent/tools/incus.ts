/** Incus, used with the person's own client: it knows the servers, their certificates and that of the person. */
import type { Duplex } from 'node:stream';
import { ownVariables, run, type Tool } from '../process/run.ts';
import { type StreamCommand, streamOf } from '../process/streaming.ts';

const incus: Tool = { program: 'incus', debianPackage: 'incus-client', timeoutMs: 15_000 };
/** Of the host agent in an instance, and its group. */
const ACCOUNT = 1000;
const DRAINING_KEY = 'user.safe-browse.draining';

export interface IncusProject {
  /** As the person's client calls the server. */
  readonly remote: string;
  readonly project: string;
  /** Instead of the person's own client; for tests. */
  readonly program?: string;
}

/** Where the person's client has its settings, if not in their usual place. */
const environment = () => ownVariables('INCUS_CONF');
const toolOf = ({ program }: IncusProject): Tool => ({ ...incus, program: program ?? incus.program });

/** What the API of a server says, as JSON. `path`: below `/1.0`, of this project. It is as untrusted as the server. Throws what {@link run} throws. */
export function askedOfIncus(where: IncusProject, path: 'instances' | 'cluster/members'): Promise<string> {
  const address = `${where.remote}:/1.0/${path}?recursion=1&project=${where.project}`;
  return run(toolOf(where), ['query', address], { environment: environment() });
}

/** Marks an instance, for every desk that uses it. Throws what {@link run} throws. */
export async function markDraining(where: IncusProject, instance: string, isDraining: boolean): Promise<void> {
  const setting = `${DRAINING_KEY}=${String(isDraining)}`;
  const args = ['config', 'set', `${where.remote}:${instance}`, setting, `--project=${where.project}`];
  await run(toolOf(where), args, { environment: environment() });
}

/** The arguments that run `safe-browse attach` in this instance, with its stdin and stdout. Pure. */
export function attachArguments({ remote, project }: IncusProject, instance: string): string[] {
  const options = [`--project=${project}`, '--mode=non-interactive', `--user=${ACCOUNT}`, `--group=${ACCOUNT}`];
  return ['exec', ...options, `${remote}:${instance}`, '--', 'safe-browse', 'attach'];
}

/** A duplex stream through the server to the host agent in an instance, as soon as it is known which. */
export function attachOverIncus(
  where: IncusProject,
  place: Promise<string>,
  onTrouble: (reason: string) => void,
): Duplex {
  const command = place.then((instance): StreamCommand => ({
    program: toolOf(where).program,
    args: attachArguments(where, instance),
    environment: environment(),
  }));
  return streamOf(command, onTrouble);
}
