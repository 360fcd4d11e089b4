import { expect, it } from 'vitest';
import { hostMemory, hostMemoryIn } from '../../../host-agent/monitoring/reporter.ts';

it('reads the total and what is available', async () => {
  expect(
    hostMemoryIn(
      'MemTotal:        8000000 kB\nMemFree:          100000 kB\nMemAvailable:    3000000 kB\nSwapTotal: 5 kB\n',
    ),
  ).toEqual({ hostBytes: 8_192_000_000, hostAvailableBytes: 3_072_000_000 });
  const { hostBytes, hostAvailableBytes } = await hostMemory();
  expect(hostAvailableBytes).toBeGreaterThan(0);
  expect(hostBytes).toBeGreaterThan(hostAvailableBytes);
});
