import { expect, it, onTestFinished, vi } from 'vitest';
import { inWholeSamples } from '../../../host-agent/sound/recorder.ts';
import { spawnReader } from '../../../host-agent/process/streaming.ts';
import { settle } from '../../bed/event-loop.ts';

const SHELL = { program: 'sh', debianPackage: 'dash', timeoutMs: 1_000 };

it('passes on a sample whole when it arrives in halves', () => {
  const passed: string[] = [];
  const take = inWholeSamples((samples) => passed.push(samples.toString('hex')));
  for (const bytes of ['01', '0203', '04', '0506']) take(Buffer.from(bytes, 'hex'));
  expect(passed).toEqual(['0102', '0304', '0506']);
});

it('passes on samples as they are recorded, and none after it was killed', async () => {
  const heard: string[] = [];
  const recorder = spawnReader(SHELL, ['-c', 'while :; do printf x; sleep 0.01; done'], (bytes) =>
    heard.push(bytes.toString()),
  );
  onTestFinished(() => recorder.kill());
  await vi.waitFor(() => expect(heard.length).toBeGreaterThan(1));
  recorder.kill();
  const before = heard.length;
  expect(await recorder.ended).toBe('sh ended (SIGKILL)');
  await settle();
  expect(heard).toHaveLength(before);
});

it('reports why it cannot record', async () => {
  expect(await spawnReader(SHELL, ['-c', 'echo "no such source" >&2; exit 1'], () => undefined).ended).toBe(
    'no such source',
  );
});
