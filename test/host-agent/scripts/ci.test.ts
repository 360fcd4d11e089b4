/** `.ci/run`, with fakes of the programs that it runs. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../../.ci/run');

describe('the run for continuous integration', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'safe-browse-ci-'));
    mkdirSync(join(folder, 'home'));
    install('useradd', 'echo "useradd $*"');
    install('getent', `echo "$2:x:1001:1001::${folder}/home:/bin/bash"`);
    install('chown', 'echo "chown $*"');
    install('cp', 'mkdir "$3"');
    install('runuser', 'echo "runuser $2"; shift 3; exec "$@"');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function install(name: string, body: string) {
    writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  }

  /** `name` is the answer of `id`, `npm` the program that runs the tests. */
  function run(uid: number, npm: string) {
    install('id', `case "$*" in -u) echo ${uid};; -un) echo carol;; *) exit 1;; esac`);
    install('npm', npm);
    // The plain user's path has no fakes: its env finds the npm in front of it.
    install('env', `while [ "$1" != npm ]; do case "$1" in PATH=*) echo "$1";; esac; shift; done; exec "$@"`);
    const { status, stdout, stderr } = spawnSync(script, [], {
      encoding: 'utf8',
      env: { PATH: [folder, dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) },
    });
    expect(stderr).toBe('');
    return { status, lines: stdout.trimEnd().split('\n') };
  }

  const ROOTS_PARTS = '--silent test -- --only unit,mutants,mutation,desktop,e2e --minutes 40';
  const npm = (all: string, quick: string) =>
    `case "$*" in *test:all|"${ROOTS_PARTS}") echo "${all}";; --prefix*" --silent test") echo "${quick}";; *) exit 9;; esac`;

  it('adds up the tests as root and the newcomer’s tests as a plain user with Debian’s path', () => {
    const { status, lines } = run(0, npm('10 passed, 0 failed, 2 skipped', '5 passed, 0 failed'));
    expect(status).toBe(0);
    expect(lines).toEqual([
      'Unit, desktop and end-to-end tests, as root',
      '10 passed, 0 failed, 2 skipped',
      'npm test, as the plain user safe-browse-tests',
      'useradd --create-home --shell /bin/bash safe-browse-tests',
      `chown --recursive safe-browse-tests: ${folder}/home/checkout`,
      'runuser safe-browse-tests',
      'PATH=/usr/local/bin:/usr/bin:/bin:/usr/local/games:/usr/games',
      '5 passed, 0 failed',
      '15 passed, 0 failed, 2 skipped',
    ]);
  });

  it('fails when either run failed or ended without a verdict, and runs the second one anyway', () => {
    expect(run(0, npm('10 passed, 1 failed', '5 passed, 0 failed'))).toMatchObject({ status: 1 });
    rmSync(join(folder, 'home'), { recursive: true });
    mkdirSync(join(folder, 'home'));
    const { status, lines } = run(0, npm('Killed', '5 passed, 0 failed'));
    expect({ status, last: lines.at(-1) }).toEqual({ status: 1, last: '5 passed, 1 failed' });
  });

  it('says what it does when a plain user starts it, and runs all tests once', () => {
    const { status, lines } = run(1000, npm('10 passed, 0 failed', 'unexpected'));
    expect(status).toBe(0);
    expect(lines).toEqual([
      'This is not root: all tests run once, as carol, without those that only root can run.',
      'As root, they run as root, and npm test runs again as a plain user.',
      '10 passed, 0 failed',
    ]);
  });
});
