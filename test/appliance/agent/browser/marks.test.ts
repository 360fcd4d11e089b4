import { expect, it, vi } from 'vitest';
import { Marks } from '../../../../appliance/agent/browser/marks.ts';

it('a moment is reported once, with the time since the start of the kernel, at most a day', () => {
  const said: unknown[] = [];
  const marks = new Marks({ say: (message) => void said.push(message) });
  const clock = vi.spyOn(process.hrtime, 'bigint').mockReturnValue(1_234_000_000n);
  marks.at('page-received');
  clock.mockReturnValue(86_400_001_000_000n);
  marks.at('page-received');
  marks.at('page-ready');
  expect(said).toEqual([
    { type: 'mark', mark: 'page-received', elapsedMs: 1_234 },
    { type: 'mark', mark: 'page-ready', elapsedMs: 86_400_000 },
  ]);
  clock.mockRestore();
});
