import { beforeEach, describe, expect, it } from 'vitest';
import { filesPortOver } from '../../../../../appliance/agent/browser/transfers/files-port.ts';
import { type FakeClock, useFakeClock } from '../../../../bed/fake-clock.ts';
import { settle } from '../../../../bed/event-loop.ts';

const never = new AbortController().signal;
const busy = () => Promise.reject(Object.assign(new Error('busy'), { code: 'EAGAIN' }));
/** The device: what each read gives, and how many bytes each write takes. */
let reads: (Buffer | 'busy' | Error)[];
let takes: (number | 'busy' | Error)[];
let written: Buffer[];
let clock: FakeClock;
const port = filesPortOver({
  read: (buffer: Buffer) => {
    const next = reads.shift() ?? 'busy';
    if (next === 'busy') return busy();
    if (next instanceof Error) return Promise.reject(next);
    next.copy(buffer);
    return Promise.resolve({ bytesRead: next.length, buffer });
  },
  write: ((bytes: Buffer, offset: number, length: number) => {
    const next = takes.shift() ?? length;
    if (next === 'busy') return busy();
    if (next instanceof Error) return Promise.reject(next);
    const bytesWritten = Math.min(next, length);
    written.push(Buffer.from(bytes.subarray(offset, offset + bytesWritten)));
    return Promise.resolve({ bytesWritten, buffer: bytes });
  }) as never,
});
beforeEach(() => {
  [reads, takes, written] = [[], [], []];
  clock = useFakeClock();
});
/** Lets the device be asked again so many times. */
const again = async (times: number) => {
  for (let time = 0; time < times; time += 1) {
    await settle();
    await clock.advance(4);
  }
};

describe('the port for files', () => {
  it('gives the bytes that have come, once there are some', async () => {
    reads = ['busy', Buffer.alloc(0), Buffer.from('abc')];
    const reading = port.read(never);
    await again(3);
    expect(String(await reading)).toBe('abc');
  });

  it('takes all bytes, however few at a time, in pieces that the kernel can take', async () => {
    const bytes = Buffer.alloc(100_000, 'content ');
    takes = [10, 'busy', 0];
    const writing = port.write(bytes, never);
    await again(4);
    await writing;
    expect(Buffer.concat(written).equals(bytes)).toBe(true);
    expect(Math.max(...written.map(({ length }) => length))).toBe(32 * 1024);
  });

  it('writes nothing where there is nothing', async () => {
    await port.write(Buffer.alloc(0), never);
    expect(written).toEqual([]);
  });

  it('waits no longer than it should', async () => {
    const end = new AbortController();
    const reading = expect(port.read(end.signal)).rejects.toThrow();
    takes = Array<'busy'>(100).fill('busy');
    const writing = expect(port.write(Buffer.from('a'), end.signal)).rejects.toThrow();
    await again(3);
    end.abort(new Error('enough'));
    await reading;
    await writing;
    expect(written).toEqual([]);
    const late = AbortSignal.abort(new Error('too late'));
    await expect(port.read(late)).rejects.toThrow('too late');
    await expect(port.write(Buffer.from('a'), late)).rejects.toThrow('too late');
  });

  it('fails when the device fails', async () => {
    reads = [new Error('gone')];
    takes = [new Error('gone')];
    await expect(port.read(never)).rejects.toThrow('gone');
    await expect(port.write(Buffer.from('a'), never)).rejects.toThrow('gone');
  });
});
