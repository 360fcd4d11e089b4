/** A host of a bed behind a fake of a Kubernetes API server, used by the real kubectl with the roles of our manifests. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubernetesPool } from '../../../host-agent/pool/kubernetes/kubernetes-pool.ts';
import type { Cluster } from '../../../host-agent/tools/kubectl.ts';
import { FakeApiServer } from '../../fakes/kubernetes/api-server.ts';
import { authorizer } from '../../fakes/kubernetes/roles.ts';
import { builtManifests } from '../../fakes/kubernetes/manifests.ts';
import type { BedHost } from '../../host-agent/pool/pool-bed.ts';

/** The namespace and the account in `host-agent/package/kubernetes/example`. */
export const NAMESPACE = 'safe-browse-alice';
const PEOPLE = 'safe-browse-people';
const USERS = {
  alice: { name: 'alice@example.org', groups: [PEOPLE] },
  operator: { name: 'alice@example.org', groups: [PEOPLE, 'safe-browse-operators'] },
  bob: { name: 'bob@example.org', groups: [PEOPLE] },
};

export interface FakeCluster {
  readonly apiServer: FakeApiServer;
  /** A pool of this person, whose token is their name, in this namespace. */
  readonly clusterOf: (person: string, namespace?: string) => Cluster;
  readonly poolOf: (person: string, namespace?: string) => KubernetesPool;
  readonly stop: () => Promise<void>;
}

/** Its nodes are `worker-1`, `worker-2`, … with these hosts. */
export async function fakeCluster(hosts: readonly Pick<BedHost, 'socket'>[]): Promise<FakeCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-cluster-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=fake', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...kind, ...name, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
  const [certificate, key] = await Promise.all([readFile(certificateFile, 'utf8'), readFile(keyFile, 'utf8')]);
  const mayDo = authorizer([...builtManifests('cluster'), ...builtManifests('example')]);
  const apiServer = new FakeApiServer({ certificate, key, users: USERS, mayDo });
  for (const [index, { socket }] of hosts.entries()) apiServer.addHost(`worker-${index + 1}`, NAMESPACE, socket);
  const server = await apiServer.listen();
  const people = [...Object.keys(USERS), 'stranger'];
  const configuration = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'fake', cluster: { server, 'certificate-authority': certificateFile } }],
    users: people.map((person) => ({ name: person, user: { token: person } })),
    contexts: people.map((person) => ({ name: `${person}@fake`, context: { cluster: 'fake', user: person } })),
  };
  const configurationFile = join(folder, 'kubeconfig');
  await writeFile(configurationFile, JSON.stringify(configuration));
  // kubectl remembers nothing of it among the clusters of the person who runs the tests.
  process.env['KUBECACHEDIR'] = join(folder, 'cache');
  const clusterOf = (person: string, namespace = NAMESPACE): Cluster => ({
    context: `${person}@fake`,
    namespace,
    configurationFile,
  });
  const settings = { service: 'safe-browse', detachedMinutes: 30 };
  return {
    apiServer,
    clusterOf,
    poolOf: (...which) => new KubernetesPool('company', { ...clusterOf(...which), ...settings }),
    stop: async () => {
      await apiServer.stop();
      delete process.env['KUBECACHEDIR'];
      // A kubectl that is ending may still write into its cache.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    },
  };
}
