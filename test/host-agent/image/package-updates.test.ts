import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { areAllIn, askedName, findUpdates } from '../../../host-agent/image/package-updates.ts';
import { newestVersions, parsePolicy } from '../../../host-agent/tools/apt.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-updates-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the distribution', () => {
  it('is asked through apt for its newest versions, independently of what is installed on the host', async () => {
    const repository = join(folder, 'repository');
    mkdirSync(repository);
    const entry = (name: string, version: string) =>
      `Package: ${name}\nVersion: ${version}\nArchitecture: all\nMaintainer: a\nFilename: ./${name}.deb\nSize: 1\nSHA256: ${'0'.repeat(64)}\nDescription: d\n\n`;
    const lists = { sourcesFile: join(folder, 'sources.list'), folder: join(folder, 'lists') };
    mkdirSync(join(lists.folder, 'partial'), { recursive: true });
    writeFileSync(lists.sourcesFile, `deb [trusted=yes] file:${repository} ./\n`);
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
    const lists = { sourcesFile: join(folder, 'sources.list'), folder: join(folder, 'lists') };
    mkdirSync(join(lists.folder, 'partial'), { recursive: true });
    writeFileSync(lists.sourcesFile, `deb [trusted=yes] file:${join(folder, 'nowhere')} ./\n`);
    await expect(newestVersions(['dpkg'], lists)).rejects.toMatchObject({ code: 'command-failed' });
  });

  it('lists candidates that are parsed completely', () => {
    expect(
      parsePolicy(
        'aa:\n  Installed: (none)\n  Candidate: 1:2-3\n  Version table:\n     1:2-3 500\nbb:\n  Installed: 1\n  Candidate: (none)\nc++:\n  Installed: (none)\n  Candidate: 4\n',
      ),
    ).toEqual(
      new Map([
        ['aa', '1:2-3'],
        ['c++', '4'],
      ]),
    );
    expect(parsePolicy('')).toEqual(new Map());
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
    const newest = new Map([
      ['chromium', '140.0-1~deb13u10'],
      ['libc6', '2.41-12'],
      ['older', '1'],
      ['linux-image-amd64', '6.12.120-1'],
    ]);
    const found = await findUpdates(packages, newest);
    expect(found).toEqual([
      { name: 'chromium', from: '140.0-1~deb13u1', to: '140.0-1~deb13u10' },
      { name: 'linux-image-6.12.118+deb13-amd64', from: '6.12.118-1', to: '6.12.120-1' },
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
