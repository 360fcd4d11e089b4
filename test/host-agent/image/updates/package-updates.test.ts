import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  areAllIn,
  askedName,
  findUpdates,
  newestOf,
  publicationOf,
} from '../../../../host-agent/image/updates/package-updates.ts';
import { offersOf, type OwnApt, updateLists } from '../../../../host-agent/tools/building/apt.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-updates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function aptWith(uri: string): OwnApt {
  const apt = {
    sourcesFile: join(folder, 'sources.list'),
    preferencesFile: join(folder, 'preferences'),
    listsFolder: join(folder, 'lists'),
  };
  mkdirSync(join(apt.listsFolder, 'partial'), { recursive: true });
  writeFileSync(apt.sourcesFile, `deb [trusted=yes] ${uri} ./\n`);
  writeFileSync(apt.preferencesFile, '');
  return apt;
}

async function newestVersions(names: readonly string[], apt: OwnApt) {
  await updateLists(apt);
  return new Map([...(await offersOf(apt, names))].map(([name, { candidate }]) => [name, candidate]));
}

describe('the distribution', () => {
  it('is asked through apt for its newest versions, independently of what is installed on the host', async () => {
    const repository = join(folder, 'repository');
    mkdirSync(repository);
    const entry = (name: string, version: string) =>
      `Package: ${name}\nVersion: ${version}\nArchitecture: all\nMaintainer: a\nFilename: ./${name}.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\nDescription: d\n\n`;
    const lists = aptWith(`file:${repository}`);
    writeFileSync(
      join(repository, 'Packages'),
      entry('dpkg', '99.1') + entry('dpkg', '99.0') + entry('chromium', '140.0-1~deb13u1'),
    );
    // dpkg is installed on the host, but its version there does not matter.
    expect(await newestVersions(['chromium', 'dpkg', 'not-there'], lists)).toEqual(
      new Map([
        ['chromium', '140.0-1~deb13u1'],
        ['dpkg', '99.1'],
      ]),
    );
    writeFileSync(join(repository, 'Packages'), entry('dpkg', '99.2'));
    expect(await newestVersions(['chromium', 'dpkg'], lists)).toEqual(new Map([['dpkg', '99.2']]));
  });

  it('causes a failure when it cannot be reached', async () => {
    await expect(newestVersions(['dpkg'], aptWith(`file:${join(folder, 'nowhere')}`))).rejects.toMatchObject({
      code: 'command-failed',
    });
  });
});

describe('updates of an image', () => {
  it('are the packages with a newer version in the distribution, for a kernel that of its successor', async () => {
    const packages = [
      { name: 'chromium', version: '140.0-1~deb13u1' },
      { name: 'libc6', version: '2.41-12' },
      { name: 'local', version: '1' },
      { name: 'older', version: '2' },
      { name: 'linux-image-6.12.118+deb13-amd64', version: '6.12.118-1' },
    ];
    const newest = new Map(
      [
        ['chromium', '140.0-1~deb13u10'],
        ['libc6', '2.41-12'],
        ['older', '1'],
        ['linux-image-amd64', '6.12.120-1'],
      ].map(([name = '', version = '']) => [name, { version, isSecurity: name === 'chromium' }]),
    );
    const found = await findUpdates(packages, newest);
    expect(found).toEqual([
      { name: 'chromium', from: '140.0-1~deb13u1', to: '140.0-1~deb13u10', isSecurity: true },
      { name: 'linux-image-6.12.118+deb13-amd64', from: '6.12.118-1', to: '6.12.120-1', isSecurity: false },
    ]);
    const renewed = [
      { name: 'chromium', version: '140.0-1~deb13u10' },
      { name: 'linux-image-6.12.120+deb13-amd64', version: '6.12.120-1' },
    ];
    expect([areAllIn(found, renewed), areAllIn(found, packages), areAllIn(found, renewed.slice(1))]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('are published again when any archive signs another file; that of security updates says when', () => {
    const security = (date: string) => `Origin: Debian\nLabel: Debian-Security\nDate: ${date}\n`;
    const main = 'Origin: Debian\nLabel: Debian\nDate: Sat, 05 Dec 2026 08:00:00 UTC\n';
    const of = (...texts: readonly string[]) => publicationOf(texts.map((text, index) => [`${index}_InRelease`, text]));
    const at = of(main, security('Wed, 02 Dec 2026 10:12:13 UTC'));
    expect(at.securityAt).toBe('2026-12-02T10:12:13.000Z');
    expect(of(main, security('Wed, 02 Dec 2026 10:12:13 UTC'))).toEqual(at);
    expect(of(`${main} `, security('Wed, 02 Dec 2026 10:12:13 UTC')).stamp).not.toBe(at.stamp);
    expect(of('Suite: noble-security\nDate: Wed, 02 Dec 2026 10:12:13 UTC\n').securityAt).toBe(at.securityAt);
    expect(of(main, security('some day')).securityAt).toBeUndefined();
  });

  it.each([
    ['trixie-security', true],
    ['trixie-security/updates', true],
    ['trixie', false],
    ['trixie-updates', false],
  ])('are security updates if they come from the archive for them: %s', (release, isSecurity) => {
    const place = { uri: 'http://mirror.example/debian', release, component: 'main' };
    expect(newestOf({ candidate: '2', places: new Map([['2', [place]]]) })).toEqual({ version: '2', isSecurity });
  });

  it.each([
    ['linux-image-6.12.118+deb13-amd64', 'linux-image-amd64'],
    ['linux-image-6.1.0-18-amd64', 'linux-image-amd64'],
    ['linux-image-6.12.118+deb13-cloud-amd64', 'linux-image-cloud-amd64'],
    ['linux-image-amd64', 'linux-image-amd64'],
    ['libc6', 'libc6'],
  ])('are asked for under a name that lasts: %s', (name, asked) => {
    expect(askedName(name)).toBe(asked);
  });
});
