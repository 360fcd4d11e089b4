/** The engine `kubernetes` over a fake of a cluster's API server: no cluster runs in a test. kubectl is the real one. */
import { expect, it } from 'vitest';
import {
  attachArguments,
  attachOverKubectl,
  type Cluster,
  clusterArguments,
} from '../../../host-agent/tools/kubectl.ts';
import { deskOfTest } from '../../host-agent/pool/pool-bed.ts';
import { describeHostPool, expectSaid, hostsBehind } from './host-pool.ts';
import { fakeCluster, NAMESPACE } from './fake-kubernetes.ts';

describeHostPool('kubernetes', async (host) => {
  const { apiServer, poolOf, stop } = await fakeCluster([host]);
  return { pool: poolOf('operator'), member: 'worker-1', kill: () => apiServer.killNode('worker-1'), stop };
});

const cluster = (...names: string[]) => hostsBehind(fakeCluster, ...names);

it('runs nothing but safe-browse attach, and takes no name for an option of kubectl', async () => {
  const { apiServer, poolOf } = await cluster('one');
  const pool = poolOf('alice');
  await (await deskOfTest(pool)).remote.linkTo(pool, 'worker-1').connected();
  const asked = apiServer.asked.filter((each) => !/^GET \/apis?(?:\/[a-z.0-9]+)?(?:\/v1)?$/.test(each));
  expect([...new Set(asked)].toSorted()).toEqual([
    'EXEC safe-browse attach',
    `GET /api/v1/namespaces/${NAMESPACE}/pods/safe-browse-worker-1`,
    'GET /api/v1/nodes',
    'GET /apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases',
    `GET /apis/discovery.k8s.io/v1/namespaces/${NAMESPACE}/endpointslices`,
  ]);
  const args = attachArguments({ context: '--as=admin', namespace: 'a' }, 'pod', 'safe-browse');
  expect(args).toContain('--context=--as=admin');
  expect(args.slice(-4)).toEqual(['pod', '--', 'safe-browse', 'attach']);
  expect(clusterArguments({ context: '', namespace: 'a' })).toEqual(['--namespace=a']);
});

it.each([
  [
    'credentials that the cluster does not know',
    'stranger',
    NAMESPACE,
    /not known: error: You must be logged in to the server/,
  ],
  [
    'a context that the kubeconfig does not have',
    'nowhere',
    NAMESPACE,
    /not known: error: context "nowhere@fake" does not exist/,
  ],
  [
    'a namespace without host agents',
    'alice',
    'safe-browse-alise',
    /not known: Error from server .*cannot list resource "endpointslices".*"safe-browse-alise"/,
  ],
])('says what kubectl said, with %s', async (_, person, namespace, said) => {
  const { poolOf } = await cluster('one');
  await expectSaid(poolOf(person, namespace), said, 'kubectl --kubeconfig=');
});

/** Why a command in the pod of Alice is refused, as kubectl says it. */
const refusal = (where: Cluster, container: string): Promise<string> =>
  new Promise((said) => attachOverKubectl(where, Promise.resolve({ pod: 'safe-browse-worker-1', container }), said));

it('gives a person nothing of the namespace of another one, and lets only operators drain', async () => {
  const { apiServer, poolOf, clusterOf } = await cluster('one');
  expect(await refusal(clusterOf('bob'), 'safe-browse')).toMatch(/"bob@example.org" cannot get resource "pods"/);
  expect(await refusal(clusterOf('alice'), 'another')).toMatch(
    /container another is not valid|nothing but safe-browse attach/,
  );
  await expect(poolOf('bob').members()).rejects.toThrow(/"bob@example.org" cannot list resource "endpointslices"/);
  const pool = poolOf('alice');
  const rest = await deskOfTest(pool);
  await expect(rest.pools.setDrained('worker-1', true)).rejects.toMatchObject({
    code: 'pool-drain-refused',
    message: expect.stringMatching(/nodes "?worker-1"? is forbidden|cannot get resource "nodes"/) as string,
  });
  expect(apiServer.nodes.map(({ isCordoned }) => isCordoned)).toEqual([false]);
});

it('reaches the new pod of a node after the old one was replaced', async () => {
  const { apiServer, poolOf, hosts } = await cluster('one', 'two');
  const [, second] = hosts;
  const pool = poolOf('alice');
  const link = (await deskOfTest(pool)).remote.linkTo(pool, 'worker-1');
  const connection = await link.connected();
  apiServer.killNode('worker-1');
  await expect.poll(() => connection.lost.aborted).toBe(true);
  await expect(link.connected()).rejects.toThrow(/not ready|error dialing backend/);
  apiServer.pods.splice(0);
  apiServer.nodes.splice(0);
  apiServer.addHost('worker-1', NAMESPACE, second?.socket ?? '');
  await link.connected();
  expect(link.trouble).toBeUndefined();
});
