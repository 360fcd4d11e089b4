import { expect, test } from 'vitest';
import { releaseCodename, packageSources } from '../../../host-agent/image/sources.ts';

const target = {
  codename: 'trixie',
  release: 'trixie',
  uri: 'http://mirror.example/debian/',
  component: 'main',
  signedBy: '/usr/share/keyrings/debian-archive-keyring.pgp',
  origin: 'Debian',
  label: 'Debian',
};

const sourcesList = (targets: Parameters<typeof packageSources>[0], codename: string) =>
  packageSources(targets, codename, []).list;

test('reads the codename from os-release, quoted or not', () => {
  expect(releaseCodename('ID=debian\nVERSION_CODENAME=trixie\n')).toBe('trixie');
  expect(releaseCodename('VERSION_CODENAME="trixie"\n')).toBe('trixie');
  expect(releaseCodename('ID=debian\n')).toBeUndefined();
});

test('puts the components of a suite on one line, updates and security on separate ones', () => {
  const targets = [
    target,
    { ...target, component: 'contrib' },
    {
      ...target,
      codename: 'trixie-security',
      release: 'trixie-security',
      uri: 'http://mirror.example/security/',
      label: 'Debian-Security',
    },
  ];
  expect(sourcesList(targets, 'trixie')).toBe(
    'deb [signed-by="/usr/share/keyrings/debian-archive-keyring.pgp"] http://mirror.example/debian/ trixie main contrib\ndeb [signed-by="/usr/share/keyrings/debian-archive-keyring.pgp"] http://mirror.example/security/ trixie-security main\n',
  );
});

test('omits unsigned sources, other releases and backports', () => {
  const others = [
    { codename: '', release: './', uri: 'file:/usr/share/local/', component: '', signedBy: '', origin: '', label: '' },
    { ...target, signedBy: '' },
    { ...target, signedBy: 'debian.pgp' },
    { ...target, codename: 'bookworm', release: 'bookworm' },
    { ...target, codename: 'trixie-backports', release: 'trixie-backports' },
  ];
  expect(
    sourcesList([...others, target], 'trixie')
      .trim()
      .split('\n'),
  ).toHaveLength(1);
  expect(() => sourcesList(others, 'trixie')).toThrow(/no archive of the distribution for "trixie"/);
});

test.each([
  ['its suite is named by another word', { codename: 'trixie', release: 'stable' }],
  ['it has no codename', { codename: '', release: 'trixie' }],
  ['it is a part of the release', { codename: '', release: 'trixie/updates' }],
])('accepts a source of the release where %s', (_, differs) => {
  expect(sourcesList([{ ...target, ...differs }], 'trixie')).toContain(` ${differs.release} main`);
});

test.each(['trixiefork', 'not-trixie', 'sid'])('refuses a source of the release %s', (release) => {
  expect(() => sourcesList([{ ...target, codename: release, release }], 'trixie')).toThrow(
    /no archive of the distribution/,
  );
});

const vendor = {
  ...target,
  uri: 'https://vendor.example/apt',
  signedBy: '/etc/apt/keyrings/vendor.gpg',
  origin: 'Vendor',
  label: 'Vendor',
};

test('uses only the archives of the distribution, and says why it refuses every other source', () => {
  const { list, refused, preferences } = packageSources(
    [
      target,
      vendor,
      { ...vendor, component: 'extra' },
      { ...vendor, uri: 'https://liar.example/apt', origin: 'Debian', label: 'Debian' },
      { ...target, signedBy: '' },
      { ...target, codename: 'sid', release: 'sid' },
      { ...target, signedBy: '/usr/share/keyrings/debian-archive-removed-keys.pgp', release: 'trixie-old' },
    ],
    'trixie',
    [],
  );
  expect(list.trim().split('\n')).toHaveLength(1);
  expect(preferences).toBe('');
  expect(refused.map(({ uri, release, reason }) => `${uri} ${release}: ${reason}`)).toEqual([
    'https://vendor.example/apt trixie: it is no archive of the distribution (origin "Vendor", label "Vendor"), and not named',
    'https://liar.example/apt trixie: it is not signed with a key of Debian',
    'http://mirror.example/debian/ trixie: it names no keyring file (Signed-By)',
    'http://mirror.example/debian/ sid: it belongs to another release than trixie',
    'http://mirror.example/debian/ trixie-old: it is not signed with a key of Debian',
  ]);
});

test('takes from a named source only what the distribution lacks', () => {
  const flat = {
    ...vendor,
    uri: 'file:/srv/own/',
    release: './',
    codename: '',
    component: '',
    origin: 'Own',
    label: '',
  };
  const named = packageSources([target, vendor, flat], 'trixie', ['https://vendor.example/apt/', 'file:/srv/own']);
  expect(named.refused).toEqual([]);
  expect(named.list.split('\n').slice(1)).toEqual([
    'deb [signed-by="/etc/apt/keyrings/vendor.gpg"] https://vendor.example/apt trixie main',
    'deb [signed-by="/etc/apt/keyrings/vendor.gpg"] copy:/srv/own/ ./',
    '',
  ]);
  expect(named.preferences).toBe(
    'Package: *\nPin: release o=Vendor,l=Vendor\nPin-Priority: 100\n\nPackage: *\nPin: release o=Own,l=\nPin-Priority: 100\n',
  );
});

test('refuses a named source that claims to be the distribution or has no origin', () => {
  const uri = 'https://liar.example/apt';
  for (const of of [
    { ...vendor, uri, origin: 'Debian', label: 'Debian-Security' },
    { ...vendor, uri, origin: '' },
    { ...vendor, uri, origin: 'a\nPin: release o=Debian' },
  ])
    expect(packageSources([target, of], 'trixie', [uri]).refused).toMatchObject([{ uri }]);
});
