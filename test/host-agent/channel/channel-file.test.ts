import { describe, expect, it } from 'vitest';
import {
  channelBytes,
  isIncluded,
  isVersionEnough,
  parseChannelFile,
  placeOf,
  releaseFor,
  releaseId,
} from '../../../host-agent/channel/channel-file.ts';
import { describeChannel, parseChannel } from '../../../host-agent/channel/channel-reference.ts';
import { fileWith, releaseOf } from './signed-channels.ts';

const X = { computer: 'x', ring: '' };
const computers = Array.from({ length: 2_000 }, (_, index) => `computer ${index}`);

describe('the name of a channel', () => {
  it('is a repository and a tag', () => {
    const channel = parseChannel('registry.example:5000/fleet/safe-browse/stable');
    expect(channel).toEqual({ host: 'registry.example:5000', repository: 'fleet/safe-browse', name: 'stable' });
    expect(describeChannel(channel)).toBe('registry.example:5000/fleet/safe-browse/stable');
  });

  it.each(['', 'stable', 'registry.example/stable', 'safe-browse/stable', 'r.example/a/b:c', 'r.example/a/b.12', '/'])(
    'is not %j',
    (text) => {
      expect(() => parseChannel(text)).toThrow('does not name a channel');
    },
  );
});

describe('the file of a channel', () => {
  it('has exactly one form', () => {
    const bytes = channelBytes(fileWith());
    expect(parseChannelFile(bytes)).toEqual(fileWith());
    expect(parseChannelFile(Buffer.concat([bytes, Buffer.from(' ')]))).toBeUndefined();
    expect(parseChannelFile(Buffer.from(JSON.stringify(fileWith())))).toBeUndefined();
  });

  it.each([
    { percentage: 101 },
    { percentage: 0.5 },
    { serial: 0 },
    { expires: 'never' },
    { minimumVersion: '1' },
    { release: {} },
    { more: 1 },
    { rings: [] },
    { rings: ['Pilot'] },
    { rings: [''] },
  ])('is refused with %j', (changes) => {
    const text = `${JSON.stringify({ ...fileWith(), ...changes }, null, 2)}\n`;
    expect(parseChannelFile(Buffer.from(text))).toBeUndefined();
  });

  it('names the version that it needs', () => {
    expect(isVersionEnough('0.2.0', '0.1.9')).toBe(true);
    expect(isVersionEnough('1.10.0', '1.9.3')).toBe(true);
    expect(isVersionEnough('0.2.0', '0.2.0')).toBe(true);
    expect(isVersionEnough('0.2.0', '0.2.1')).toBe(false);
    expect(isVersionEnough('0.9.9', '1.0.0')).toBe(false);
  });
});

describe('a rollout', () => {
  const included = (percentage: number, release = releaseOf('a')) =>
    computers.filter((computer) => isIncluded(fileWith({ percentage, release }), { computer, ring: '' }));

  it('reaches the share of the computers that the file names', () => {
    expect(included(0)).toHaveLength(0);
    expect(included(100)).toHaveLength(2_000);
    for (const percentage of [1, 10, 50]) {
      const share = (included(percentage).length / computers.length) * 100;
      // Four standard deviations.
      expect(Math.abs(share - percentage)).toBeLessThan(4 * Math.sqrt((percentage * (100 - percentage)) / 2_000));
    }
  });

  it('keeps a computer when the percentage rises, and begins with others at the next release', () => {
    expect(included(50)).toEqual(expect.arrayContaining(included(10)));
    expect(included(10, releaseOf('b'))).not.toEqual(included(10));
    const place = placeOf('x', releaseOf('a'));
    expect(placeOf('x', releaseOf('a'))).toBe(place);
    // The same images have the same name, wherever the registry keeps them.
    expect(releaseId({ browser: { digest: 'a', artifact: 'one' } })).toBe(
      releaseId({ browser: { digest: 'a', artifact: 'two' } }),
    );
  });

  it('gives the other computers the release before', () => {
    const file = fileWith({ percentage: 0, release: releaseOf('b'), base: releaseOf('a') });
    expect(releaseFor(file, X, undefined)).toEqual(releaseOf('a'));
    expect(releaseFor(fileWith({ percentage: 0 }), X, undefined)).toBeUndefined();
    expect(releaseFor({ ...file, percentage: 100 }, X, undefined)).toEqual(releaseOf('b'));
  });

  it('comes to the rings that the file names before the percentage, unless it is halted', () => {
    const file = fileWith({ percentage: 0, rings: ['it', 'pilot'], release: releaseOf('b'), base: releaseOf('a') });
    expect(parseChannelFile(channelBytes(file))).toEqual(file);
    const meant = (ring: string) => releaseFor(file, { computer: 'x', ring }, undefined);
    expect(meant('pilot')).toEqual(releaseOf('b'));
    for (const other of ['', 'staff']) expect(meant(other)).toEqual(releaseOf('a'));
    expect(releaseFor({ ...file, halted: true }, { computer: 'x', ring: 'pilot' }, undefined)).toEqual(releaseOf('a'));
  });

  it('that is halted reaches no further computer, and takes nothing away', () => {
    const file = fileWith({ percentage: 100, halted: true, release: releaseOf('b'), base: releaseOf('a') });
    expect(releaseFor(file, X, undefined)).toEqual(releaseOf('a'));
    expect(releaseFor(file, X, releaseId(releaseOf('a')))).toEqual(releaseOf('a'));
    expect(releaseFor(file, X, releaseId(releaseOf('b')))).toEqual(releaseOf('b'));
  });
});
