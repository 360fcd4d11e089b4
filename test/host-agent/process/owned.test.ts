import { describe, expect, it } from 'vitest';
import { Owned, ownedNow } from '../../../host-agent/process/owned.ts';

const releasedOf = (released: string[], name = 'port') => new Owned(name, 3, () => void released.push(name));

describe('an owner', () => {
  it('releases what it has at the end of its block, also in failure, and once', async () => {
    const released: string[] = [];
    const fail = async () => {
      await using owned = releasedOf(released);
      await owned.dispose();
      throw new Error('no space');
    };
    await expect(fail()).rejects.toThrow('no space');
    expect(released).toEqual(['port']);
  });

  it('releases nothing after it has moved: the new owner does', async () => {
    const released: string[] = [];
    const move = async () => {
      await using owned = releasedOf(released);
      return owned.move();
    };
    const moved = await move();
    expect([moved.value, released]).toEqual([3, []]);
    await moved.dispose();
    expect(released).toEqual(['port']);
  });

  it('gives its value away once', async () => {
    const released: string[] = [];
    const owned = releasedOf(released);
    expect(owned.take()).toBe(3);
    expect(() => owned.take()).toThrow('port is released or has another owner.');
    expect(() => owned.move()).toThrow('port is released or has another owner.');
    await owned.dispose();
    expect(released).toEqual([]);
  });

  it('keeps what cannot be released, for another attempt', async () => {
    let attempts = 0;
    const owned = new Owned('VM', 1, () =>
      (attempts += 1) === 1 ? Promise.reject(new Error('it lingers')) : Promise.resolve(),
    );
    await expect(Promise.all([owned.dispose(), owned.dispose()])).rejects.toThrow('it lingers');
    expect(attempts).toBe(1);
    await owned.dispose();
    await owned.dispose();
    expect(attempts).toBe(2);
  });

  it('is listed by name until it is disposed of', async () => {
    const owned = releasedOf([], 'a port that is listed');
    expect(ownedNow()).toContain('a port that is listed');
    await owned.dispose();
    expect(ownedNow()).not.toContain('a port that is listed');
  });
});
