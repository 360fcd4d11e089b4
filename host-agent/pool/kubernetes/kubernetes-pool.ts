/** Host agents in a Kubernetes cluster: one pod on each node, reached through the API server with the person's own kubectl. */
import type { Duplex } from 'node:stream';
import type { Failure } from '../../api/errors/failure.ts';
import { NodeName } from '../../config/pool/cluster-names.ts';
import { untrustedJson } from '../../storage/untrusted-json.ts';
import { attachOverKubectl, type Cluster, clusterArguments, listObjects, setCordoned } from '../../tools/kubectl.ts';
import { drainedBy, membersUnknown } from '../engine-trouble.ts';
import type { HostPool } from '../host-pool.ts';
import { KnownMembers } from '../known-members.ts';
import { type ClusterMember, clusterState, membersOf } from './cluster-state.ts';

/** In the manifests. */
export const CONTAINER = 'safe-browse';
/** Where kubelets renew the leases of their nodes. */
const LEASES_NAMESPACE = 'kube-node-lease';

export interface KubernetesPoolSettings extends Cluster {
  /** The Service whose pods are the host agents. */
  readonly service: string;
  readonly detachedMinutes: number;
}

export class KubernetesPool implements HostPool {
  readonly name: string;
  readonly detachedMinutes: number;
  readonly #cluster: Cluster;
  readonly #service: string;
  readonly #known = new KnownMembers(() => this.#asked());

  constructor(name: string, { service, detachedMinutes, ...cluster }: KubernetesPoolSettings) {
    this.name = name;
    this.detachedMinutes = detachedMinutes;
    this.#service = service;
    this.#cluster = cluster;
  }

  members(): Promise<readonly ClusterMember[]> {
    return this.#known.get();
  }

  mayHave(host: string): boolean {
    return NodeName.safeParse(host).success;
  }

  reach(host: string, onTrouble: (reason: string) => void): Duplex {
    return attachOverKubectl(this.#cluster, this.#placeOf(host), (reason) => {
      // Its pod may be another one the next time.
      this.#known.expire();
      onTrouble(reason);
    });
  }

  checkCommand(): string {
    return ['kubectl', ...clusterArguments(this.#cluster), 'get', 'endpointslices,pods', '--output=wide'].join(' ');
  }

  /** For everybody who uses the node: that is what cordoning is. */
  async setDraining(host: string, isDraining: boolean): Promise<void> {
    await drainedBy(host, () => setCordoned(this.#cluster, NodeName.parse(host), isDraining));
    this.#known.forget();
  }

  async #placeOf(host: string): Promise<{ pod: string; container: string }> {
    const member = (await this.members()).find((each) => each.host === host);
    if (!member) throw new Error(`The service "${this.#service}" has no pod on the node ${host}.`);
    if (member.trouble !== undefined) throw new Error(member.trouble);
    return { pod: member.pod, container: CONTAINER };
  }

  /** Three questions at once, because each kubectl takes a moment to start. */
  async #asked(): Promise<readonly ClusterMember[]> {
    try {
      const [slices, cordoned, leases] = await Promise.all([
        listObjects(this.#cluster, ['endpointslices', `--selector=kubernetes.io/service-name=${this.#service}`]),
        listObjects(this.#cluster, ['nodes', '--field-selector=spec.unschedulable=true']),
        listObjects({ ...this.#cluster, namespace: LEASES_NAMESPACE }, ['leases']),
      ]).then((untrustedAnswers) => untrustedAnswers.map(untrustedJson));
      const members = membersOf(clusterState({ slices, cordoned, leases }));
      if (members.length > 0) return members;
    } catch (error) {
      throw this.#unknown(error);
    }
    throw this.#unknown(
      new Error(`The service "${this.#service}" has no pods in the namespace "${this.#cluster.namespace}".`),
    );
  }

  #unknown(error: unknown): Failure {
    return membersUnknown(error, { pool: this.name, check: this.checkCommand() });
  }
}
