/** What a recording shows of a session's network and downloads, bounded: a session can ask for any number of names. */
import { createReadStream } from 'node:fs';
import { Failure } from '../api/errors/failure.ts';
import { RECORDING_FILES, recordingNames } from '../storage/filenames.ts';
import { resolvedIn } from './dns.ts';
import { readPacket } from './frames.ts';
import { type CapturedFrame, readPcapng } from './pcap.ts';
import { entryOf, readManifest } from './read-manifest.ts';

const MAX_NAMES = 20_000;
const MAX_CONNECTIONS = 20_000;
const MAX_ADDRESSES = 64;
const DNS_PORT = 53;

export interface ObservedName {
  readonly name: string;
  readonly at: string;
  readonly addresses: readonly string[];
}

export interface Observed {
  readonly session: string;
  readonly begunAt: string;
  readonly profile: string;
  /** Each once, at the time of its first answer. */
  readonly names: readonly ObservedName[];
  /** Each once: to where the session has begun connections. */
  readonly connections: readonly { readonly address: string; readonly port: number; readonly at: string }[];
  readonly downloads: readonly {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly at: string;
  }[];
}

/** Throws `Failure` recording-not-found. */
export async function observedIn(folder: string): Promise<Observed> {
  const names = recordingNames(folder);
  const { lines } = await readManifest(folder, names.manifest);
  const begun = entryOf(lines, 'begun');
  const [first] = lines;
  if (!begun || !first) throw new Failure('recording-not-found', { folder });
  const downloads = lines.flatMap(({ entry, at }) =>
    entry.event === 'download' ? [{ name: entry.name, bytes: entry.bytes, sha256: entry.sha256, at }] : [],
  );
  const { session, profile } = begun;
  return { session, profile, begunAt: first.at, downloads, ...(await networkOf(names.file(RECORDING_FILES.network))) };
}

async function networkOf(path: string): Promise<Pick<Observed, 'names' | 'connections'>> {
  const names = new Map<string, ObservedName>();
  const connections = new Map<string, Observed['connections'][number]>();
  for await (const captured of framesOf(path)) {
    const at = new Date(captured.atMs).toISOString();
    const packet = readPacket(captured.frame);
    if (packet?.isFirst && packet.destinationPort !== DNS_PORT) {
      const { destination: address, destinationPort: port } = packet;
      const key = `${address}:${port}`;
      if (!connections.has(key) && connections.size < MAX_CONNECTIONS) connections.set(key, { address, port, at });
    }
    const resolved = resolvedIn(captured.frame);
    if (resolved && resolved.name !== '') noteName(names, resolved.name, resolved.addresses, at);
  }
  return { names: [...names.values()], connections: [...connections.values()] };
}

function noteName(names: Map<string, ObservedName>, name: string, addresses: readonly string[], at: string): void {
  const known = names.get(name);
  if (!known && names.size === MAX_NAMES) return;
  const all = new Set([...(known?.addresses ?? []), ...addresses]);
  names.set(name, { name, at: known?.at ?? at, addresses: [...all].slice(0, MAX_ADDRESSES) });
}

/** None if the network was not recorded. */
async function* framesOf(path: string): AsyncGenerator<CapturedFrame> {
  try {
    yield* readPcapng(createReadStream(path) as AsyncIterable<Buffer>);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
}
