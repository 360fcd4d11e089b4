/** A host agent of systemd whose program is replaced, as dpkg does it. The manager runs in separate mount and process namespaces. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRunFolder } from '../../bed/run-folder.ts';
import { runWithManager, START_MANAGER } from '../../bed/user-manager.ts';

const root = join(import.meta.dirname, '../../..');

/** Prints the process of the host agent and how often it was restarted: while a client watches, after it has left, and after the stop. */
const SCRIPT = `set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/system
${START_MANAGER}
show() { systemctl --user show --property=MainPID,NRestarts --value safe-browse.service | tr '\\n' ' '; echo; }
"$NODE" "$PROGRAM/dist/host-agent/cli.js" report --json > /dev/null
"$NODE" "$WATCH" "$XDG_RUNTIME_DIR/safe-browse/agent.sock" &
watching=$!
sleep 1
show
cp "$PROGRAM/dist/host-agent/daemon.js" "$PROGRAM/dist/host-agent/daemon.js.dpkg-new"
mv "$PROGRAM/dist/host-agent/daemon.js.dpkg-new" "$PROGRAM/dist/host-agent/daemon.js"
sleep 13
show
kill $watching
for i in $(seq 60); do show | grep -q ' 1 $' && break; sleep 0.5; done
show
kill $manager
`;

/** A client that watches, as a desktop does. */
const WATCH = `const socket = require('node:net').connect(process.argv[2]);
const body = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'events.watch', params: { progressToken: 1, params: {} } });
socket.write('Content-Length: ' + body.length + '\\r\\n\\r\\n' + body);
socket.resume();
`;

let folder: string;
beforeEach(() => (folder = makeRunFolder()));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('makes room for the new version when no desktop watches any more, and systemd starts that at once', () => {
  const program = join(folder, 'P');
  mkdirSync(join(program, 'host-agent'), { recursive: true });
  for (const name of ['dist', 'appliance', 'host-agent/package', 'package.json'])
    execFileSync('cp', ['--archive', join(root, name), join(program, name)]);
  writeFileSync(join(folder, 'watch.cjs'), WATCH);
  const stdout = runWithManager({
    folder,
    program,
    script: SCRIPT,
    environment: { PROGRAM: program, WATCH: join(folder, 'watch.cjs'), OUT: join(folder, 'out') },
    timeoutMs: 110_000,
    adapt: (service) => service.replace(/^OpenFile=.*\n/m, ''),
  });
  const [before, watched, after] = stdout
    .trim()
    .split('\n')
    .map((line) =>
      line
        .trim()
        .split(' ')
        .sort((one, other) => Number(one) - Number(other)),
    );
  expect(watched).toEqual(before);
  expect(before?.[0]).toBe('0');
  expect(after?.[0]).toBe('1');
  expect(after?.[1]).not.toBe(before?.[1]);
}, 120_000);
