/**
 * The packages in a clean Debian: installed from a repository, upgraded, used by a plain user, purged. `npm run test:package`; it downloads some 200 MB
 * from the host's apt sources.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { Finding } from '../../host-agent/api/host/doctor.ts';
import { release } from '../../host-agent/scripts/package/package.mjs';
import { addVersion } from '../../host-agent/scripts/repository/repository.mjs';
import { byTester, CleanSystem } from '../bed/package/clean-system.ts';
import { electron } from '../bed/desktop/desktop.ts';
import { madePackages, olderPackages } from '../bed/package/made-packages.ts';
import { signingKey } from '../bed/signing-key.ts';

const POLICY = '/etc/safe-browse/policy.toml';
const PURGED = 'find / -xdev -name "*safe-browse*" -not -path "/proc/*" -not -path "/tmp/*" 2>/dev/null';
const REPOSITORY = '/srv/repository';
const WANTED = existsSync(electron) ? 'safe-browse-desktop' : 'safe-browse';
/** Only from the repository: the others cannot be reached. */
const UPDATE = ' -o Dir::Etc::sourcelist=/etc/apt/sources.list.d/safe-browse.sources -o Dir::Etc::sourceparts=- update';
const APT = 'apt-get --yes --quiet=2 --no-install-recommends -o APT::Sandbox::User=root';

let folder: string;
let keys: string;
let system: CleanSystem;
let root: string;
/** The packages of this version, and how they get into the repository. */
let made: string[];
let publish: (version: string, packages: readonly string[]) => Promise<unknown>;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'safe-browse-chroot-'));
  keys = mkdtempSync(join(tmpdir(), 'safe-browse-keys-'));
  vi.stubEnv('GNUPGHOME', keys);
  const key = signingKey('test@packages.example');
  const into = join(folder, 'repository');
  const facts = await release();
  publish = (version, packages) =>
    addVersion({ keys: [key], into, uri: `file:${REPOSITORY}` }, packages, { ...facts, version });
  made = await madePackages(join(folder, 'packages'));
  mkdirSync(join(folder, 'older'));
  await publish('0.1.0', olderPackages(made, join(folder, 'older')));
  root = join(folder, 'system');
  system = new CleanSystem(
    root,
    { host: into, path: REPOSITORY },
    `${APT} install ${REPOSITORY}/safe-browse-archive-keyring.deb; ${APT} update; ${APT} install ${WANTED}`,
  );
});
afterAll(() => {
  spawnSync('gpgconf', ['--kill', 'all']);
  vi.unstubAllEnvs();
  for (const each of [folder, keys]) rmSync(each, { recursive: true, force: true });
});

const inside = (words: string, user: 'root' | 'tester') =>
  user === 'root' ? system.asRoot(words) : system.asTester(words);

const findings = (json: string) => z.array(Finding).parse(JSON.parse(json));

it('installs from the repository, in an older version that brought its Electron in another package', () => {
  expect(inside('safe-browse --version', 'tester')).toEqual({ status: 0, stdout: '0.1.0\n', stderr: '' });
});

it('says that the repository has a newer version, without the network, and how to install it', async () => {
  await publish('0.2.0', made);
  expect(inside(`${APT}${UPDATE}`, 'root')).toMatchObject({ status: 0, stderr: '' });
  const { stdout } = inside('safe-browse doctor --json || true; safe-browse daemon --stop >/dev/null', 'tester');
  expect(findings(stdout).find(({ check }) => check === 'newer version')).toMatchObject({
    level: 'note',
    message: 'Safe Browse 0.2.0-1 is in the apt repository; 0.1.0-1 is installed.',
    command: `apt-get install --only-upgrade safe-browse${WANTED === 'safe-browse' ? '' : ' safe-browse-desktop'}`,
  });
});

it('is upgraded while a host agent of the older version runs, which makes room for one of the new version', () => {
  const version = byTester('safe-browse report --json');
  const { status, stdout, stderr } = inside(
    `${version}; ${APT} install ${WANTED} >/dev/null; safe-browse --version; sleep 20; ${version}`,
    'root',
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const [before = '', program, after = ''] = stdout.trim().split('\n');
  expect([before, program, after].map((text) => /"version":"([^"]+)"/.exec(text ?? '')?.[1] ?? text)).toEqual([
    '0.1.0',
    '0.2.0',
    '0.2.0',
  ]);
});

