/** The packages in a clean Debian: installed, used by a plain user, purged. `npm run test:package`; it downloads some 200 MB from the host's apt sources. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { Finding } from '../../host-agent/api/host/doctor.ts';
import { makePackages } from '../../host-agent/scripts/package/package.mjs';
import { electron } from '../bed/desktop/desktop.ts';

const SOURCES = ['/etc/apt/sources.list', '/etc/apt/sources.list.d/debian.sources'].filter((file) => existsSync(file));
const POLICY = '/etc/safe-browse/policy.toml';
const PURGED = 'find / -xdev -name "*safe-browse*" -not -path "/proc/*" -not -path "/tmp/*" 2>/dev/null';

let folder: string;
let system: string;
let made: string[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-chroot-'));
  system = join(folder, 'system');
  // With the Electron of the tests if there is one, because the package does not depend on the version. Compressed quickly, because it is not published.
  process.env['DPKG_DEB_COMPRESSOR_TYPE'] = 'gzip';
  process.env['DPKG_DEB_COMPRESSOR_LEVEL'] = '1';
  made = await makePackages(join(folder, 'packages'), existsSync(electron) ? dirname(electron) : undefined);
  const copy = `copy-in ${made.map((name) => join(folder, 'packages', name)).join(' ')} /var/tmp`;
  const install = `chroot "$1" apt-get install --yes --quiet=2 --no-install-recommends ${made.map((name) => `/var/tmp/${name}`).join(' ')}`;
  execFileSync(
    'mmdebstrap',
    [
      '--variant=apt',
      '--include=mandoc,bash-completion',
      `--customize-hook=${copy}`,
      `--customize-hook=${install}`,
      '--customize-hook=rm -rf "$1"/var/tmp/*',
      '--customize-hook=chroot "$1" useradd --create-home --user-group tester',
      'trixie',
      system,
      ...SOURCES,
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 64 * 1024 * 1024 },
  );
  // Writable for everyone, because root inside may not be root outside.
  mkdirSync(join(system, 'tmp/run'), { mode: 0o777 });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a shell command in the clean system, which bubblewrap makes the root directory: after chroot no namespaces could be created. */
function inside(words: string, user: 'root' | 'tester') {
  const as =
    user === 'root'
      ? []
      : [
          'setpriv',
          '--reuid=tester',
          '--regid=tester',
          '--clear-groups',
          '--inh-caps=-all',
          '--bounding-set=-all',
          '--',
        ];
  const { status, stdout, stderr } = spawnSync(
    'bwrap',
    [
      '--bind',
      system,
      '/',
      '--dev',
      '/dev',
      '--proc',
      '/proc',
      '--unshare-pid',
      '--unshare-ipc',
      '--unshare-net',
      '--die-with-parent',
      '--clearenv',
      '--setenv',
      'PATH',
      '/usr/sbin:/usr/bin',
      '--setenv',
      'HOME',
      user === 'root' ? '/root' : '/home/tester',
      '--setenv',
      'LC_ALL',
      'C.UTF-8',
      ...as,
      'sh',
      '-ec',
      words,
    ],
    { encoding: 'utf8', timeout: 120_000 },
  );
  return { status, stdout, stderr };
}

it('installs a command line for plain users, which starts the host agent', () => {
  expect(inside('safe-browse --version', 'tester')).toEqual({ status: 0, stdout: '0.2.0\n', stderr: '' });
  expect(
    inside('safe-browse config check --json; safe-browse list --json; safe-browse daemon --stop', 'tester'),
  ).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(
      /^\{.*"present":false\}\n\[\]\nThe host agent has stopped\. Running sessions continue\.\n$/,
    ) as unknown,
  });
  const { status, stdout } = inside('safe-browse open --no-window --json || true', 'tester');
  expect(status).toBe(0);
  expect(stdout).toContain('"code":"image-missing"');
});

it('has no missing program in the diagnostics', () => {
  const { stdout } = inside('safe-browse doctor --json || true; safe-browse daemon --stop >/dev/null', 'tester');
  const findings = z.array(Finding).parse(JSON.parse(stdout));
  expect(findings.find(({ check }) => check === 'programs')).toMatchObject({ level: 'ok' });
  expect(findings.filter(({ level, message }) => level !== 'ok' && /install/i.test(message))).toEqual([]);
});

