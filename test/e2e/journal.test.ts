/** The host agent’s events in systemd’s own journal, which runs in a separate mount namespace. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { MESSAGE_IDS } from '../../host-agent/daemon/journal/message-ids.ts';
import { makeRunFolder } from '../bed/run-folder.ts';

const daemon = join(import.meta.dirname, '../../dist/host-agent/daemon.js');
const Entry = z.looseObject({ MESSAGE: z.string(), MESSAGE_ID: z.string(), PRIORITY: z.string() });

/** Connects a socket as systemd does for `OpenFile=/run/systemd/journal/socket:journal`, and executes its arguments. */
const AS_SYSTEMD = `use Socket; use POSIX;
socket(my $journal, AF_UNIX, SOCK_DGRAM, 0) or die;
connect($journal, pack_sockaddr_un('/run/systemd/journal/socket')) or die;
dup2(fileno($journal), 3) or die;
$^F = 3;
open(my $kept, '>&=', 3) or die;
fcntl($kept, 2, 0);
@ENV{'LISTEN_PID', 'LISTEN_FDS', 'LISTEN_FDNAMES'} = ($$, 1, 'journal');
exec @ARGV;`;

const SCRIPT = `set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/journal /run/log/journal
echo 0123456789abcdef0123456789abcdef > /run/machine-id
mount --bind /run/machine-id /etc/machine-id
/usr/lib/systemd/systemd-journald 2> /dev/null &
journald=$!
until [ -S /run/systemd/journal/socket ]; do sleep 0.1; done
perl -e "$AS_SYSTEMD" "$NODE" "$DAEMON" &
agent=$!
until [ -S "$XDG_RUNTIME_DIR/safe-browse/metrics.sock" ]; do sleep 0.1; done
kill $agent
wait $agent
journalctl --directory=/run/log/journal --sync 2> /dev/null || true
for i in 1 2 3 4 5 6 7 8 9 10; do
  journalctl --directory=/run/log/journal --quiet --output=json SYSLOG_IDENTIFIER=safe-browse > "$OUT"
  [ $(wc -l < "$OUT") -ge 2 ] && break
  sleep 0.5
done
kill $journald
cat "$OUT"
`;

let folder: string;
beforeEach(() => (folder = makeRunFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('have their message ids there, and the log file has the same events', () => {
  for (const name of ['R', 'C', 'S', 'D']) mkdirSync(join(folder, name), { mode: 0o700 });
  mkdirSync(join(folder, 'C/safe-browse'));
  writeFileSync(
    join(folder, 'C/safe-browse/config.toml'),
    '[template]\nseal = "off"\n[network]\nstartWith = "session"\n',
  );
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', SCRIPT],
    {
      encoding: 'utf8',
      timeout: 90_000,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_RUNTIME_DIR: join(folder, 'R'),
        XDG_CONFIG_HOME: join(folder, 'C'),
        XDG_STATE_HOME: join(folder, 'S'),
        XDG_DATA_HOME: join(folder, 'D'),
        AS_SYSTEMD,
        NODE: process.execPath,
        DAEMON: daemon,
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