it.runIf(existsSync(electron))('has Electron in a separate package after it', () => {
  const owner = inside('dpkg --search /usr/lib/safe-browse/safe-browse', 'root').stdout;
  expect(owner).toBe('safe-browse-electron: /usr/lib/safe-browse/safe-browse\n');
  expect(inside('test -x /usr/lib/safe-browse/safe-browse; dpkg --verify safe-browse-electron', 'root')).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
});

it('is not downgraded by apt, unless root insists', () => {
  const source = '/etc/apt/sources.list.d/safe-browse.sources';
  const older = `sed 's/^Suites: .*/& 0.1.0/' -i ${source}; ${APT}${UPDATE}; ${APT} install safe-browse=0.1.0-1 ${
    WANTED === 'safe-browse' ? '' : 'safe-browse-desktop=0.1.0-1'
  }`;
  const refused = inside(`${older} || true; sed 's/ 0.1.0$//' -i ${source}`, 'root');
  expect(refused.stderr).toContain('Packages were downgraded and -y was used without --allow-downgrades');
  expect(inside('safe-browse --version', 'tester').stdout).toBe('0.2.0\n');
});

it('gives the same packages, bit by bit, when it is built again', async () => {
  const again = await madePackages(join(folder, 'again'));
  const digests = (paths: readonly string[]) =>
    paths.map((path) => execFileSync('sha256sum', ['--zero', path], { encoding: 'utf8' }).split(' ')[0]);
  expect(digests(again)).toEqual(digests(made));
  expect(await publish('0.2.0', again)).toEqual([]);
}, 900_000);

it('installs a command line for plain users, which starts the host agent', () => {
  expect(inside('safe-browse --version', 'tester')).toEqual({ status: 0, stdout: '0.2.0\n', stderr: '' });
  expect(
    inside('safe-browse config check --json; safe-browse list --json; safe-browse daemon --stop', 'tester'),
  ).toMatchObject({
    status: 0,
    stdout: expect.stringMatching(/^\{.*"present":false\}\n\[\]\nThe host agent has stopped\.\n$/) as unknown,
  });
  const { status, stdout } = inside('safe-browse open --no-window --json || true', 'tester');
  expect(status).toBe(0);
  expect(stdout).toContain('"code":"image-missing"');
});

it('has no missing program in the diagnostics', () => {
  const { stdout } = inside('safe-browse doctor --json || true; safe-browse daemon --stop >/dev/null', 'tester');
  const found = findings(stdout);
  expect(found.find(({ check }) => check === 'programs')).toMatchObject({ level: 'ok' });
  expect(found.filter(({ level, message }) => level !== 'ok' && /install/i.test(message))).toEqual([]);
});

it('brings the extension for browsers and Thunderbird of the host, and the program that it may start, with the desktop', () => {
  if (!made.some((name) => name.startsWith('safe-browse-desktop'))) return;
  const manifests = [
    '/etc/chromium/native-messaging-hosts',
    '/etc/opt/chrome/native-messaging-hosts',
    '/usr/lib/mozilla/native-messaging-hosts',
  ].map((place) => `${place}/org.safebrowse.link.json`);
  const { stdout: paths } = inside(`sed -n 's/.*"path": "\\(.*\\)".*/\\1/p' ${manifests.join(' ')}`, 'tester');
  const [program = '', ...others] = paths.trim().split('\n');
  expect(others).toEqual([program, program]);
  expect(inside(`${program} </dev/null`, 'tester')).toMatchObject({ status: 0, stderr: '' });
  const files =
    '/usr/share/chromium/safe-browse/extension.crx /usr/share/mozilla/extensions/*/safe-browse@*.xpi /usr/share/mozilla/extensions/*/safe-browse-mail@*.xpi';
  expect(inside(`for file in ${files}; do test -s "$file"; done`, 'tester')).toMatchObject({ status: 0 });
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

it('brings the guide, whose links lead to pages, and the files for clusters', () => {
  const documents = '/usr/share/doc/safe-browse';
  const { stdout } = inside(
    `cd ${documents}; cat guide/README.md; ls examples/kubernetes/cluster examples/incus; find . -name "*.gz"`,
    'tester',
  );
  expect(stdout).toContain('[Administration](administration.md)');
  expect(stdout).toContain('kustomization.yaml\n');
  expect(stdout).toContain('build-image.sh\n');
  expect(stdout).not.toMatch(/\.(md|ya?ml)\.gz/);
});

it('installs the dashboard for Grafana, and alerts for Prometheus', () => {
  expect(inside('cat /usr/share/safe-browse/prometheus-rules.yml', 'tester').stdout).toContain('\ngroups:\n');
  expect(inside('cat /usr/share/safe-browse/grafana-dashboard.json', 'tester').stdout).toContain(
    '"title": "Safe Browse"',
  );
});

it('enables its socket for every user at the next login', () => {
  // Which of the two names of one folder it has depends on the version of debhelper's helper.
  expect(inside('readlink /etc/systemd/user/sockets.target.wants/safe-browse.socket', 'root').stdout).toMatch(
    /^(\/usr)?\/lib\/systemd\/user\/safe-browse\.socket\n$/,
  );
});

it.runIf(existsSync(electron))('puts Safe Browse into the menus of file managers', () => {
  for (const path of [
    'kio/servicemenus/safe-browse.desktop',
    'nemo/actions/safe-browse.nemo_action',
    'Thunar/sendto/safe-browse.desktop',
  ])
    expect(readFileSync(join(root, 'usr/share', path), 'utf8')).toContain(
      '\nExec=/usr/lib/safe-browse/safe-browse -- %U\n',
    );
  const program = readFileSync(join(root, 'usr/share/nautilus-python/extensions/safe-browse.py'), 'utf8');
  expect(program).toContain('"/usr/lib/safe-browse/safe-browse",\n');
});

it.runIf(existsSync(electron))('installs a valid desktop entry, AppStream data and AppArmor profile', () => {
  const check = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });
  expect(check('desktop-file-validate', join(root, 'usr/share/applications/safe-browse.desktop'))).toMatchObject({
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
      join(root, 'usr/share/metainfo/safe-browse.metainfo.xml'),
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
      join(root, 'etc/apparmor.d/safe-browse-desktop'),
    ),
  ).toMatchObject({ status: 0 });
});

