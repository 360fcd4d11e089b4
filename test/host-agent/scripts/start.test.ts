import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { askForPackages } from '../../../host-agent/scripts/setup/ensure-debian-packages.mjs';
import { neededPackages } from '../../../host-agent/scripts/setup/debian-packages.mjs';

const start = join(import.meta.dirname, '../../../host-agent/scripts/start.mjs');

describe('npm start for a user who cannot become root', () => {
  let programs = '';
  beforeEach(() => {
    programs = mkdtempSync(join(tmpdir(), 'safe-browse-start-'));
    install('sudo', 'echo "sudo: a password is required" >&2; exit 1');
  });
  afterEach(() => rmSync(programs, { recursive: true }));

  function install(name: string, script: string) {
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(programs, name), 0o755);
  }

  /** Runs as an unprivileged user in a user namespace, where the checkout is still readable. */
  function startAsUser(path: string) {
    const asUser = process.getuid?.() === 0 ? ['--user', '--map-user=1000', '--map-group=1000'] : [];
    return spawnSync('/usr/bin/unshare', [...asUser, process.execPath, start, 'list'], {
      encoding: 'utf8',
      env: { PATH: path },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  }

  it('prints exactly the command to run, and nothing on stdout', () => {
    install('dpkg-query', 'echo "passt ii "');
    const missing = neededPackages({ hasDesktop: true, forTests: false }).filter((name) => name !== 'passt');
    expect(startAsUser(`${programs}:/usr/bin:/bin`)).toMatchObject({
      status: 1,
      stdout: '',
      stderr: `${askForPackages(missing)}\n`,
    });
  });

  it('reports a system that is not Debian', () => {
    const { status, stdout, stderr } = startAsUser(programs);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('This is not Debian');
    expect(stderr).toContain('qemu-system-x86');
  });
});
