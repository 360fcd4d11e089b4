/** Which hosts a cluster has for a pool. */
import type { PoolMember } from '../host-pool.ts';
import type { ClusterState, Endpoint, Lease } from './cluster-state.ts';

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
