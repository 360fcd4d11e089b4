// @ts-check
/** The package `safe-browse-archive-keyring`: the public keys of a repository, and the source by which apt finds it. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root, SetupStopped } from '../checkout.mjs';
import { buildSource, layOutDebian, put } from '../package/debian-source.mjs';

export const KEYRING = 'safe-browse-archive-keyring';
/** The suite that has the newest version. */
export const SUITE = 'stable';

/** The source file of apt, in its form of several lines (deb822). @param {string} uri */
export const sourceFile = (uri) => `# Part of the package ${KEYRING}.
Types: deb
URIs: ${uri}
Suites: ${SUITE}
Components: main
Architectures: amd64
Signed-By: /usr/share/keyrings/${KEYRING}.gpg
`;

/**
 * Builds the package in `folder`. Returns its path. Throws {@link SetupStopped}.
 * @param {string} folder
 * @param {{ keys: readonly string[], uri: string }} repository The keys by their fingerprints.
 * @param {import('../package/debian-source.mjs').Release} release
 */
export async function makeKeyring(folder, { keys, uri }, release) {
  const scratch = mkdtempSync(join(tmpdir(), 'safe-browse-keyring-'));
  try {
    const tree = join(scratch, KEYRING);
    const templates = join(root, 'host-agent/package/keyring');
    const debian = layOutDebian(tree, KEYRING, templates, release, 'Key and address of the repository.');
    const control = readFileSync(join(templates, 'control'), 'utf8');
    put(join(debian, 'control'), control.replaceAll('@MAINTAINER@', release.maintainer));
    const staging = join(tree, 'staging', KEYRING);
    put(
      join(staging, `usr/share/keyrings/${KEYRING}.gpg`),
      execFileSync('gpg', ['--batch', '--export-options', 'export-minimal', '--export', ...keys]),
    );
    put(join(staging, 'etc/apt/sources.list.d/safe-browse.sources'), sourceFile(uri));
    const [made] = await buildSource(tree, release.epoch, folder);
    if (made === undefined) throw new SetupStopped(`debhelper has made no ${KEYRING}.`);
    return join(folder, made);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