it('has no lintian errors, and neither has the desktop’s package', () => {
  const { stdout } = spawnSync('lintian', ['--allow-root', '--tag-display-limit', '0', ...made], { encoding: 'utf8' });
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

it('runs with the Node of the repository where the system has none that is new enough', () => {
  if (!made.some((path) => path.includes('/safe-browse-node_'))) return;
  expect(inside(`${APT} install safe-browse-node nodejs- >/dev/null`, 'root')).toMatchObject({ status: 0 });
  expect(inside('ls /usr/bin/node', 'root').status).not.toBe(0);
  const agent = 'grep -l "daemon[.]js" /proc/[0-9]*/cmdline | sed s/cmdline/exe/ | xargs readlink';
  const words = `safe-browse --version; safe-browse list --json; ${agent}`;
  expect(inside(`${words}; safe-browse daemon --stop >/dev/null`, 'tester')).toEqual({
    status: 0,
    stdout: '0.2.0\n[]\n/usr/lib/safe-browse-node/node\n',
    stderr: '',
  });
});

it('forgets what it has kept in a home', () => {
  inside('safe-browse list; safe-browse daemon --stop', 'tester');
  expect(inside('safe-browse forget --json || true', 'tester').stdout).toContain('"code":"forget-not-confirmed"');
  const { removed } = z
    .object({ removed: z.array(z.string()) })
    .parse(JSON.parse(inside('safe-browse forget --yes --json', 'tester').stdout));
  expect(removed).toContain('/home/tester/.local/state/safe-browse');
});

it('is purged without a trace, except the policy that an administrator wrote', () => {
  const packages = [
    'safe-browse',
    'safe-browse-archive-keyring',
    ...made.flatMap((path) => (path.includes('/safe-browse-node_') ? ['safe-browse-node'] : [])),
    ...(WANTED === 'safe-browse' ? [] : [WANTED, 'safe-browse-electron']),
  ];
  expect(inside(`${APT} remove ${packages.join(' ')} >/dev/null`, 'root')).toMatchObject({ status: 0, stderr: '' });
  expect(inside(`dpkg --purge ${packages.join(' ')} >/dev/null`, 'root')).toMatchObject({ status: 0 });
  const left = inside(PURGED, 'root')
    .stdout.split('\n')
    .filter(
      (path) =>
        path !== '' &&
        !path.startsWith('/home/tester/') &&
        !path.startsWith(REPOSITORY) &&
        !/^\/var\/lib\/apt\/lists\//.test(path),
    );
  expect(left).toEqual([dirname(POLICY)]);
  // Those were removed by `forget`.
  expect(inside('find /home/tester -name "*safe-browse*"', 'tester').stdout).toBe('');
  expect(inside(`cat ${POLICY}`, 'root').stdout).toContain('[forced.log]');
});
