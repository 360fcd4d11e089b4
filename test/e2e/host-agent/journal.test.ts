/** The host agent’s events in systemd’s own journal. Journal and manager run in separate mount and process namespaces. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { MESSAGE_IDS } from '../../../host-agent/daemon/journal/message-ids.ts';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { runWithManager, START_MANAGER } from '../../bed/user-manager.ts';

const root = join(import.meta.dirname, '../../..');
const Entry = z.looseObject({ MESSAGE: z.string(), MESSAGE_ID: z.string(), PRIORITY: z.string() });

/** The units start the programs of this checkout. */
const SCRIPT = `set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/journal /run/systemd/system /run/log/journal
echo 0123456789abcdef0123456789abcdef > /run/machine-id
mount --bind /run/machine-id /etc/machine-id
/usr/lib/systemd/systemd-journald 2> /dev/null &
journald=$!
until [ -S /run/systemd/journal/socket ]; do sleep 0.1; done
${START_MANAGER}
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
  const stdout = runWithManager({
    folder,
    program: root,
    script: SCRIPT,
    environment: { CLI: join(root, 'dist/host-agent/cli.js'), OUT: join(folder, 'entries') },
    timeoutMs: 60_000,
  });
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
