/** A host of a bed behind a double of a Kubernetes API server, used by the real kubectl with the roles of our manifests. */
import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubernetesPool } from '../../../host-agent/pool/kubernetes/kubernetes-pool.ts';
import type { Cluster } from '../../../host-agent/tools/kubectl.ts';
import { ApiServerDouble } from '../../fakes/kubernetes/api-server-double.ts';
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

export interface ClusterDouble {
  readonly double: ApiServerDouble;
  /** A pool of this person, whose token is their name, in this namespace. */
  readonly clusterOf: (person: string, namespace?: string) => Cluster;
  readonly poolOf: (person: string, namespace?: string) => KubernetesPool;
  readonly stop: () => Promise<void>;
}

/** Its nodes are `worker-1`, `worker-2`, … with these hosts. */
export async function clusterDouble(hosts: readonly Pick<BedHost, 'socket'>[]): Promise<ClusterDouble> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-cluster-'));
  const [keyFile, certificateFile] = [join(folder, 'key.pem'), join(folder, 'certificate.pem')];
  const kind = ['-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const name = ['-subj', '/CN=double', '-addext', 'subjectAltName=IP:127.0.0.1'];
  execFileSync('openssl', ['req', ...kind, ...name, '-keyout', keyFile, '-out', certificateFile], { stdio: 'pipe' });
  const [certificate, key] = await Promise.all([readFile(certificateFile, 'utf8'), readFile(keyFile, 'utf8')]);
  const mayDo = authorizer([...builtManifests('cluster'), ...builtManifests('example')]);
  const double = new ApiServerDouble({ certificate, key, users: USERS, mayDo });
  for (const [index, { socket }] of hosts.entries()) double.addHost(`worker-${index + 1}`, NAMESPACE, socket);
  const server = await double.listen();
  const people = [...Object.keys(USERS), 'stranger'];
  const configuration = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'double', cluster: { server, 'certificate-authority': certificateFile } }],
    users: people.map((person) => ({ name: person, user: { token: person } })),
    contexts: people.map((person) => ({ name: `${person}@double`, context: { cluster: 'double', user: person } })),
  };
  const configurationFile = join(folder, 'kubeconfig');
  await writeFile(configurationFile, JSON.stringify(configuration));
  // kubectl remembers nothing of it among the clusters of the person who runs the tests.
  process.env['KUBECACHEDIR'] = join(folder, 'cache');
  const clusterOf = (person: string, namespace = NAMESPACE): Cluster => ({
    context: `${person}@double`,
    namespace,
    configurationFile,
  });
  const settings = { service: 'safe-browse', detachedMinutes: 30 };
  return {
    double,
    clusterOf,
    poolOf: (...which) => new KubernetesPool('company', { ...clusterOf(...which), ...settings }),
    stop: async () => {
      await double.stop();
      delete process.env['KUBECACHEDIR'];
      // A kubectl that is ending may still write into its cache.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 20 });
    },
  };
}
