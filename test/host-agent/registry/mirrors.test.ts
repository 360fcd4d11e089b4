/** Mirrors of a registry: read first, trusted with nothing. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { Config } from '../../../host-agent/config/schema.ts';
import { connectedForReading } from '../../../host-agent/registry/connected.ts';
import { placesOf } from '../../../host-agent/registry/connected.ts';
import { describeReference, parseReference } from '../../../host-agent/registry/reference.ts';
import { fetchBlob } from '../../../host-agent/registry/registry.ts';
import { FakeRegistry } from '../../fakes/registry.ts';

const BYTES = Buffer.from('an image');
let folder: string;
let origin: FakeRegistry;
let cache: FakeRegistry;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sb-mirrors-'));
  [origin, cache] = [await FakeRegistry.start(), await FakeRegistry.start()];
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await Promise.all([origin.stop(), cache.stop()]);
  rmSync(folder, { recursive: true });
});

function read(mirrors: readonly string[], assertMayRead = vi.fn()) {
  const blob = { digest: origin.add(BYTES), bytes: BYTES.length };
  const reference = parseReference(`${origin.host}/images/browser:stable`);
  const options = { loginServers: () => [], mirrors: () => mirrors, assertMayRead };
  return connectedForReading(reference, options, (connection) =>
    fetchBlob(connection, reference, blob, new AbortController().signal),
  );
}

it('are asked before the registry, under the name that the repository has there', async () => {
  cache.add(BYTES);
  expect(await read([`${origin.host}=${cache.host}/proxied`])).toEqual(BYTES);
  expect(cache.heads[0]).toContain('GET /v2/proxied/images/browser/blobs/');
  expect(origin.traffic.requests).toBe(0);
});

it('are passed over when they are away, have nothing, or send something else', async () => {
  cache.add(BYTES);
  cache.behave({ kind: 'refuses', status: 404 }, { kind: 'lies' });
  const both = [`${origin.host}=127.0.0.1:9`, `${origin.host}=${cache.host}`];
  expect(await read(both)).toEqual(BYTES);
  expect(await read(both)).toEqual(BYTES);
  expect([cache.traffic.requests, origin.traffic.requests]).toEqual([2, 2]);
  expect(await read(both)).toEqual(BYTES);
  expect(origin.traffic.requests).toBe(2);
});

it('get their own login, and never that of the registry', async () => {
  const login = (words: string) => ({ auth: Buffer.from(words).toString('base64') });
  const path = join(folder, 'auth.json');
  writeFileSync(path, JSON.stringify({ auths: { [origin.host]: login('ada:origin') } }));
  vi.stubEnv('REGISTRY_AUTH_FILE', path);
  const asks = { kind: 'refuses', status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } } as const;
  cache.behave(asks);
  origin.behave(asks);
  expect(await read([`${origin.host}=${cache.host}`])).toEqual(BYTES);
  expect(cache.logins).toEqual([undefined]);
  expect(origin.logins).toEqual([undefined, `Basic ${login('ada:origin').auth}`]);
  writeFileSync(path, JSON.stringify({ auths: { [cache.host]: login('ada:cache') } }));
  cache.add(BYTES);
  cache.behave(asks);
  await read([`${origin.host}=${cache.host}`]);
  expect(cache.logins.at(-1)).toBe(`Basic ${login('ada:cache').auth}`);
});

it('are named, with why each could not be used, when the registry fails as well', async () => {
  cache.behave({ kind: 'refuses', status: 404 });
  origin.behave({ kind: 'refuses', status: 500 });
  await expect(read([`${origin.host}=127.0.0.1:9`, `${origin.host}=${cache.host}`])).rejects.toMatchObject({
    code: 'registry-mirrors-failed',
    params: {
      reference: `${origin.host}/images/browser:stable`,
      reasons: expect.stringMatching(
        new RegExp(`^127\\.0\\.0\\.1:9: .* ${cache.host}: .*has no .* ${origin.host}: .*HTTP 500`, 's'),
      ) as string,
    },
  });
  origin.behave({ kind: 'refuses', status: 500 });
  await expect(read([])).rejects.toMatchObject({ code: 'registry-refused' });
});

it('are not asked where a policy does not allow them', async () => {
  const refuse = vi.fn((place: { readonly host: string }) => {
    if (place.host !== origin.host)
      throw new Failure('registry-managed', { reference: place.host, by: 'policy.toml', registries: origin.host });
  });
  await expect(read([`${origin.host}=${cache.host}`], refuse)).rejects.toMatchObject({ code: 'registry-managed' });
  expect(cache.traffic.requests).toBe(0);
});

it.each([
  [
    'registry.example/a/b:1',
    ['registry.example=one.example', 'registry.example/a=two.example:5000/c'],
    ['one.example/a/b:1', 'two.example:5000/c/b:1', 'registry.example/a/b:1'],
  ],
  [
    'registry.example/ab:1',
    ['registry.example/a=one.example', 'registry.example:443=two.example'],
    ['registry.example/ab:1'],
  ],
])('of %s by %j are %j', (reference, mirrors, expected) => {
  expect(placesOf(parseReference(reference), mirrors).map(describeReference)).toEqual(expected);
});

it.each([
  ['registry.example=cache.example:5000', true],
  ['registry.example:5000/a-b/c=localhost:5000/d', true],
  ['docker=cache.example', false],
  ['registry.example', false],
  ['registry.example=https://cache.example', false],
  ['registry.example=cache.example=x', false],
])('may be written as %s: %s', (mirror, expected) => {
  expect(Config.safeParse({ images: { mirrors: [mirror] } }).success).toBe(expected);
});
