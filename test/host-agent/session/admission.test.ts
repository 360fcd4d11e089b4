import { describe, expect, it } from 'vitest';
import { admission } from '../../../host-agent/session/open.ts';

describe('a session', () => {
  it.each([
    [2048, 2048, 0, 'admitted'],
    [2048, 8000, 500, 'admitted'],
    [2048, 1600, 448, 'spare first'],
    [2048, undefined, 0, 'admitted'],
  ] as const)('that needs %d MiB of %d, and %d of the spare, is %s', (needed, mebibytes, spare, verdict) => {
    expect(admission(needed, mebibytes === undefined ? undefined : { mebibytes }, spare)).toBe(verdict);
  });

  it('is refused when the host lacks its memory, with both figures', () => {
    const refused = () => admission(2048, { mebibytes: 1600 }, 447);
    expect(refused).toThrow('The session needs 2048 MiB of memory, but only 2047 MiB are available.');
    expect(refused).toThrow(expect.objectContaining({ code: 'memory-short', exitStatus: 1 }));
  });

  it('is refused by the limit of a cgroup, which is named', () => {
    const refused = () => admission(2048, { mebibytes: 100, cgroup: '/safebrowse.slice' }, 0);
    expect(refused).toThrow('only 100 MiB are available within the limit of its cgroup.');
    const params = { neededMiB: 2048, availableMiB: 100, cgroup: '/safebrowse.slice' };
    expect(refused).toThrow(expect.objectContaining({ code: 'memory-short', params }));
  });
});
