/** A host agent of systemd whose program is replaced, as dpkg does it. The manager runs in separate mount and process namespaces. */
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeRunFolder } from '../../bed/run-folder.ts';

const root = join(import.meta.dirname, '../../..');
const units = join(root, 'host-agent/package/debian');

/** Prints the process of the host agent and how often it was restarted: while a client watches, after it has left, and after the stop. */
const SCRIPT = `set -e
mount -t tmpfs none /run
mkdir -p /run/systemd/system
/usr/lib/systemd/systemd --user --log-target=console > "$OUT.manager" 2>&1 &
manager=$!
until [ -S "$XDG_RUNTIME_DIR/safe-browse/agent.sock" ]; do sleep 0.1; done
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
  for (const name of ['R', 'C', 'S', 'D', 'P/host-agent'])
    mkdirSync(join(folder, name), { mode: 0o700, recursive: true });
  for (const name of ['dist', 'appliance', 'host-agent/package', 'package.json'])
    execFileSync('cp', ['--archive', join(root, name), join(folder, 'P', name)]);
  const user = join(folder, 'C/systemd/user');
  for (const path of [user, join(folder, 'C/safe-browse')]) mkdirSync(path, { recursive: true });
  const service = readFileSync(join(units, 'safe-browse.service'), 'utf8')
    .replace('/usr/bin/node', process.execPath)
    .replace('/usr/lib/safe-browse/resources', join(folder, 'P'))
    .replace(/^OpenFile=.*\n/m, '');
  writeFileSync(join(user, 'safe-browse.service'), service);
  copyFileSync(join(units, 'safe-browse.socket'), join(user, 'safe-browse.socket'));
  writeFileSync(join(user, 'default.target'), '[Unit]\nWants=safe-browse.socket\n');
  writeFileSync(join(folder, 'watch.cjs'), WATCH);
  writeFileSync(
    join(folder, 'C/safe-browse/config.toml'),
    '[template]\nseal = "off"\n[network]\nstartWith = "session"\n',
  );
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', SCRIPT],
    {
      encoding: 'utf8',
      timeout: 110_000,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_RUNTIME_DIR: join(folder, 'R'),
        XDG_CONFIG_HOME: join(folder, 'C'),
        XDG_STATE_HOME: join(folder, 'S'),
        XDG_DATA_HOME: join(folder, 'D'),
        NODE: process.execPath,
        PROGRAM: join(folder, 'P'),
        WATCH: join(folder, 'watch.cjs'),
        OUT: join(folder, 'out'),
      },
    },
  );
  expect(status, stderr).toBe(0);
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
