import { describe, expect, it } from 'vitest';
import { beginInNetwork } from '../../../host-agent/verification/plugged-vm.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const STEPS = { network: 'Starting the network VM', vm: 'Starting a VM', trials: 'Trying' } as const;
const never = new AbortController().signal;
const networkThat = (ensureUp: (signal: AbortSignal) => Promise<void>) => ({
  network: { ensureUp, plug: () => Promise.reject(new Error('Nothing is plugged.')) },
});

describe('a verification in the network of a session', () => {
  it('reports the start of the network VM first, then its own steps, and how long all of it took', async () => {
    const clock = useFakeClock();
    const reported: string[] = [];
    const network = networkThat(async () => {
      reported.push('up');
      await clock.advance(1_500);
    });
    const { at, durationMs } = await beginInNetwork(
      network,
      STEPS,
      ({ step, fraction }) => void reported.push(`${step} ${fraction.toFixed(2)}`),
      never,
    );
    at('trials');
    expect(reported).toEqual(['network 0.00', 'up', 'trials 0.67']);
    await clock.advance(499.6);
    expect(durationMs()).toBe(2_000);
  });

  it('does not begin without the network VM', async () => {
    const network = networkThat((signal) => Promise.reject(signal.reason as Error));
    const cancelled = AbortSignal.abort(new Error('enough'));
    await expect(beginInNetwork(network, STEPS, () => undefined, cancelled)).rejects.toThrow('enough');
  });
});
