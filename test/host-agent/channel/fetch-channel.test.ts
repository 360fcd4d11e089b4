import { getEventListeners } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { channelBytes, type ChannelFile } from '../../../host-agent/channel/channel-file.ts';
import { type ChannelTrust, fetchChannel, verifiedFile } from '../../../host-agent/channel/fetch-channel.ts';
import { newestOf } from '../../../host-agent/channel/channel-reference.ts';
import { RegistryConnection } from '../../../host-agent/registry/connection.ts';
import { type Behaviour, FakeRegistry } from '../../fakes/registry.ts';
import { channelAt, fileWith, makeSigner, offer, offerSigned, signaturesOf, type Signer } from './signed-channels.ts';

const never = new AbortController().signal;

let folder: string;
let registry: FakeRegistry;
let connection: RegistryConnection;
let online: Signer;
let offline: Signer;
let stranger: Signer;

const keys = mkdtempSync(join(tmpdir(), 'sb-keys-'));
beforeAll(async () => {
  [online, offline, stranger] = [await makeSigner(keys), await makeSigner(keys), await makeSigner(keys)];
});
afterAll(() => rmSync(keys, { recursive: true }));
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-channel-'));
  registry = await FakeRegistry.start();
  connection = new RegistryConnection(registry.host, undefined);
});
afterEach(async () => {
  await connection.close();
  await registry.stop();
  rmSync(folder, { recursive: true });
});

async function read(trust: Partial<ChannelTrust> = {}): Promise<ChannelFile> {
  const channel = channelAt(registry);
  const signed = await fetchChannel(connection, channel, newestOf(channel), { signal: never, withinMs: 2_000 });
  if (!signed) throw new Error('It is known already.');
  const trusted = { keys: [online.public, offline.public], threshold: 2, ...trust };
  return (await verifiedFile(signed, channel, trusted, folder, never)).file;
}

describe('a channel in a registry', () => {
  it('is accepted with the signatures of enough people, and leaves no file', async () => {
    await offerSigned(registry, fileWith(), [online, offline]);
    expect(await read()).toEqual(fileWith());
    expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  it('leaves no listener at the signal of its reader, who reads it for years', async () => {
    await offerSigned(registry, fileWith(), [online, offline]);
    const { signal } = new AbortController();
    await fetchChannel(connection, channelAt(registry), newestOf(channelAt(registry)), { signal });
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is refused when too few people signed it', async () => {
    await offerSigned(registry, fileWith(), [online]);
    await expect(read()).rejects.toMatchObject({ code: 'channel-unsigned', params: { valid: 1, needed: 2 } });
  });

  it('counts a person who signed twice once', async () => {
    await offerSigned(registry, fileWith(), [online, online]);
    await expect(read()).rejects.toMatchObject({ code: 'channel-unsigned', params: { valid: 1 } });
  });

  it('counts a key under two ids once', async () => {
    /** The same key or signature under another id, which is not signed. */
    const renamed = (base64: string): string => {
      const bytes = Buffer.from(base64, 'base64');
      return Buffer.concat([bytes.subarray(0, 2), Buffer.alloc(8, 7), bytes.subarray(10)]).toString('base64');
    };
    const bytes = channelBytes(fileWith());
    const [signature = ''] = await signaturesOf(bytes, [online]);
    const another = signature.replace(/^RU.*$/m, renamed);
    offer(registry, bytes, [signature, another]);
    const keys = [online.public, renamed(online.public)];
    await expect(read({ keys: [renamed(online.public)], threshold: 1 })).resolves.toEqual(fileWith());
    await expect(read({ keys })).rejects.toMatchObject({ code: 'channel-unsigned', params: { valid: 1 } });
  });

  it('is refused with the signature of a stranger', async () => {
    await offerSigned(registry, fileWith(), [online, stranger]);
    await expect(read()).rejects.toMatchObject({ code: 'channel-unsigned', params: { valid: 1 } });
  });

  it('is refused with the signatures of another file', async () => {
    const signatures = await signaturesOf(channelBytes(fileWith({ percentage: 1 })), [online, offline]);
    offer(registry, channelBytes(fileWith()), signatures);
    await expect(read()).rejects.toMatchObject({ code: 'channel-unsigned', params: { valid: 0 } });
  });

  it('is refused when it is the file of another channel', async () => {
    await offerSigned(registry, fileWith({ channel: 'safe-browse/canary' }), [online, offline]);
    await expect(read()).rejects.toMatchObject({ code: 'channel-refused', params: { problem: 'another-channel' } });
  });

  it('is refused when it is signed but not a channel file of this version', async () => {
    const bytes = Buffer.from(`${JSON.stringify({ ...fileWith(), schema: 2 }, null, 2)}\n`);
    offer(registry, bytes, await signaturesOf(bytes, [online, offline]));
    await expect(read()).rejects.toMatchObject({ code: 'channel-refused', params: { problem: 'malformed' } });
  });

  it('is not read again while it stays the same', async () => {
    const known = await offerSigned(registry, fileWith(), [online]);
    const channel = channelAt(registry);
    expect(await fetchChannel(connection, channel, newestOf(channel), { known, signal: never })).toBeUndefined();
    expect(registry.traffic.requests).toBe(1);
  });

  it.each<[string, readonly Behaviour[], string]>([
    ['breaks off its manifest', [{ kind: 'breaks', afterBytes: 20 }], 'registry-unreachable'],
    ['truncates its manifest', [{ kind: 'truncates', afterBytes: 20 }], 'channel-refused'],
    ['sends its manifest without end', [{ kind: 'endless' }], 'registry-artifact-refused'],
    ['sends its manifest without end, byte by byte', [{ kind: 'drips' }], 'registry-unreachable'],
    ['breaks off its file', [{ kind: 'honest' }, { kind: 'breaks', afterBytes: 9 }], 'registry-unreachable'],
    ['truncates its file', [{ kind: 'honest' }, { kind: 'truncates', afterBytes: 9 }], 'registry-artifact-refused'],
    ['sends its file without end', [{ kind: 'honest' }, { kind: 'endless' }], 'registry-artifact-refused'],
    ['sends other bytes', [{ kind: 'honest' }, { kind: 'lies' }], 'registry-artifact-refused'],
    ['does not let it be read', [{ kind: 'refuses', status: 403 }], 'registry-refused'],
  ])('is refused when the registry %s', async (_, behaviours, code) => {
    await offerSigned(registry, fileWith(), [online, offline]);
    registry.behave(...behaviours);
    await expect(read()).rejects.toMatchObject({ code });
  });

  it('is refused with more signatures than anybody needs', async () => {
    const [signature = ''] = await signaturesOf(channelBytes(fileWith()), [online]);
    offer(registry, channelBytes(fileWith()), Array<string>(17).fill(signature));
    await expect(read()).rejects.toMatchObject({ code: 'channel-refused', params: { problem: 'malformed' } });
  });
});
