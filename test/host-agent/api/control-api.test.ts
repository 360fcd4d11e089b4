import { chmod, lchown, mkdtemp, rm, stat, symlink } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { makePrivateFolder, runtimeFolder } from '../../../host-agent/api/connection/runtime-folder.ts';
import type { Verbs } from '../../../host-agent/api/methods/verbs.ts';
import { serve } from '../../../host-agent/daemon/server.ts';

let folder: string;
let server: Server;
let client: Client;
let cancelled: Promise<void>;
let wasCancelled: () => void;
let hello: Record<string, unknown>;

const verbs = {
  'daemon.hello': () => Promise.resolve(hello),
  'session.show': ({ id }: { id: string }) => Promise.reject(new Failure('session-not-found', { id })),
  'session.list': () => Promise.reject(new Error('a fault')),
  'image.build': async (
    _: unknown,
    { signal, progress }: { signal: AbortSignal; progress: (reported: { step: string; text: string }) => void },
  ) => {
    progress({ step: 'one', text: 'One' });
    progress({ step: 'two', text: 'Two' });
    await new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        wasCancelled();
        reject(new Failure('cancelled', { task: 'request' }));
      });
    });
  },
} as unknown as Verbs;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-wire-'));
  hello = { version: '1', pid: 2 };
  cancelled = new Promise((resolve) => (wasCancelled = resolve));
  server = await serve(join(folder, 'agent.sock'), verbs, pino({ level: 'silent' }));
  const attached = await Client.attach(join(folder, 'agent.sock'));
  if (!attached) throw new Error('No host agent listens.');
  client = attached;
});
afterEach(async () => {
  client.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the control API', () => {
  it('is accessible only to its owner', async () => {
    expect((await stat(join(folder, 'agent.sock'))).mode & 0o777).toBe(0o600);
  });

  it('returns the failure of a call', async () => {
    await expect(client.call('session.show', { id: 'x' })).rejects.toThrow('There is no session "x".');
  });

  it('accepts a host agent that sends no API version, and one that sends unknown fields', async () => {
    expect(await client.call('daemon.hello', {})).toEqual({ version: '1', pid: 2, contract: 0 });
    hello = { version: '3', pid: 2, contract: 9, birthday: 'today' };
    expect(await client.call('daemon.hello', {})).toEqual({ version: '3', pid: 2, contract: 9 });
  });

  it('passes on every field of a failure', async () => {
    await expect(client.call('session.show', { id: 'x' })).rejects.toMatchObject({
      name: 'Failure',
      code: 'session-not-found',
      message: 'There is no session "x".',
      hint: 'List the sessions: safe-browse list',
      exitStatus: 4,
      params: { id: 'x' },
    });
  });

  it('distinguishes an internal error from a failure', async () => {
    await expect(client.call('session.list', {})).rejects.toMatchObject({ code: 'host-agent-internal-error' });
  });

  it('refuses invalid parameters and unknown methods before a verb runs', async () => {
    await expect(client.call('session.show', { id: 'x', more: 1 } as never)).rejects.toMatchObject({
      code: 'bad-request',
      exitStatus: 2,
    });
    await expect(client.call('no.such' as never, {} as never)).rejects.toThrow();
  });

  it('reports progress, and cancels a call', async () => {
    const cancel = new AbortController();
    const steps: string[] = [];
    const built = client.call(
      'image.build',
      { role: 'browser', debug: false },
      { signal: cancel.signal, onProgress: ({ step }) => steps.push(step) },
    );
    await expect.poll(() => steps).toEqual(['one', 'two']);
    cancel.abort();
    await expect(built).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('cancels the calls of a client that disconnects', async () => {
    const built = client.call('image.build', { role: 'browser', debug: false }).catch((error: unknown) => error);
    await client.call('daemon.hello', {});
    client.close();
    await cancelled;
    expect(await built).toMatchObject({ code: 'host-agent-unreachable' });
  });

  it('reports that the host agent disconnected during a call', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket)).listen(join(folder, 'mute.sock'));
    const attached = await Client.attach(join(folder, 'mute.sock'));
    const asked = attached?.call('daemon.hello', {});
    await expect.poll(() => sockets.length).toBe(1);
    sockets[0]?.destroy();
    await expect(asked).rejects.toMatchObject({ code: 'host-agent-unreachable' });
    mute.close();
  });

  it('has no client when no host agent listens', async () => {
    expect(await Client.attach(join(folder, 'other.sock'))).toBeUndefined();
  });
});

describe('the runtime folder', () => {
  it('is below XDG_RUNTIME_DIR, else a folder of the person in the temporary folder', () => {
    expect(runtimeFolder({ XDG_RUNTIME_DIR: '/run/user/7' })).toBe('/run/user/7/safe-browse');
    expect(runtimeFolder({ XDG_RUNTIME_DIR: 'relative', TMPDIR: '/tmp' })).toBe(
      `/tmp/safe-browse-${process.getuid?.() ?? ''}`,
    );
  });

  it('is refused when the path of its socket would be too long', () => {
    expect(() => runtimeFolder({ XDG_RUNTIME_DIR: `/${'x'.repeat(90)}` })).toThrow(
      expect.objectContaining({ code: 'runtime-folder-too-long' }),
    );
  });

  it('is refused when other users can access it', async () => {
    await chmod(folder, 0o755);
    expect(() => makePrivateFolder(folder)).toThrow(expect.objectContaining({ code: 'folder-not-private' }));
    await chmod(folder, 0o700);
    expect(makePrivateFolder(folder)).toBe(folder);
  });

  it.runIf(process.getuid?.() === 0)('is refused when it is a symbolic link of another user', async () => {
    const link = join(folder, 'link');
    await symlink(await mkdtemp(join(folder, 'private-')), link);
    expect(makePrivateFolder(link)).toBe(link);
    await lchown(link, 65534, 65534);
    expect(() => makePrivateFolder(link)).toThrow(expect.objectContaining({ code: 'folder-not-private' }));
  });
});
