import { chmod, mkdtemp, rm, stat } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/client.ts';
import { Failure } from '../../../host-agent/api/failure.ts';
import { makePrivateFolder, runtimeFolder } from '../../../host-agent/api/runtime-folder.ts';
import { serve, type Verbs } from '../../../host-agent/daemon/server.ts';

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
    { signal, progress }: { signal: AbortSignal; progress: (told: { step: string; text: string }) => void },
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
  if (!attached) throw new Error('Nobody listens.');
  client = attached;
});
afterEach(async () => {
  client.close();
  server.close();
  await rm(folder, { recursive: true, force: true });
});

describe('the desktop wire', () => {
  it('is for its owner alone', async () => {
    expect((await stat(join(folder, 'agent.sock'))).mode & 0o777).toBe(0o600);
  });

  it('answers', async () => {
    await expect(client.call('session.show', { id: 'x' })).rejects.toThrow('There is no session "x".');
  });

  it('knows a host agent from before there was a contract number, and one that says more of itself', async () => {
    expect(await client.call('daemon.hello', {})).toEqual({ version: '1', pid: 2, contract: 0 });
    hello = { version: '3', pid: 2, contract: 9, birthday: 'today' };
    expect(await client.call('daemon.hello', {})).toEqual({ version: '3', pid: 2, contract: 9 });
  });

  it('carries a failure whole', async () => {
    await expect(client.call('session.show', { id: 'x' })).rejects.toMatchObject({
      name: 'Failure',
      code: 'session-not-found',
      message: 'There is no session "x".',
      hint: 'List the sessions: safe-browse list',
      exitStatus: 4,
      params: { id: 'x' },
    });
  });

  it('tells a fault of ours from a failure', async () => {
    await expect(client.call('session.list', {})).rejects.toMatchObject({ code: 'host-agent-internal-error' });
  });

  it('refuses what is not of the contract before a verb runs', async () => {
    await expect(client.call('session.show', { id: 'x', more: 1 } as never)).rejects.toMatchObject({
      code: 'bad-request',
      exitStatus: 2,
    });
    await expect(client.call('no.such' as never, {} as never)).rejects.toThrow();
  });

  it('tells progress and cancels', async () => {
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

  it('cancels what a client asked for that has gone', async () => {
    const built = client.call('image.build', { role: 'browser', debug: false }).catch((error: unknown) => error);
    await client.call('daemon.hello', {});
    client.close();
    await cancelled;
    expect(await built).toMatchObject({ code: 'host-agent-unreachable' });
  });

  it('says so when the host agent goes away during a request', async () => {
    const sockets: Socket[] = [];
    const mute = createServer((socket) => sockets.push(socket)).listen(join(folder, 'mute.sock'));
    const attached = await Client.attach(join(folder, 'mute.sock'));
    const asked = attached?.call('daemon.hello', {});
    await expect.poll(() => sockets.length).toBe(1);
    sockets[0]?.destroy();
    await expect(asked).rejects.toMatchObject({ code: 'host-agent-unreachable' });
    mute.close();
  });

  it('is not there when nobody listens', async () => {
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

  it('is refused when a socket below it would not fit', () => {
    expect(() => runtimeFolder({ XDG_RUNTIME_DIR: `/${'x'.repeat(90)}` })).toThrow(
      expect.objectContaining({ code: 'runtime-folder-too-long' }),
    );
  });

  it('is refused when others may use it', async () => {
    await chmod(folder, 0o755);
    expect(() => makePrivateFolder(folder)).toThrow(expect.objectContaining({ code: 'folder-not-private' }));
    await chmod(folder, 0o700);
    expect(makePrivateFolder(folder)).toBe(folder);
  });
});
