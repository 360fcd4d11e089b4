import { expect, it, vi } from 'vitest';
import { untilQuiet } from '../../../host-agent/template/quiet.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

/** The share of a processor that the VM takes. */
const host = { share: 1, pids: [] as readonly number[] };
vi.mock(import('../../../host-agent/process/process.ts'), async (original) => ({
  ...(await original()),
  busyMs: (pids) => {
    host.pids = pids;
    return Promise.resolve(busy);
  },
}));
let busy = 0;
const vm = {
  record: { hypervisor: 'fake', accelerator: 'tcg' as const, processes: [{ role: 'qemu', pid: 7, startTicks: '1' }] },
};

/** Moves the clock in steps of 100 ms, during which the VM works as much as `host.share` says. */
async function pass(clock: ReturnType<typeof useFakeClock>, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) {
    busy += 100 * host.share;
    await clock.advance(100);
    await settle(5);
  }
}

it('a VM is waited for until it was idle three times in a row, by all its processes', async () => {
  const clock = useFakeClock();
  let isQuiet = false;
  host.share = 1;
  void untilQuiet(vm, new AbortController().signal, 100).then(() => (isQuiet = true));
  await settle();
  await pass(clock, 2_000);
  expect([isQuiet, host.pids]).toEqual([false, [7]]);
  host.share = 0.1;
  await pass(clock, 200);
  host.share = 0.9;
  await pass(clock, 100);
  host.share = 0.1;
  await pass(clock, 200);
  expect(isQuiet).toBe(false);
  await pass(clock, 100);
  expect(isQuiet).toBe(true);
});

it('a VM that never becomes idle is waited for two minutes', async () => {
  const clock = useFakeClock();
  let isQuiet = false;
  host.share = 1;
  void untilQuiet(vm, new AbortController().signal, 100).then(() => (isQuiet = true));
  await settle();
  await pass(clock, 119_900);
  expect(isQuiet).toBe(false);
  await pass(clock, 100);
  expect(isQuiet).toBe(true);
});

it('a VM that never becomes idle is waited for no longer than the caller asks', async () => {
  const clock = useFakeClock();
  let isQuiet = false;
  host.share = 1;
  void untilQuiet(vm, new AbortController().signal, 100, 1_000).then(() => (isQuiet = true));
  await settle();
  await pass(clock, 900);
  expect(isQuiet).toBe(false);
  await pass(clock, 100);
  expect(isQuiet).toBe(true);
});

it('a VM is not waited for once the caller gives up', async () => {
  const end = new AbortController();
  const waiting = untilQuiet(vm, end.signal, 60_000);
  end.abort(new Error('enough'));
  await expect(waiting).rejects.toThrow();
});
