/** The objects of the fake's cluster in the shapes that the Kubernetes API publishes, and what it says about itself. */
import type { Action, User } from './roles.ts';

export interface FakeNode {
  readonly name: string;
  isCordoned: boolean;
  /** The API server does not reach its kubelet. */
  isDead: boolean;
  /** When its kubelet renewed the lease. */
  leaseRenewedAt: Date;
}

export interface FakePod {
  readonly name: string;
  readonly namespace: string;
  readonly node: string;
  isReady: boolean;
  /** Where its host agent serves desks. */
  readonly attachSocket: string;
}

const RESOURCES = {
  'api/v1': [
    ['nodes', 'Node', false],
    ['pods', 'Pod', true],
    ['pods/exec', 'PodExecOptions', true],
  ],
  'apis/discovery.k8s.io/v1': [['endpointslices', 'EndpointSlice', true]],
  'apis/coordination.k8s.io/v1': [['leases', 'Lease', true]],
} as const;

/** Answers of discovery, by path. */
export const DISCOVERY: Readonly<Record<string, object>> = {
  '/api': { kind: 'APIVersions', versions: ['v1'] },
  '/apis': {
    kind: 'APIGroupList',
    apiVersion: 'v1',
    groups: ['discovery.k8s.io', 'coordination.k8s.io'].map((name) => {
      const version = { groupVersion: `${name}/v1`, version: 'v1' };
      return { name, versions: [version], preferredVersion: version };
    }),
  },
  ...Object.fromEntries(
    Object.entries(RESOURCES).map(([path, resources]) => [
      `/${path}`,
      {
        kind: 'APIResourceList',
        apiVersion: 'v1',
        groupVersion: path.replace(/^apis?\//, ''),
        resources: resources.map(([name, kind, namespaced]) => ({
          name,
          singularName: '',
          namespaced,
          kind,
          verbs: ['get', 'list', 'patch', 'create'],
        })),
      },
    ]),
  ),
};

export const nodeObject = ({ name, isCordoned }: FakeNode) => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name },
  spec: isCordoned ? { unschedulable: true } : {},
});

export const leaseObject = ({ name, leaseRenewedAt }: FakeNode) => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name, namespace: 'kube-node-lease' },
  spec: {
    holderIdentity: name,
    leaseDurationSeconds: 40,
    renewTime: leaseRenewedAt.toISOString().replace('Z', '000Z'),
  },
});

export const podObject = ({ name, namespace, node }: FakePod) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace },
  spec: { nodeName: node, containers: [{ name: 'safe-browse', image: 'safe-browse' }] },
  status: { phase: 'Running' },
});

/** One slice with all pods of a Service, as its controller would write it. */
export const sliceObject = (namespace: string, service: string, pods: readonly FakePod[]) => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { name: `${service}-abcde`, namespace, labels: { 'kubernetes.io/service-name': service } },
  addressType: 'IPv4',
  ports: null,
  endpoints: pods.map(({ name, node, isReady }, index) => ({
    addresses: [`10.244.0.${index + 1}`],
    conditions: { ready: isReady, serving: isReady, terminating: false },
    nodeName: node,
    targetRef: { kind: 'Pod', namespace, name },
  })),
});

export const listOf = (apiVersion: string, kind: string, items: readonly object[]) => ({
  apiVersion,
  kind: `${kind}List`,
  metadata: { resourceVersion: '1' },
  items,
});

const failure = (code: number, reason: string, message: string) => ({
  apiVersion: 'v1',
  kind: 'Status',
  status: 'Failure',
  code,
  reason,
  message,
});
export type StatusObject = ReturnType<typeof failure>;

export const unauthorized = () => failure(401, 'Unauthorized', 'Unauthorized');
export const invalid = (message: string) => failure(422, 'Invalid', message);
export const noBackend = (node: string) =>
  failure(500, 'InternalError', `error dialing backend: dial tcp: lookup ${node}: no such host`);
export const notFound = (what: string, name: string) => failure(404, 'NotFound', `${what} "${name}" not found`);
export function forbidden({ name }: User, { verb, apiGroup, resource, namespace }: Action): StatusObject {
  const where = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;
  const what = `resource "${resource}" in API group "${apiGroup}" ${where}`;
  const of = apiGroup === '' ? resource : `${resource}.${apiGroup}`;
  return failure(403, 'Forbidden', `${of} is forbidden: User "${name}" cannot ${verb} ${what}`);
}
