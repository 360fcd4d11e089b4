/** Channel files that real minisign keys sign, offered by the fake registry. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { channelArtifactBytes } from '../../../host-agent/channel/channel-artifact.ts';
import { channelBytes, type ChannelFile, type Release } from '../../../host-agent/channel/channel-file.ts';
import { parseChannel } from '../../../host-agent/channel/channel-reference.ts';
import { makeKeyPair, parsePublicKey, sign } from '../../../host-agent/tools/minisign.ts';
import type { FakeRegistry } from '../../fakes/registry.ts';

export interface Signer {
  readonly public: string;
  readonly secret: string;
}

export async function makeSigner(folder: string): Promise<Signer> {
  const name = randomBytes(4).toString('hex');
  const files = { secret: join(folder, `${name}.key`), public: join(folder, `${name}.pub`) };
  await makeKeyPair(files);
  return { secret: files.secret, public: parsePublicKey(await readFile(files.public, 'utf8')) ?? '' };
}

export async function signaturesOf(bytes: Buffer, signers: readonly Signer[]): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'sb-signed-'));
  const file = join(folder, 'channel.json');
  await writeFile(file, bytes);
  const signatures: string[] = [];
  for (const [index, { secret }] of signers.entries()) {
    await sign(file, `${file}.${index}`, secret);
    signatures.push(await readFile(`${file}.${index}`, 'utf8'));
  }
  return signatures;
}

const digit = (text: string) => text.repeat(64).slice(0, 64);

/** A release whose images do not exist. */
export const releaseOf = (letter: string): Release => ({
  browser: { digest: digit(letter), artifact: `sha256:${digit(letter)}` },
});

/** By default serial 1 of `safe-browse/stable`, for all computers, until 2030. */
export const fileWith = (changes: Partial<ChannelFile> = {}): ChannelFile => ({
  type: 'safe-browse-channel',
  schema: 1,
  channel: 'safe-browse/stable',
  serial: 1,
  expires: '2030-01-01T00:00:00Z',
  percentage: 100,
  halted: false,
  minimumVersion: '0.1.0',
  release: releaseOf('a'),
  ...changes,
});

export const channelAt = (registry: FakeRegistry) => parseChannel(`${registry.host}/safe-browse/stable`);

/** Offers these bytes as `safe-browse/stable`. Returns the digest of the artifact. */
export function offer(registry: FakeRegistry, bytes: Buffer, signatures: readonly string[], tag = 'stable'): string {
  const blob = (content: Buffer) => ({ digest: registry.add(content), bytes: content.length });
  const artifact = { file: blob(bytes), signatures: signatures.map((text) => blob(Buffer.from(text))) };
  return registry.contents.tag('safe-browse', tag, channelArtifactBytes(artifact));
}

export async function offerSigned(
  registry: FakeRegistry,
  file: ChannelFile,
  signers: readonly Signer[],
): Promise<string> {
  const bytes = channelBytes(file);
  return offer(registry, bytes, await signaturesOf(bytes, signers));
}
