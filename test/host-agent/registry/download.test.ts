import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { type Download, download, longestMs } from '../../../host-agent/registry/download.ts';
import { FakeRegistry } from '../../fakes/registry.ts';

const CONTENT = randomBytes(4_000_000);

describe('the download of a blob', () => {
  let registry: FakeRegistry;
  let connection: RegistryConnection;
  let folder: string;
  let path: string;
  let digest: string;
  const pauses: number[] = [];
  const bytesSeen: number[] = [];
  const cancelled = new AbortController();

  beforeEach(async () => {
    registry = await FakeRegistry.start();
    connection = new RegistryConnection(registry.host, { user: 'ada', secret: 'secret' });
    folder = mkdtempSync(join(tmpdir(), 'sb-blob-'));
    path = join(folder, 'blob');
    digest = registry.add(CONTENT);
    pauses.length = 0;
    bytesSeen.length = 0;
  });
  afterEach(async () => {
    await connection.close();
    await registry.stop();
    rmSync(folder, { recursive: true });
  });

  const fetch = (signal = cancelled.signal, limits: Pick<Download, 'floor' | 'withinMs'> = {}) =>
    download(connection, {
      ...limits,
      repository: 'safe-browse/browser',
      blob: { digest, bytes: CONTENT.length },
      path,
      signal,
      onBytes: (bytes) => bytesSeen.push(bytes),
      pause: async (ms) => {
        pauses.push(ms);
      },
    });

  it('writes the whole blob and reports every step', async () => {
    await fetch();
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
    expect(bytesSeen.at(-1)).toBe(CONTENT.length);
    expect(bytesSeen).toEqual([...bytesSeen].sort((a, b) => a - b));
  });

  it('continues after a broken connection where it stopped', async () => {
    registry.behave({ kind: 'breaks', afterBytes: 3_000_000 });
    await fetch();
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
    expect(registry.ranges[0]).toBeUndefined();
    expect(registry.ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
    expect(pauses).toHaveLength(1);
  });

  it('continues with the bytes of an earlier pull', async () => {
    writeFileSync(path, CONTENT.subarray(0, 200_000));
    await fetch();
    expect(registry.ranges).toEqual(['bytes=200000-']);
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
  });

  it('asks for nothing when an earlier pull has all bytes', async () => {
    writeFileSync(path, CONTENT);
    await fetch();
    expect(registry.ranges).toEqual([]);
  });

  it('begins again when the registry ignores the range', async () => {
    writeFileSync(path, CONTENT.subarray(0, 200_000));
    registry.behave({ kind: 'ignores-ranges' });
    await fetch();
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
  });

  it('drops a file that is longer than the blob', async () => {
    writeFileSync(path, Buffer.alloc(CONTENT.length + 1));
    await fetch();
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
  });

  it('is refused and removed when the bytes have another digest', async () => {
    registry.behave({ kind: 'lies' });
    await expect(fetch()).rejects.toMatchObject({ code: 'registry-blob-differs' });
    expect(existsSync(path)).toBe(false);
  });

  it('is refused and removed when the bytes of an earlier pull were changed', async () => {
    writeFileSync(path, Buffer.alloc(200_000));
    await expect(fetch()).rejects.toMatchObject({ code: 'registry-blob-differs' });
    expect(existsSync(path)).toBe(false);
  });

  it('stops reading a registry that sends without end', async () => {
    registry.behave({ kind: 'endless' });
    await expect(fetch()).rejects.toMatchObject({ code: 'registry-blob-differs' });
    expect(existsSync(path)).toBe(false);
  });

  it('gives up after several attempts that bring nothing, with growing pauses', async () => {
    const nothing = { kind: 'breaks', afterBytes: 0 } as const;
    registry.behave(nothing, nothing, nothing, nothing, nothing);
    await expect(fetch()).rejects.toMatchObject({ code: 'registry-unreachable', params: { host: registry.host } });
    expect(pauses).toEqual([1000, 2000, 4000]);
  });

  it('gives up a registry that drips, instead of waiting for it without end', async () => {
    registry.behave(...Array.from({ length: 4 }, () => ({ kind: 'drips' }) as const));
    const floor = { bytes: 64 * 1024, withinMs: 100 };
    await expect(fetch(undefined, { floor })).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: /less than 64 KiB in 0\.1 s/,
    });
    expect(pauses).toEqual([1000, 2000, 4000]);
  });

  it('has a limit of time by its size', async () => {
    registry.behave({ kind: 'drips' });
    await expect(fetch(undefined, { withinMs: 200 })).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: /took longer than/,
    });
    expect(longestMs(0)).toBe(600_000);
    expect(longestMs(400_000_000) / 3_600_000).toBeCloseTo(7.1, 1);
  });

  it('can be cancelled while the registry drips', async () => {
    registry.behave({ kind: 'drips' });
    const controller = new AbortController();
    registry.onRequest = () => setImmediate(() => controller.abort(new Error('enough')));
    await expect(fetch(controller.signal)).rejects.toThrow('enough');
  });

  it('does not try again when the registry refuses', async () => {
    registry.behave({ kind: 'refuses', status: 403 });
    await expect(fetch()).rejects.toMatchObject({ code: 'registry-refused', params: { status: 403 } });
    expect(registry.ranges).toHaveLength(1);
  });

  it('keeps what it has when it is cancelled', async () => {
    const controller = new AbortController();
    registry.behave({ kind: 'breaks', afterBytes: 3_000_000 });
    const failed = download(connection, {
      repository: 'a',
      blob: { digest, bytes: CONTENT.length },
      path,
      signal: controller.signal,
      onBytes: () => undefined,
      pause: async () => controller.abort(new Error('cancelled')),
    });
    await expect(failed).rejects.toThrow('cancelled');
    expect(readFileSync(path).equals(CONTENT.subarray(0, readFileSync(path).length))).toBe(true);
    expect(existsSync(path)).toBe(true);
  });

  it('follows a redirect without the login', async () => {
    const storage = await FakeRegistry.start();
    storage.add(CONTENT);
    // The registry asks for the login first, and gets it.
    registry.behave({ kind: 'redirects', to: `http://${storage.host}/v2/x/blobs/${digest}` });
    await fetch();
    expect(readFileSync(path).equals(CONTENT)).toBe(true);
    expect(storage.logins).toEqual([undefined]);
    await storage.stop();
  });

  it('does not follow a redirect to an unencrypted server elsewhere', async () => {
    const to = 'http://storage.example/blob';
    registry.behave(...Array.from({ length: 4 }, () => ({ kind: 'redirects', to }) as const));
    await expect(fetch()).rejects.toMatchObject({ code: 'registry-unreachable', message: /not encrypted/ });
  });
});
