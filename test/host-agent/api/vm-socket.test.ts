import { once } from 'node:events';
import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectToVmSocket } from '../../../host-agent/api/connection/vm-socket.ts';

let folder: string;
let server: Server;
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-vm-socket-'));
  server = createServer((socket) => socket.end('hello')).listen(at('real.sock'));
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  rmSync(folder, { recursive: true });
});

async function heardAt(name: string): Promise<string> {
  const socket = connectToVmSocket(at(name));
  let heard = '';
  socket.on('data', (chunk) => (heard += String(chunk)));
  return once(socket, 'close').then(
    () => heard,
    (error: unknown) => (error instanceof Error ? `failed: ${error.message.replaceAll(folder, '')}` : ''),
  );
}

describe('a connection to a socket of a VM', () => {
  it('carries what the VM sends', async () => {
    expect(await heardAt('real.sock')).toBe('hello');
  });

  it('does not follow a symbolic link that a compromised VM put in its place', async () => {
    renameSync(at('real.sock'), at('private.sock'));
    symlinkSync(at('private.sock'), at('real.sock'));
    expect(await heardAt('real.sock')).toBe('failed: /real.sock is not a socket.');
  });

  it('fails by its event when there is no socket', async () => {
    writeFileSync(at('file'), '');
    expect(await heardAt('file')).toBe('failed: /file is not a socket.');
    expect(await heardAt('missing')).toMatch(/^failed: ENOENT/);
  });
});
