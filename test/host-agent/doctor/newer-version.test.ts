import { describe, expect, it } from 'vitest';
import { newerVersionFinding, newerVersionFindings } from '../../../host-agent/doctor/newer-version.ts';
import { parseHostVersions } from '../../../host-agent/tools/building/apt.ts';

/** What apt-cache prints of these packages. */
const policy = (...packages: readonly (readonly [string, string, string])[]) =>
  parseHostVersions(
    packages
      .map(
        ([name, installed, candidate]) =>
          `${name}:\n  Installed: ${installed}\n  Candidate: ${candidate}\n  Version table:\n     ${candidate} 500\n        500 https://packages.example stable/main amd64 Packages\n *** ${installed} 100\n        100 /var/lib/dpkg/status\n`,
      )
      .join(''),
  );

describe('a newer version', () => {
  it('is reported with the command that installs all that is newer', () => {
    const known = policy(
      ['safe-browse', '0.1.0-1', '0.2.0-1'],
      ['safe-browse-desktop', '0.1.0-1', '0.2.0-1'],
      ['safe-browse-electron', '45.4.1-1', '45.4.1-1'],
    );
    expect(newerVersionFinding('0.1.0', known)).toEqual([
      {
        check: 'newer version',
        level: 'note',
        message: 'Safe Browse 0.2.0-1 is in the apt repository; 0.1.0-1 is installed.',
        params: { version: '0.2.0-1', installed: '0.1.0-1' },
        hint: 'As root: apt-get install --only-upgrade safe-browse safe-browse-desktop',
        command: 'apt-get install --only-upgrade safe-browse safe-browse-desktop',
      },
    ]);
  });

  it('of Electron is reported, too', () => {
    const known = policy(['safe-browse', '0.2.0-1', '0.2.0-1'], ['safe-browse-electron', '45.4.1-1', '45.4.2-1']);
    expect(newerVersionFinding('0.2.0', known)).toMatchObject([
      { variant: 'electron', command: 'apt-get install --only-upgrade safe-browse-electron' },
    ]);
  });

  it('that is installed, and does not run yet, is reported with the command that makes it run', () => {
    const known = policy(['safe-browse', '0.2.0-1', '0.2.0-1']);
    expect(newerVersionFinding('0.1.0', known)).toMatchObject([
      {
        variant: 'running',
        message: 'Safe Browse 0.2.0-1 is installed, and its host agent is still 0.1.0.',
        command: 'safe-browse daemon --stop',
      },
    ]);
  });

  it('is not reported where there is none, where no package is installed, and from a checkout', async () => {
    expect(newerVersionFinding('0.2.0', policy(['safe-browse', '0.2.0-1', '0.2.0-1']))).toEqual([]);
    expect(newerVersionFinding('0.2.0', policy(['safe-browse', '(none)', '0.2.0-1']))).toEqual([]);
    expect(await newerVersionFindings(undefined)).toEqual([]);
  });
});
