import { expect, it } from 'vitest';
import { clusterState, membersOf } from '../../../../host-agent/pool/kubernetes/cluster-state.ts';

interface Conditions {
  readonly ready?: boolean | null;
  readonly terminating?: boolean;
}

const endpoint = (nodeName: string, pod: string, conditions: Conditions = { ready: true }) => ({
  nodeName,
  targetRef: { kind: 'Pod', name: pod, namespace: 'a' },
  conditions,
  addresses: ['10.1.1.1'],
});
const slices = (...endpoints: unknown[]) => ({ kind: 'List', items: [{ endpoints }] });
const nodes = (...names: string[]) => ({ items: names.map((name) => ({ metadata: { name }, spec: {} })) });
const lease = (name: string, second: number, seconds: number | null = 40) => ({
  metadata: { name },
  spec: {
    renewTime: `2026-01-01T00:00:${String(second).padStart(2, '0')}.000001Z`,
    leaseDurationSeconds: seconds,
  },
});
const found = (answers: { slices: unknown; cordoned?: unknown; leases?: unknown[] }) =>
  membersOf(
    clusterState({
      slices: answers.slices,
      cordoned: answers.cordoned ?? nodes(),
      leases: { items: answers.leases ?? [] },
    }),
  );

it('are the nodes with a pod, each once, also where a pod has two addresses', () => {
  const both = slices(endpoint('worker-2', 'sb-b'), endpoint('worker-1', 'sb-a'));
  const twice = { items: [...both.items, ...slices(endpoint('worker-1', 'sb-a'), endpoint('worker-2', 'sb-b')).items] };
  expect(found({ slices: twice })).toEqual([
    { host: 'worker-1', pod: 'sb-a', isDraining: false },
    { host: 'worker-2', pod: 'sb-b', isDraining: false },
  ]);
  expect(found({ slices: { items: [{ endpoints: null }] } })).toEqual([]);
});

it('are draining when their node is cordoned or their pod is being removed', () => {
  const two = slices(endpoint('worker-1', 'sb-a'), endpoint('worker-2', 'sb-b', { ready: false, terminating: true }));
  expect(found({ slices: two, cordoned: nodes('worker-1') })).toEqual([
    { host: 'worker-1', pod: 'sb-a', isDraining: true },
    { host: 'worker-2', pod: 'sb-b', isDraining: true },
  ]);
});

it('are named with the reason when their pod is not ready, and counted on when the cluster says nothing', () => {
  const three = slices(
    endpoint('worker-1', 'sb-a', { ready: false }),
    endpoint('worker-2', 'sb-b', { ready: null }),
    endpoint('worker-3', 'sb-c', {}),
  );
  const [first, ...others] = found({ slices: three });
  expect(first?.trouble).toMatch(/not ready/);
  expect(others.map(({ trouble }) => trouble)).toEqual([undefined, undefined]);
});

it('are reached in the new pod while the old one is removed or not ready', () => {
  const pods = [
    endpoint('worker-1', 'old', { ready: false, terminating: true }),
    endpoint('worker-1', 'new'),
    endpoint('worker-1', 'older', { ready: false }),
  ];
  for (const order of [pods, pods.toReversed()])
    expect(found({ slices: slices(...order) })).toEqual([{ host: 'worker-1', pod: 'new', isDraining: false }]);
});

it('are dead when the lease of their node has expired, by the newest lease and not by the clock of the desk', () => {
  const two = slices(endpoint('worker-1', 'sb-a'), endpoint('worker-2', 'sb-b'));
  const dead = (leases: unknown[]) => found({ slices: two, leases }).flatMap(({ host, trouble }) => trouble && [host]);
  expect(dead([lease('worker-1', 10), lease('worker-2', 51)])).toEqual([['worker-1'], undefined].flat());
  expect(dead([lease('worker-1', 11), lease('worker-2', 51)])).toEqual([undefined, undefined]);
  expect(dead([lease('worker-1', 11, 5), lease('worker-2', 17)])).toEqual(['worker-1', undefined]);
  expect(dead([lease('worker-1', 10, null), lease('worker-2', 51)])).toEqual(['worker-1', undefined]);
  expect(dead([{ metadata: { name: 'worker-1' }, spec: {} }, lease('worker-2', 51)])).toEqual([undefined, undefined]);
});

it.each([
  ['a pod that is an option', slices(endpoint('worker-1', '--kubeconfig=/tmp/x'))],
  ['a node that moves the cursor', slices(endpoint('\u001b[2J', 'sb-a'))],
  ['a target that is no pod', slices({ ...endpoint('worker-1', 'sb-a'), targetRef: { kind: 'Node', name: 'x' } })],
  ['no list', { kind: 'Status' }],
  ['no JSON', undefined],
  ['more than any cluster has', { items: Array.from({ length: 5001 }, () => ({ endpoints: [] })) }],
])('are not taken from an answer with %s', (_, untrusted) => {
  expect(() => found({ slices: untrusted })).toThrow();
});
