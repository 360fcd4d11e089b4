import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { digestOf } from '../../../../host-agent/image/inputs.ts';
import { packOverlay, renderedFiles } from '../../../../host-agent/image/build/overlay.ts';
import { parseRecipe } from '../../../../host-agent/image/recipe.ts';

const recipe = parseRecipe(
  `schema = 1
role = "browser"
packages = ["chromium"]
[kernel]
package = "linux-image-amd64"
commandLine = "quiet"
modules = ["evdev", "virtio_net"]
initramfsModules = ["erofs"]
[policies]
SyncDisabled = true
[[units]]
name = "devices"
run = "exec /etc/safe-browse/devices"
[[files]]
path = "/etc/own"
text = "mine"
mode = "0755"
`,
  'test.toml',
);

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'overlay-'));
  for (const tree of ['common', 'browser', 'debug'])
    mkdirSync(join(base, 'images', tree, 'tree/etc'), { recursive: true });
  for (const folder of ['hooks', 'initramfs']) mkdirSync(join(base, 'images', folder));
  writeFileSync(join(base, 'images/common/tree/etc/inittab'), 'no login');
  writeFileSync(join(base, 'images/debug/tree/etc/inittab'), 'login');
  writeFileSync(join(base, 'images/browser/tree/etc/script'), '#!/bin/sh\n', { mode: 0o755 });
  writeFileSync(join(base, 'agent.cjs'), 'agent');
});
afterEach(() => rmSync(base, { recursive: true }));

const inputs = (debug: boolean) => ({
  recipe,
  imagesSource: join(base, 'images'),
  agentBundle: join(base, 'agent.cjs'),
  debug,
});
async function pack(name: string, debug = false): Promise<string> {
  await packOverlay(inputs(debug), join(base, name), join(base, `${name}.tar`));
  return join(base, `${name}.tar`);
}

test('a recipe produces role, modules, units, policies and its own files', () => {
  const files = new Map(renderedFiles(recipe, false).map(({ path, text, mode }) => [path, { text, mode }]));
  expect(files.get('/etc/safe-browse/role')?.text).toBe('browser\n');
  expect(files.get('/etc/safe-browse/modules')?.text).toBe('evdev\nvirtio_net\n');
  expect(files.get('/etc/safe-browse/units/00-devices')).toEqual({
    text: '#!/bin/busybox sh\nexec /etc/safe-browse/devices\n',
    mode: 0o755,
  });
  expect(JSON.parse(files.get('/etc/chromium/policies/managed/safe-browse.json')?.text ?? '')).toEqual({
    SyncDisabled: true,
  });
  expect(files.get('/etc/own')).toEqual({ text: 'mine', mode: 0o755 });
});

test('everything belongs to root, and only the execute bit of a checkout is kept', async () => {
  const first = readFileSync(await pack('first'));
  chmodSync(join(base, 'images/browser/tree/etc/script'), 0o700);
  chmodSync(join(base, 'images/common/tree/etc/inittab'), 0o600);
  expect(readFileSync(await pack('second')).equals(first)).toBe(true);
  const listing = execFileSync('tar', ['--list', '--verbose', '--numeric-owner', '--file', join(base, 'first.tar')], {
    encoding: 'utf8',
  });
  expect(listing).toMatch(/^-rwxr-xr-x 0\/0 .* \.\/etc\/script$/m);
  expect(listing).toMatch(/^-rw-r--r-- 0\/0 .* \.\/etc\/inittab$/m);
  expect(listing).toMatch(/^-rw-r--r-- 0\/0 .* \.\/usr\/lib\/safe-browse\/agent\.cjs$/m);
});

test('only a debug image has the debug tree, and its host name says so', async () => {
  const read = (tar: string, name: string) =>
    execFileSync('tar', ['--extract', '--to-stdout', '--file', tar, name], { encoding: 'utf8' });
  const [plain, debug] = [await pack('plain'), await pack('debug', true)];
  expect([read(plain, './etc/inittab'), read(debug, './etc/inittab')]).toEqual(['no login', 'login']);
  expect([read(plain, './etc/hostname'), read(debug, './etc/hostname')]).toEqual([
    'safe-browse-browser\n',
    'safe-browse-browser-debug\n',
  ]);
});

test('the digest of the inputs depends on guest agent, trees, hooks, execute bits and debug flag', async () => {
  const digests = [await digestOf(inputs(false)), await digestOf(inputs(true))];
  writeFileSync(join(base, 'agent.cjs'), 'newer agent');
  digests.push(await digestOf(inputs(false)));
  writeFileSync(join(base, 'images/common/tree/etc/inittab'), 'changed');
  digests.push(await digestOf(inputs(false)));
  writeFileSync(join(base, 'images/hooks/kernel.sh'), 'new');
  digests.push(await digestOf(inputs(false)));
  chmodSync(join(base, 'images/browser/tree/etc/script'), 0o644);
  digests.push(await digestOf(inputs(false)));
  expect(new Set(digests).size).toBe(6);
  expect(await digestOf(inputs(false))).toBe(digests[5]);
});
