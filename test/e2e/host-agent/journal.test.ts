/** The host agent’s events in systemd’s own journal. Journal and manager run in separate mount and process namespaces. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { MESSAGE_IDS } from '../../../host-agent/daemon/journal/message-ids.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';

const root = join(import.meta.dirname, '../../..');
const units = join(root, 'host-agent/package/debian');
const Entry = z.looseObject({ MESSAGE: z.string(), MESSAGE_ID: z.string(), PRIORITY: z.string() });

/** A manager of systemd, as each person has one, and its journal. Our units are the package's, with the programs of this checkout. */
const SCRIPT = `set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/journal /run/systemd/system /run/log/journal
echo 0123456789abcdef0123456789abcdef > /run/machine-id
mount --bind /run/machine-id /etc/machine-id
/usr/lib/systemd/systemd-journald 2> /dev/null &
journald=$!
until [ -S /run/systemd/journal/socket ]; do sleep 0.1; done
/usr/lib/systemd/systemd --user --log-target=console > "$OUT.manager" 2>&1 &
manager=$!
until [ -S "$XDG_RUNTIME_DIR/safe-browse/agent.sock" ]; do sleep 0.1; done
"$NODE" "$CLI" report --json > "$OUT.report"
"$NODE" "$CLI" daemon --stop > /dev/null
for i in 1 2 3 4 5 6 7 8 9 10; do
  journalctl --directory=/run/log/journal --quiet --output=json SYSLOG_IDENTIFIER=safe-browse > "$OUT"
  [ $(wc -l < "$OUT") -ge 2 ] && break
  sleep 0.5
done
kill $manager
kill $journald
cat "$OUT"
`;

let folder: string;
beforeEach(() => (folder = makeRunFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('have their message ids there, and the log file has the same events', () => {
  for (const name of ['R', 'C', 'S', 'D']) mkdirSync(join(folder, name), { mode: 0o700 });
  mkdirSync(join(folder, 'C/safe-browse'));
  const user = join(folder, 'C/systemd/user');
  mkdirSync(user, { recursive: true });
  const service = readFileSync(join(units, 'safe-browse.service'), 'utf8')
    .replace('/usr/bin/node', process.execPath)
    .replace('/usr/lib/safe-browse/resources', root);
  expect(service).toContain(join(root, 'dist/host-agent/daemon.js'));
  writeFileSync(join(user, 'safe-browse.service'), service);
  copyFileSync(join(units, 'safe-browse.socket'), join(user, 'safe-browse.socket'));
  writeFileSync(join(user, 'default.target'), '[Unit]\nWants=safe-browse.socket\n');
  writeFileSync(
    join(folder, 'C/safe-browse/config.toml'),
    '[template]\nseal = "off"\n[network]\nstartWith = "session"\n',
  );
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', SCRIPT],
    {
      encoding: 'utf8',
      timeout: 60_000,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_RUNTIME_DIR: join(folder, 'R'),
        XDG_CONFIG_HOME: join(folder, 'C'),
        XDG_STATE_HOME: join(folder, 'S'),
        XDG_DATA_HOME: join(folder, 'D'),
        NODE: process.execPath,
        CLI: join(root, 'dist/host-agent/cli.js'),
        OUT: join(folder, 'entries'),
      },
    },
  );
  expect(status, stderr).toBe(0);
  const entries = stdout
    .trim()
    .split('\n')
    .map((line) => Entry.parse(JSON.parse(line)));
  expect(entries.map(({ MESSAGE, MESSAGE_ID, PRIORITY }) => [MESSAGE, MESSAGE_ID, PRIORITY])).toEqual([
    ['listening', MESSAGE_IDS['listening'], '6'],
    ['shutting down; sessions continue', MESSAGE_IDS['shutting down; sessions continue'], '6'],
  ]);
  const log = readFileSync(join(folder, 'S/safe-browse/agent.log'), 'utf8');
  for (const { MESSAGE } of entries) expect(log).toContain(`"msg":"${MESSAGE}"`);
  expect(log).toContain('agent.sock');
  // The path of the socket, which the log file has, is not for administrators.
  expect(stdout).not.toContain('agent.sock');
}, 120_000);