it('installs the manual page and completions', () => {
  expect(
    inside(
      'mandoc -T utf8 /usr/share/man/man1/safe-browse.1.gz 2>/dev/null || zcat /usr/share/man/man1/safe-browse.1.gz',
      'tester',
    ).stdout,
  ).toContain('disposable');
  expect(
    inside('bash -c ". /usr/share/bash-completion/completions/safe-browse; complete -p safe-browse"', 'tester').stdout,
  ).toBe('complete -F _safe_browse safe-browse\n');
});

it('installs the dashboard for Grafana', () => {
  expect(inside('cat /usr/share/safe-browse/grafana-dashboard.json', 'tester').stdout).toContain(
    '"title": "Safe Browse"',
  );
});

it('enables its socket for every user at the next login', () => {
  expect(inside('readlink /etc/systemd/user/sockets.target.wants/safe-browse.socket', 'root').stdout).toBe(
    '/usr/lib/systemd/user/safe-browse.socket\n',
  );
});

it.runIf(existsSync(electron))('puts Safe Browse into the menus of file managers', () => {
  for (const path of [
    'kio/servicemenus/safe-browse.desktop',
    'nemo/actions/safe-browse.nemo_action',
    'Thunar/sendto/safe-browse.desktop',
  ])
    expect(readFileSync(join(system, 'usr/share', path), 'utf8')).toContain(
      '\nExec=/usr/lib/safe-browse/safe-browse -- %U\n',
    );
});

it.runIf(existsSync(electron))('installs a valid desktop entry, AppStream data and AppArmor profile', () => {
  const check = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });
  expect(check('desktop-file-validate', join(system, 'usr/share/applications/safe-browse.desktop'))).toMatchObject({
    status: 0,
    stdout: '',
  });
  // The project has no web page.
  expect(
    check(
      'appstreamcli',
      'validate',
      '--no-net',
      '--override=url-homepage-missing=info',
      join(system, 'usr/share/metainfo/safe-browse.metainfo.xml'),
    ),
  ).toMatchObject({ status: 0 });
  // Its includes come with AppArmor, which is not installed in the clean system.
  expect(
    check(
      'apparmor_parser',
      '--skip-kernel-load',
      '--skip-cache',
      '--base',
      '/etc/apparmor.d',
      join(system, 'etc/apparmor.d/safe-browse-desktop'),
    ),
  ).toMatchObject({ status: 0 });
});

it('has no lintian errors, and neither has the desktop’s package', () => {
  const changes = readdirSync(join(folder, 'packages')).find((name) => name.endsWith('.changes')) ?? '';
  const { stdout } = spawnSync(
    'lintian',
    ['--allow-root', '--tag-display-limit', '0', '--fail-on', 'error', join(folder, 'packages', changes)],
    { encoding: 'utf8' },
  );
  expect(stdout.split('\n').filter((line) => line.startsWith('E:'))).toEqual([]);
});

it('obeys the policy of the administrator, for which it has a folder that only root can write', () => {
  expect(inside('stat --format="%U %a" /etc/safe-browse && ls -A /etc/safe-browse', 'tester')).toMatchObject({
    status: 0,
    stdout: 'root 755\n',
  });
  const policy = '[forced.log]\nlevel = "warn"\n';
  expect(inside(`printf '${policy}' > ${POLICY} && chmod 644 ${POLICY}`, 'root')).toMatchObject({ status: 0 });
  const { stdout } = inside('safe-browse config show; safe-browse config set log.level info || echo $?', 'tester');
  expect(stdout).toContain(`level = "warn"  # forced by the policy ${POLICY}`);
  expect(stdout).toMatch(/^3$/m);
});

it('is purged without a trace, except the policy that an administrator wrote', () => {
  writeFileSync(join(system, 'tmp/purge'), '');
  expect(
    inside(
      `dpkg --purge ${made
        .map((name) => name.split('_')[0])
        .toReversed()
        .join(' ')} >/dev/null`,
      'root',
    ),
  ).toMatchObject({ status: 0 });
  const left = inside(PURGED, 'root')
    .stdout.split('\n')
    .filter((path) => path !== '' && !path.startsWith('/home/tester/'));
  expect(left).toEqual([dirname(POLICY)]);
  expect(inside(`cat ${POLICY}`, 'root').stdout).toContain('[forced.log]');
});
