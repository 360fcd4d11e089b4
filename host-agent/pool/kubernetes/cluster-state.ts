/** What the API server says about the members of a pool. The cluster is trusted no more than the hosts in it: its answers are read by these schemas only. */
import { z } from 'zod';
import { NodeName, PodName } from '../../config/pool/cluster-names.ts';
import type { PoolMember } from '../host-pool.ts';

const MAX_ITEMS = 5_000;
const MAX_LEASE_SECONDS = 86_400;

/** An API server leaves out, or answers with null, what has no value. */
const Flag = z
  .boolean()
  .nullish()
  .transform((flag) => flag ?? undefined);

const Endpoint = z.object({
  nodeName: NodeName,
  targetRef: z.object({ kind: z.literal('Pod'), name: PodName }),
  conditions: z.object({ ready: Flag, terminating: Flag }).default({ ready: undefined, terminating: undefined }),
});
export type Endpoint = z.infer<typeof Endpoint>;

/** EndpointSlice, of `discovery.k8s.io/v1`: the pods behind a Service, whether they are ready, and their nodes. */
const EndpointSlices = z.object({
  items: z.array(z.object({ endpoints: z.array(Endpoint).max(MAX_ITEMS).nullish() })).max(MAX_ITEMS),
});

const Nodes = z.object({ items: z.array(z.object({ metadata: z.object({ name: NodeName }) })).max(MAX_ITEMS) });

/** Lease, of `coordination.k8s.io/v1`: when the kubelet of a node has renewed it, and for how long that holds. */
const Lease = z.object({
  metadata: z.object({ name: NodeName }),
  spec: z.object({
    renewTime: z.iso
      .datetime({ offset: true })
      .transform((time) => Date.parse(time))
      .nullish(),
    leaseDurationSeconds: z.int().min(1).max(MAX_LEASE_SECONDS).nullish(),
  }),
});
export type Lease = z.infer<typeof Lease>;

const Leases = z.object({ items: z.array(Lease).max(MAX_ITEMS) });

export interface ClusterState {
  readonly endpoints: readonly Endpoint[];
  /** Names of the nodes that take no new work. */
  readonly cordoned: ReadonlySet<string>;
  readonly leases: readonly Lease[];
}

/** Throws `ZodError` if one of these answers is not what the API promises. Pure. */
export function clusterState(untrusted: {
  readonly slices: unknown;
  readonly cordoned: unknown;
  readonly leases: unknown;
}): ClusterState {
  return {
    endpoints: EndpointSlices.parse(untrusted.slices).items.flatMap(({ endpoints }) => endpoints ?? []),
    cordoned: new Set(Nodes.parse(untrusted.cordoned).items.map(({ metadata }) => metadata.name)),
    leases: Leases.parse(untrusted.leases).items,
  };
}

// Which hosts a cluster has for a pool.

const SECOND_MS = 1_000;
/** What kubelets ask for by default. */
const DEFAULT_LEASE_SECONDS = 40;

/** A host is a node. Its host agent is in this pod. */
export interface ClusterMember extends PoolMember {
  readonly pod: string;
}

/**
 * One member for each node with a pod. A cordoned node is draining, and so is a pod that is being removed. Who is dead or not ready is what the cluster
 * finds out by itself: it probes the pods, and each kubelet renews the lease of its node. Pure.
 */
export function membersOf({ endpoints, cordoned, leases }: ClusterState): ClusterMember[] {
  const expired = expiredNodes(leases);
  const best = new Map<string, Endpoint>();
  for (const endpoint of endpoints) {
    const known = best.get(endpoint.nodeName);
    if (!known || rank(endpoint) > rank(known)) best.set(endpoint.nodeName, endpoint);
  }
  return [...best]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([host, { targetRef, conditions }]) => {
      const trouble = expired.has(host)
        ? 'Its node does not answer the cluster any more.'
        : conditions.ready === false && conditions.terminating !== true
          ? 'Its host agent is not ready.'
          : undefined;
      const isDraining = cordoned.has(host) || conditions.terminating === true;
      return { host, pod: targetRef.name, isDraining, ...(trouble !== undefined && { trouble }) };
    });
}

/** While a pod is replaced, its node has two. A missing `ready` means ready, says the API. */
const rank = ({ conditions: { ready, terminating } }: Endpoint): number =>
  terminating === true ? 0 : ready === false ? 1 : 2;

/** Compared with the newest lease, not with a clock: that of the desk may be wrong. A single node is never the oldest. */
function expiredNodes(leases: readonly Lease[]): Set<string> {
  const renewed = leases.flatMap(({ metadata: { name }, spec: { renewTime, leaseDurationSeconds } }) =>
    renewTime === null || renewTime === undefined
      ? []
      : [{ name, atMs: renewTime, validMs: (leaseDurationSeconds ?? DEFAULT_LEASE_SECONDS) * SECOND_MS }],
  );
  const newestMs = renewed.reduce((newest, { atMs }) => Math.max(newest, atMs), 0);
  return new Set(renewed.filter(({ atMs, validMs }) => newestMs - atMs > validMs).map(({ name }) => name));
}
