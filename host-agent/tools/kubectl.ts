/** A Kubernetes cluster, used with the person's own kubectl: it knows the API server, the person's credentials and the programs that renew them. */
import type { Duplex } from 'node:stream';
import { ownVariables, run, type Tool } from '../process/run.ts';
import { type StreamCommand, streamOf } from '../process/streaming.ts';

const kubectl: Tool = { program: 'kubectl', debianPackage: 'kubectl', timeoutMs: 15_000 };
/** kubectl gives up before it is ended, to say why. */
const GIVE_UP_AFTER = '--request-timeout=10s';

export interface Cluster {
  /** Of the kubeconfig; empty: its current one. */
  readonly context: string;
  readonly namespace: string;
  /** Instead of the person's own kubeconfig; for tests. */
  readonly configurationFile?: string;
}

/** Where the person's kubeconfig is, and what kubectl remembers of clusters, if not in their usual places. */
const environment = () => ownVariables('KUBECONFIG', 'KUBECACHEDIR');

/** The arguments that choose the cluster. No value can become another option. Pure. */
export function clusterArguments({ context, namespace, configurationFile }: Cluster): string[] {
  return [
    ...(configurationFile === undefined ? [] : [`--kubeconfig=${configurationFile}`]),
    ...(context === '' ? [] : [`--context=${context}`]),
    `--namespace=${namespace}`,
  ];
}

/** The arguments that run `safe-browse attach` in this pod, with its stdin and stdout. Pure. */
export function attachArguments(cluster: Cluster, pod: string, container: string): string[] {
  const command = ['--', 'safe-browse', 'attach'];
  return [...clusterArguments(cluster), 'exec', '--stdin', '--quiet', `--container=${container}`, pod, ...command];
}

/** Objects of the cluster as JSON, as untrusted as the cluster. `words`: what, and which of them. Throws what {@link run} throws. */
export function listObjects(cluster: Cluster, words: readonly string[]): Promise<string> {
  const args = [...clusterArguments(cluster), GIVE_UP_AFTER, 'get', ...words, '--output=json'];
  return run(kubectl, args, { environment: environment() });
}

/** Lets a node take no new work, or take it again. Throws what {@link run} throws. */
export async function setCordoned(cluster: Cluster, node: string, isCordoned: boolean): Promise<void> {
  const args = [...clusterArguments(cluster), GIVE_UP_AFTER, isCordoned ? 'cordon' : 'uncordon', node];
  await run(kubectl, args, { environment: environment() });
}

/** A duplex stream through the API server to the host agent in a pod, as soon as it is known which. */
export function attachOverKubectl(
  cluster: Cluster,
  place: Promise<{ readonly pod: string; readonly container: string }>,
  onTrouble: (reason: string) => void,
): Duplex {
  const command = place.then(({ pod, container }): StreamCommand => ({
    program: kubectl.program,
    args: attachArguments(cluster, pod, container),
    environment: environment(),
    saysNothing: /^command terminated with exit code/,
  }));
  return streamOf(command, onTrouble);
}
