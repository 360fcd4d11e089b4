/** What a recording shows, in the formats of other programs. Sources: the core format of MISP, and STIX 2.1. */
import { createHash } from 'node:crypto';
import { MAX_DOCUMENT_CHARACTERS, type RecordingFormat } from '../api/session/recording.ts';
import type { Observed } from './observed.ts';

/** Throws a `RangeError` where it would be too large for an answer. Pure. */
export function exported(observed: Observed, format: RecordingFormat): string {
  const document = EXPORT[format](observed);
  if (document.length > MAX_DOCUMENT_CHARACTERS) throw new RangeError('It is too large.');
  return document;
}

const EXPORT: Readonly<Record<RecordingFormat, (observed: Observed) => string>> = {
  names: ({ names }) => names.map((name) => `${JSON.stringify(name)}\n`).join(''),
  misp: (observed) => `${JSON.stringify(mispEvent(observed), undefined, 2)}\n`,
  stix: (observed) => `${JSON.stringify(stixBundle(observed), undefined, 2)}\n`,
};

const title = ({ session, profile }: Observed): string => `Safe Browse: session ${session}, profile ${profile}`;

/** For the person's organisation only, and of unknown threat: a person decides otherwise. */
function mispEvent(observed: Observed): object {
  const { begunAt, names, connections, downloads } = observed;
  const attribute = (category: string, type: string, value: string, at: string, isIndicator = false) => ({
    ...{ uuid: uuidOf(begunAt, type, value), category, type, value, to_ids: isIndicator, distribution: '0' },
    timestamp: String(Math.floor(Date.parse(at) / 1000)),
    first_seen: at,
  });
  return {
    Event: {
      uuid: uuidOf(begunAt, 'event', title(observed)),
      info: title(observed),
      date: begunAt.slice(0, 10),
      ...{ threat_level_id: '4', analysis: '0', distribution: '0', published: false },
      timestamp: String(Math.floor(Date.parse(begunAt) / 1000)),
      Attribute: [
        ...names.map(({ name, at }) => attribute('Network activity', 'hostname', name, at)),
        ...connections.map(({ address, port, at }) =>
          attribute('Network activity', 'ip-dst|port', `${address}|${port}`, at),
        ),
        ...downloads.map(({ name, sha256, at }) =>
          attribute('Payload delivery', 'filename|sha256', `${name.replaceAll('|', '_')}|${sha256}`, at, true),
        ),
      ],
    },
  };
}

function stixBundle(observed: Observed): object {
  const { begunAt, names, connections, downloads } = observed;
  const addresses = [...new Set(connections.map(({ address }) => address))];
  const objects = [
    ...names.map(({ name }) => ({ type: 'domain-name', value: name })),
    ...addresses.map((value) => ({ type: 'ipv4-addr', value })),
    ...downloads.map(({ name, bytes, sha256 }) => ({ type: 'file', name, size: bytes, hashes: { 'SHA-256': sha256 } })),
  ].map((object) => ({ spec_version: '2.1', id: `${object.type}--${uuidOf(JSON.stringify(object))}`, ...object }));
  const unique = [...new Map(objects.map((object) => [object.id, object])).values()];
  const seen = [...names, ...connections, ...downloads].map(({ at }) => at).sort();
  const common = { spec_version: '2.1', created: begunAt, modified: begunAt };
  const observation = {
    type: 'observed-data',
    id: `observed-data--${uuidOf(begunAt, 'observed-data', title(observed))}`,
    ...common,
    first_observed: seen[0] ?? begunAt,
    last_observed: seen.at(-1) ?? begunAt,
    number_observed: 1,
    object_refs: unique.map(({ id }) => id),
  };
  return {
    type: 'bundle',
    id: `bundle--${uuidOf(begunAt, 'bundle', title(observed))}`,
    // The format has no observation of nothing.
    objects: unique.length === 0 ? [] : [observation, ...unique],
  };
}

/** The same for the same parts, in the form of version 5: what is exported twice is one thing for the reader. */
function uuidOf(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest().subarray(0, 16);
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
