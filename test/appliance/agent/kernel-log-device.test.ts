/** The device of the kernel's log, as the kernel answers: a record for each read, or an error. */
import { beforeEach, expect, it, vi } from 'vitest';
import { KernelMessages } from '../../../appliance/agent/kernel-messages.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

let answers: (string | { readonly code: string })[];
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  open: (() =>
    Promise.resolve({
      read: (buffer: Buffer) => {
        const answer = answers.shift() ?? { code: 'EAGAIN' };
        return typeof answer === 'string'
          ? Promise.resolve({ bytesRead: buffer.write(answer), buffer })
          : Promise.reject(Object.assign(new Error(answer.code), answer));
      },
    })) as never,
}));
beforeEach(() => {
  answers = [];
});

it('begins after the previous records, also where the kernel has overwritten some of them', async () => {
  answers = ['reseeded before', { code: 'EPIPE' }, 'reseeded before, too'];
  const messages = await KernelMessages.open();
  expect(answers).toEqual([]);
  expect(await messages.waitFor(/reseeded/, -1)).toBe(false);
});

it('goes on after records that were overwritten, and takes each record as a whole', async () => {
  const messages = await KernelMessages.open();
  answers = ['a longer record than the next one', { code: 'EPIPE' }, 'short', 'reseeded'];
  expect(await messages.waitFor(/^reseeded$/, 0)).toBe(true);
});

it('is read every 5 ms, and once more at the end of the time', async () => {
  const clock = useFakeClock();
  const messages = await KernelMessages.open();
  let found: boolean | undefined;
  void messages.waitFor(/reseeded/, 10).then((is) => (found = is));
  await settle();
  await clock.advance(10);
  await settle();
  expect(found).toBeUndefined();
  answers = ['reseeded'];
  await clock.advance(5);
  await settle();
  expect(found).toBe(true);
  let isLate: boolean | undefined;
  void messages.waitFor(/reseeded/, 10).then((is) => (isLate = !is));
  for (let passedMs = 0; passedMs < 15; passedMs += 5) {
    await settle();
    expect(isLate).toBeUndefined();
    await clock.advance(5);
  }
  await settle();
  expect(isLate).toBe(true);
});

it('fails when the device fails', async () => {
  answers = [{ code: 'EIO' }];
  await expect(KernelMessages.open()).rejects.toThrow('EIO');
});
