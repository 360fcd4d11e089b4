import { beforeEach, expect, it, vi } from 'vitest';
import { createLog } from '../../../../appliance/agent/log.ts';
import { keepLease } from '../../../../appliance/agent/network/lease.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { play, started } from '../played-programs.ts';

vi.mock(import('../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (...words) => play(...words),
}));
beforeEach(() => {
  started.length = 0;
});

it('each change of the uplink’s lease is reported once, also by a client that was started again', async () => {
  const clock = useFakeClock();
  const leases: (string | undefined)[] = [];
  const warnings: string[] = [];
  void keepLease(
    createLog((line) => warnings.push(line)),
    (lease) => leases.push(lease?.address),
  );
  const says = async (...lines: string[]) => {
    for (const line of lines) started.at(-1)?.says(1, line);
    await settle();
  };
  await says('lost', 'lost', 'lease 10.1.2.3 24 10.1.2.1 10.1.2.53', 'lease 10.1.2.3 24 10.1.2.1 10.1.2.53');
  expect([leases, warnings]).toEqual([[undefined, '10.1.2.3'], []]);
  await says('lease nonsense');
  expect([leases.length, warnings.length]).toEqual([2, 1]);
  started[0]?.ends();
  await settle();
  await clock.advance(999);
  expect(started).toHaveLength(1);
  await clock.advance(1);
  await says('lease 10.1.2.3 24 10.1.2.1 10.1.2.53', 'lease 10.1.2.4 24 10.1.2.1 10.1.2.53', 'lost');
  expect(leases).toEqual([undefined, '10.1.2.3', '10.1.2.4', undefined]);
});
