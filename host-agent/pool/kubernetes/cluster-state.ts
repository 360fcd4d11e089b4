/** What the API server says about the members of a pool. The cluster is trusted no more than the hosts in it: its answers are read by these schemas only. */
import { z } from 'zod';
import { NodeName, PodName } from '../../config/cluster-names.ts';

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
