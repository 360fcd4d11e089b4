import { expect, test } from 'vitest';
import { installedPackages, Manifest } from '../../../host-agent/image/manifest.ts';

test('lists only installed packages, by name', () => {
  const status =
    'Package: zlib1g\nStatus: install ok installed\nVersion: 1:1.3\n\nPackage: gone\nStatus: deinstall ok config-files\nVersion: 1\n\nPackage: bash\nStatus: install ok installed\nVersion: 5.2\nDescription: shell\n more\n\n';
  expect(installedPackages(status)).toEqual([
    { name: 'bash', version: '5.2' },
    { name: 'zlib1g', version: '1:1.3' },
  ]);
});

test('leaves out an entry without a name or a version', () => {
  const status = (...lines: string[]) => ['Status: install ok installed', ...lines, ''].join('\n');
  expect(installedPackages(status('Package: bash'))).toEqual([]);
  expect(installedPackages(status('Version: 5.2'))).toEqual([]);
});

test('refuses a manifest with file names that lead out of its folder', () => {
  const file = { name: '../vmlinuz', bytes: 1, sha256: 'a'.repeat(64) };
  expect(Manifest.shape.files.safeParse({ kernel: file, initramfs: file, root: file }).success).toBe(false);
  const good = { ...file, name: 'vmlinuz' };
  expect(Manifest.shape.files.safeParse({ kernel: good, initramfs: good, root: good }).success).toBe(true);
});
