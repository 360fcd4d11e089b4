import { expect, it } from 'vitest';
import { parseConfig, readConfig } from '../../../host-agent/config/load.ts';

const pool = (hosts: string, rest = '') => `[pool.family]\nengine = "ssh"\nhosts = ${hosts}\n${rest}`;

it('takes names of ssh, with and without an account', () => {
  const { pool: pools, profile } = parseConfig(
    `${pool('["server", "me@server.example", "10.0.0.7"]')}[profile.server]\nwhere = "family"`,
    '/c',
  );
  expect(pools['family']).toEqual({
    engine: 'ssh',
    hosts: ['server', 'me@server.example', '10.0.0.7'],
    detachedMinutes: 30,
  });
  expect(profile['server']?.where).toBe('family');
  expect(profile['default']?.where).toBe('');
});

it.each([
  ['an option of ssh', '["-oProxyCommand=touch /tmp/x"]'],
  ['an account that is an option', '["-l@server"]'],
  ['several words', '["server; reboot"]'],
  ['a line break', String.raw`["server\nHost *"]`],
  ['a URI', '["ssh://server"]'],
  ['nothing', '[""]'],
])('refuses %s as a host, and says where it stands', (_, hosts) => {
  expect(readConfig(pool(hosts))).toMatchObject({ problems: [{ path: ['pool', 'family', 'hosts', '0'] }] });
});

it.each([
  ['no host', pool('[]'), ['pool', 'family', 'hosts']],
  ['a host twice', pool('["a", "a"]'), ['pool', 'family', 'hosts']],
  ['an engine that does not exist', '[pool.family]\nengine = "nomad"\nhosts = ["a"]', ['pool', 'family', 'engine']],
  ['a time without bounds', pool('["a"]', 'detachedMinutes = 100000'), ['pool', 'family', 'detachedMinutes']],
  ['a profile in a pool that does not exist', '[profile.server]\nwhere = "nowhere"', ['profile', 'server', 'where']],
])('reports %s by the path of its key', (_, text, path) => {
  expect(readConfig(text)).toMatchObject({ problems: [{ path }] });
});

const cluster = (rest: string) => `[pool.company]\nengine = "kubernetes"\n${rest}`;

it('takes a cluster: the namespace of the person, a context as kubeconfigs have them, and a Service', () => {
  expect(parseConfig(cluster('namespace = "safe-browse-alice"'), '/c').pool['company']).toEqual({
    engine: 'kubernetes',
    context: '',
    namespace: 'safe-browse-alice',
    service: 'safe-browse',
    detachedMinutes: 30,
  });
  const context = 'arn:aws:eks:eu-central-1:1234:cluster/people';
  const { pool: pools } = parseConfig(cluster(`namespace = "a"\ncontext = "${context}"`), '/c');
  expect(pools['company']).toMatchObject({ context });
});

it('reports every mistake in a cluster, each by the path of its key', () => {
  const text = cluster('namespace = "--as=admin"\ncontext = "two words"\nservice = "Safe.Browse"\nhosts = ["a"]');
  const read = readConfig(text);
  const paths = 'problems' in read ? read.problems.map(({ path }) => path.join('.')) : [];
  expect(paths.toSorted()).toEqual(['context', 'hosts', 'namespace', 'service'].map((key) => `pool.company.${key}`));
  expect(readConfig(cluster(''))).toMatchObject({ problems: [{ path: ['pool', 'company', 'namespace'] }] });
});

const incus = (rest: string) => `[pool.company]\nengine = "incus"\n${rest}`;

it('takes a project of Incus, on a server that the person’s client knows', () => {
  expect(parseConfig(incus('remote = "company"\nproject = "safe-browse-alice"'), '/c').pool['company']).toEqual({
    engine: 'incus',
    remote: 'company',
    project: 'safe-browse-alice',
    detachedMinutes: 30,
  });
});

it.each([
  ['an option of incus', '--force-local', '--all-projects'],
  ['several words', 'a b', 'a b'],
  ['a part of an address', 'a:b', 'a&project=b'],
  ['nothing', '', ''],
])('reports %s in the settings of Incus, by the path of its key', (_, remote, project) => {
  const read = readConfig(incus(`remote = "${remote}"\nproject = "${project}"\nprogram = "/tmp/x"`));
  const paths = 'problems' in read ? read.problems.map(({ path }) => path.join('.')) : [];
  expect(paths.toSorted()).toEqual(['program', 'project', 'remote'].map((key) => `pool.company.${key}`));
});
