import { expect, it } from 'vitest';
import { packageNameIn } from '../../../../host-agent/process/package-names.ts';
import { fileLines, licenceOf, requirementOf } from '../../../../host-agent/scripts/package/rpm.mjs';

it.each([
  ['attr', 'attr'],
  ['qemu-system-x86', '(qemu-system-x86 or qemu-x86)'],
  ['util-linux-extra', 'util-linux'],
  ['nodejs (>= 20.19) | safe-browse-node', 'nodejs(engine) >= 20.19'],
  ['safe-browse (= 0.2.0-1)', 'safe-browse = 0.2.0-1'],
  ['safe-browse-electron (>= 45~)', 'safe-browse-electron >= 45'],
  ['safe-browse-electron (<< 46~)', 'safe-browse-electron < 46'],
  ['mmdebstrap', undefined],
  ['init-system-helpers (>= 1.52)', undefined],
  ['libgtk-3-0t64', undefined],
  ['libnss3', undefined],
])('the dependency %s is %s', (debian, expected) => {
  expect(requirementOf(debian, packageNameIn)).toBe(expected);
});

it('lists files with what they are, and only folders that no other package has', () => {
  const [folder, file] = ['folder', 'file'] as const;
  expect(
    fileLines([
      { path: '/etc', kind: folder },
      { path: '/etc/safe-browse', kind: folder },
      { path: '/etc/apparmor.d/safe-browse', kind: file },
      { path: '/usr/bin/safe-browse', kind: file },
      { path: '/usr/share/doc/safe-browse/copyright', kind: file },
      { path: '/usr/share/man/man1/safe-browse.1.gz', kind: file },
      { path: '/usr/share/mozilla/extensions/{a}/b.xpi', kind: file },
    ]),
  ).toEqual([
    '%dir "/etc/safe-browse"',
    '%config(noreplace) "/etc/apparmor.d/safe-browse"',
    '"/usr/bin/safe-browse"',
    '%license "/usr/share/doc/safe-browse/copyright"',
    '%doc "/usr/share/man/man1/safe-browse.1.gz"',
    '"/usr/share/mozilla/extensions/{a}/b.xpi"',
  ]);
});

it('names each licence once', () => {
  const copyright = 'License: Expat\n\nLicense: MIT_a-1\nLicense: IJG-AND-Zlib_jpeg\n Text.\nLicense: Apache-2.0\n';
  expect(licenceOf(copyright)).toBe('Apache-2.0 AND IJG AND MIT AND Zlib');
});
