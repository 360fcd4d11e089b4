import { describe, expect, it } from 'vitest';
import { resolvedIn } from '../../../host-agent/recording/dns.ts';
import { exported } from '../../../host-agent/recording/export.ts';
import { readPacket } from '../../../host-agent/recording/frames.ts';
import type { Observed } from '../../../host-agent/recording/observed.ts';
import { MalformedCapture, PcapReader } from '../../../host-agent/recording/pcap.ts';
import { fc } from '../../bed/random.ts';
import { connecting, dnsAnswer, pcapOf } from './recording-setup.ts';

const AT = '2026-12-02T10:00:00.000Z';
const SEEN: Observed = {
  ...{ session: 'cafe', profile: 'default', begunAt: AT },
  names: [{ name: 'site.test', at: AT, addresses: ['198.51.100.7'] }],
  connections: [{ address: '198.51.100.7', port: 443, at: AT }],
  downloads: [{ name: 'a|b.exe', bytes: 3, sha256: 'e'.repeat(64), at: AT }],
};

describe('what a recording shows for other programs', () => {
  it('is an event of MISP, the same each time, for this organisation only', () => {
    const event = JSON.parse(exported(SEEN, 'misp')) as { Event: Record<string, unknown> };
    expect(event.Event).toMatchObject({
      ...{ date: '2026-12-02', distribution: '0', published: false, threat_level_id: '4' },
      Attribute: [
        { type: 'hostname', value: 'site.test', to_ids: false },
        { type: 'ip-dst|port', value: '198.51.100.7|443', to_ids: false },
        { type: 'filename|sha256', value: `a_b.exe|${'e'.repeat(64)}`, to_ids: true },
      ],
    });
    expect(exported(SEEN, 'misp')).toBe(exported(SEEN, 'misp'));
  });

  it('is a bundle of STIX whose observation names each object', () => {
    const { objects } = JSON.parse(exported(SEEN, 'stix')) as { objects: Record<string, unknown>[] };
    const [observed, ...seen] = objects;
    expect(observed).toMatchObject({
      type: 'observed-data',
      spec_version: '2.1',
      object_refs: seen.map(({ id }) => id),
    });
    expect(seen.map(({ type }) => type)).toEqual(['domain-name', 'ipv4-addr', 'file']);
    for (const { id, type } of seen)
      expect(id).toMatch(
        new RegExp(`^${String(type)}--[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`),
      );
  });

  it('is a line for each name that was resolved', () => {
    expect(JSON.parse(exported(SEEN, 'names'))).toEqual(SEEN.names[0]);
  });
});

describe('frames of a session', () => {
  it('tell names with their addresses, and connections', () => {
    expect(resolvedIn(dnsAnswer('Site.test', [198, 51, 100, 7]))).toEqual({
      name: 'site.test',
      addresses: ['198.51.100.7'],
    });
    expect(readPacket(connecting([198, 51, 100, 7], 443))).toMatchObject({ destinationPort: 443, isFirst: true });
  });

  it('are read without harm, whatever is in them', () => {
    const answer = dnsAnswer('site.test', [1, 2, 3, 4]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(answer.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(answer.length),
        (changes, cut) => {
          const frame = Buffer.from(answer);
          for (const [at, value] of changes) frame.writeUInt8(value, at);
          const name = resolvedIn(frame.subarray(0, cut))?.name ?? '';
          expect(name).toMatch(/^[a-z0-9._?-]*$/);
        },
      ),
    );
    // A name that points to itself.
    const loop = Buffer.from(answer);
    loop.writeUInt16BE(0xc00c, 34 + 8 + 12);
    expect(resolvedIn(loop)).toBeUndefined();
  });

  it('come whole out of pieces of any size, and what is no capture is refused', () => {
    const frames = [connecting([1, 2, 3, 4], 1), dnsAnswer('a.test', [1, 2, 3, 4]), Buffer.alloc(0)];
    const capture = pcapOf(frames);
    for (const size of [1, 7, 24, 1_000]) {
      const reader = new PcapReader();
      const read: Buffer[] = [];
      for (let at = 0; at < capture.length; at += size) read.push(...reader.take(capture.subarray(at, at + size)));
      expect(read).toEqual(frames);
    }
    expect(() => new PcapReader().take(Buffer.alloc(24))).toThrow(MalformedCapture);
    const huge = Buffer.concat([pcapOf([]), Buffer.alloc(16, 0xff)]);
    expect(() => new PcapReader().take(huge)).toThrow(MalformedCapture);
  });
});
