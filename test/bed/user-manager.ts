/** A manager of systemd, as each person has one, with the package's units. It runs in separate mount and process namespaces. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';

const units = join(import.meta.dirname, '../../host-agent/package/debian');

/** Starts the manager, and waits until it listens for the host agent. */
export const START_MANAGER = `/usr/lib/systemd/systemd --user --log-target=console > "$OUT.manager" 2>&1 &
manager=$!
until [ -S "$XDG_RUNTIME_DIR/safe-browse/agent.sock" ]; do sleep 0.1; done`;

/**
 * Runs a shell script that contains {@link START_MANAGER}, and returns what it printed. It must succeed.
 * `program`: the folder of the programs that the units start. `adapt`: changes the unit of the host agent.
 */
export function runWithManager({
  folder,
  program,
  script,
  environment,
  timeoutMs,
  adapt = (service) => service,
}: {
  readonly folder: string;
  readonly program: string;
  readonly script: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeoutMs: number;
  readonly adapt?: (service: string) => string;
}): string {
  for (const name of ['R', 'C', 'S', 'D']) mkdirSync(join(folder, name), { mode: 0o700 });
  const user = join(folder, 'C/systemd/user');
  for (const path of [user, join(folder, 'C/safe-browse')]) mkdirSync(path, { recursive: true });
  const service = readFileSync(join(units, 'safe-browse.service'), 'utf8')
    .replace('/usr/lib/safe-browse/run-node', process.execPath)
    .replace('/usr/lib/safe-browse/resources', program);
  expect(service).toContain(join(program, 'dist/host-agent/daemon.js'));
  writeFileSync(join(user, 'safe-browse.service'), adapt(service));
  copyFileSync(join(units, 'safe-browse.socket'), join(user, 'safe-browse.socket'));
  writeFileSync(join(user, 'default.target'), '[Unit]\nWants=safe-browse.socket\n');
  writeFileSync(
    join(folder, 'C/safe-browse/config.toml'),
    '[template]\nseal = "off"\n[network]\nstartWith = "session"\n',
  );
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    ['--mount', '--pid', '--fork', '--mount-proc', '--kill-child', 'sh', '-c', script],
    {
      encoding: 'utf8',
      timeout: timeoutMs,
      env: {
        PATH: process.env['PATH'],
        HOME: folder,
        XDG_RUNTIME_DIR: join(folder, 'R'),
        XDG_CONFIG_HOME: join(folder, 'C'),
        XDG_STATE_HOME: join(folder, 'S'),
        XDG_DATA_HOME: join(folder, 'D'),
        NODE: process.execPath,
        ...environment,
      },
    },
  );
  expect(status, stderr).toBe(0);
  return stdout;
}
