import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { listenAt } from '../../../host-agent/storage/private-socket.ts';

const modeOf = (path: string): number => statSync(path).mode & 0o777;

it('makes a socket that only its owner can use, and folders of others meanwhile as ever', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-private-'));
  const server = createServer();
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  const modes: number[] = [];
  server.once('listening', () => {
    modes.push(modeOf(mkdtempSync(join(folder, 'other-'))));
  });
  await listenAt(server, join(folder, 'socket'));
  expect(modes).toEqual([0o700]);
  expect(modeOf(join(folder, 'socket'))).toBe(0o600);
});

it('takes the place of a socket that an ended process left', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-private-'));
  const [first, second] = [createServer(), createServer()];
  onTestFinished(async () => {
    first.close();
    second.close();
    await rm(folder, { recursive: true, force: true });
  });
  await listenAt(first, join(folder, 'socket'));
  await listenAt(second, join(folder, 'socket'));
  expect(second.address()).toBe(join(folder, 'socket'));
  await expect(listenAt(createServer(), join(folder, 'missing', 'socket'))).rejects.toThrow(/ENOENT|EACCES/);
});

it('takes the place of a folder with files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-private-'));
  const server = createServer();
  onTestFinished(async () => {
    server.close();
    await rm(folder, { recursive: true, force: true });
  });
  mkdirSync(join(folder, 'socket'));
  writeFileSync(join(folder, 'socket', 'file'), '');
  await listenAt(server, join(folder, 'socket'));
  expect(statSync(join(folder, 'socket')).isSocket()).toBe(true);
});
