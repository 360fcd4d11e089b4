/** Packages for tests of packages. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { findNode } from '../../../host-agent/scripts/package/node.mjs';
import { makePackages } from '../../../host-agent/scripts/package/package.mjs';
import { electron } from '../desktop/desktop.ts';

/** Of the Electron of the tests, which does not say it. */
const STAND_IN = '33.2.1';

/** This version's packages in `folder`, with those of the desktop if there is an Electron, and of a Node if npm has it. Compressed quickly, because they are not published. */
export async function madePackages(folder: string): Promise<string[]> {
  process.env['DPKG_DEB_COMPRESSOR_TYPE'] = 'gzip';
  process.env['DPKG_DEB_COMPRESSOR_LEVEL'] = '1';
  const names = await makePackages(folder, electronToPackage(join(folder, 'electron')), await findNode());
  return names.map((name) => join(folder, name));
}

function electronToPackage(copy: string): string | undefined {
  if (!existsSync(electron)) return undefined;
  if (existsSync(join(dirname(electron), 'version'))) return dirname(electron);
  mkdirSync(dirname(copy), { recursive: true });
  execFileSync('cp', ['--archive', '--link', dirname(electron), copy]);
  writeFileSync(join(copy, 'version'), STAND_IN);
  return copy;
}

/** The same packages in `folder`, as if they were those of version 0.1.0, whose desktop brought its Electron itself. */
export function olderPackages(made: readonly string[], folder: string): string[] {
  const packages = made.filter((path) => !/\/safe-browse-node_/.test(path));
  const version = /_(.*)-1_/.exec(basename(packages.find((path) => /\/safe-browse_/.test(path)) ?? ''))?.[1] ?? '';
  const trees = new Map(packages.map((path) => [basename(path).split('_')[0] ?? '', join(folder, basename(path))]));
  for (const path of packages) execFileSync('dpkg-deb', ['--raw-extract', path, join(folder, basename(path))]);
  const [desktop, electronTree] = [trees.get('safe-browse-desktop'), trees.get('safe-browse-electron')];
  if (desktop !== undefined && electronTree !== undefined) {
    execFileSync('cp', ['--archive', '--link', `${electronTree}/usr/lib`, join(desktop, 'usr')]);
    trees.delete('safe-browse-electron');
  }
  const libraries =
    electronTree === undefined
      ? ''
      : ` ${/^Depends: (.*)$/m.exec(readFileSync(join(electronTree, 'DEBIAN/control'), 'utf8'))?.[1] ?? ''},`;
  return [...trees].map(([name, tree]) => {
    const control = join(tree, 'DEBIAN/control');
    const fields = readFileSync(control, 'utf8').replaceAll(`${version}-1`, '0.1.0-1');
    // What Electron depends on, the desktop depended on.
    writeFileSync(
      control,
      fields.replace(/ safe-browse-electron \(>[^)]*\), safe-browse-electron \(<[^)]*\),/, libraries),
    );
    const programs = join(tree, 'usr/lib/safe-browse/resources/dist/host-agent');
    for (const program of existsSync(programs) ? readdirSync(programs).filter((each) => each.endsWith('.js')) : []) {
      const path = join(programs, program);
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replaceAll(
          `name:"safe-browse",version:"${version}"`,
          'name:"safe-browse",version:"0.1.0"',
        ),
      );
    }
    const made = join(folder, `${name}_0.1.0-1_amd64.deb`);
    execFileSync('dpkg-deb', ['--root-owner-group', '--build', tree, made], { stdio: 'ignore' });
    return made;
  });
}
