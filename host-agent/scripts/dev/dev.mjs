// @ts-check
/** `npm run dev`: runs the program, and after each change of a source rebuilds it and restarts what changed. Sessions continue. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, watch } from 'node:fs';
import { join } from 'node:path';
import { build } from '../build/build.mjs';
import { root, runScript, say } from '../checkout.mjs';
import { readChild } from '../children.mjs';
import { ensureElectron } from '../setup/ensure-electron.mjs';
import { ensureImages, rolesNeeded } from '../setup/ensure-images.mjs';
import { prepare } from '../setup/prepare.mjs';

const SETTLE_MS = 100;
const cli = join(root, 'dist/host-agent/cli.js');
/** What a change of each program requires. */
const PROGRAMS = /** @type {const} */ ({
  'dist/host-agent/daemon.js': 'host agent',
  'dist/ui/main.js': 'desktop',
  'dist/ui/preload.cjs': 'desktop',
  'dist/ui/renderer/main.js': 'desktop',
  'dist/ui/renderer/session.js': 'desktop',
  'dist/ui/renderer/link.js': 'desktop',
  'dist/appliance/agent.cjs': 'guest agent',
});

function digests() {
  return new Map(
    Object.keys(PROGRAMS).map((file) => {
      const path = join(root, file);
      return [file, existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : ''];
    }),
  );
}

await runScript(async () => {
  await prepare({ forTests: false });
  const hasDesktop = await ensureElectron();
  await ensureImages(rolesNeeded(['desktop']));
  /** @type {import('node:child_process').ChildProcess | undefined} */
  let desktop;
  const start = () => {
    if (hasDesktop) desktop = spawn(process.execPath, [cli, 'desktop'], { stdio: 'inherit' });
  };
  const stopDesktop = async () => {
    const running = desktop;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((resolve) => running.once('exit', resolve));
    running.kill('SIGTERM');
    await ended;
  };
  const rebuild = async () => {
    const startedMs = performance.now();
    const before = digests();
    await build();
    const after = digests();
    const changed = new Set(
      Object.entries(PROGRAMS).flatMap(([file, part]) => (before.get(file) === after.get(file) ? [] : [part])),
    );
    // The next request starts the new host agent, which adopts the sessions.
    if (changed.has('host agent')) await readChild([process.execPath, cli, 'daemon', '--stop']);
    if (changed.has('desktop')) {
      await stopDesktop();
      start();
    }
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    say(
      changed.size === 0
        ? `nothing to restart (${seconds} s)`
        : `restarted after ${seconds} s: ${[...changed].join(', ')}`,
    );
    if (changed.has('guest agent')) say('new sessions get the new guest agent after: safe-browse image build');
  };
  let turn = Promise.resolve();
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  for (const folder of ['appliance', 'host-agent', 'ui'])
    watch(join(root, folder), { recursive: true }, () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        turn = turn
          .then(rebuild)
          .catch((/** @type {unknown} */ error) => say(error instanceof Error ? error.message : String(error)));
      }, SETTLE_MS);
    });
  start();
  say(`watching the sources${hasDesktop ? '' : '; there is no desktop here, so use the command line'}. Ctrl+C ends`);
  await new Promise((resolve) => {
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, resolve);
  });
  await stopDesktop();
  process.exit(0);
});
