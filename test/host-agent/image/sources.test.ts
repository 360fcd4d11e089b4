import { expect, test } from 'vitest';
import { releaseCodename, sourcesList } from '../../../host-agent/image/sources.ts';

const target = {
  codename: 'trixie',
  release: 'trixie',
  uri: 'http://mirror.example/debian/',
  component: 'main',
  signedBy: '/usr/share/keyrings/debian.pgp',
};

test('reads the codename from os-release, quoted or not', () => {
  expect(releaseCodename('ID=debian\nVERSION_CODENAME=trixie\n')).toBe('trixie');
  expect(releaseCodename('VERSION_CODENAME="trixie"\n')).toBe('trixie');
  expect(releaseCodename('ID=debian\n')).toBeUndefined();
});

test('puts the components of a suite on one line, updates and security on separate ones', () => {
  const targets = [
    target,
    { ...target, component: 'contrib' },
    { ...target, codename: 'trixie-security', release: 'trixie-security', uri: 'http://mirror.example/security/' },
  ];
  expect(sourcesList(targets, 'trixie')).toBe(
    'deb [signed-by="/usr/share/keyrings/debian.pgp"] http://mirror.example/debian/ trixie main contrib\ndeb [signed-by="/usr/share/keyrings/debian.pgp"] http://mirror.example/security/ trixie-security main\n',
  );
});

test('omits unsigned sources, other releases and backports', () => {
  const others = [
    { codename: '', release: './', uri: 'file:/usr/share/local/', component: '', signedBy: '' },
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
  expect(() => sourcesList(others, 'trixie')).toThrow(/no signed source of "trixie"/);
});

test.each([
  ['its suite is named by another word', { codename: 'trixie', release: 'stable' }],
  ['it has no codename of its own', { codename: '', release: 'trixie' }],
  ['it is a part of the release', { codename: '', release: 'trixie/updates' }],
])('accepts a source of the release where %s', (_, differs) => {
  expect(sourcesList([{ ...target, ...differs }], 'trixie')).toContain(` ${differs.release} main`);
});

test.each(['trixiefork', 'not-trixie', 'sid'])('refuses a source of the release %s', (release) => {
  expect(() => sourcesList([{ ...target, codename: release, release }], 'trixie')).toThrow(/no signed source/);
});
