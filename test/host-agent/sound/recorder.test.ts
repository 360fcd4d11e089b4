import { expect, it, onTestFinished, vi } from 'vitest';
import { inWholeSamples } from '../../../host-agent/sound/recorder.ts';
import { spawnReader } from '../../../host-agent/process/streaming.ts';
import { pacatArguments } from '../../../host-agent/tools/pacat.ts';
import { pwCatArguments } from '../../../host-agent/tools/pw-cat.ts';
import { settle } from '../../bed/event-loop.ts';

const HOW = { channels: 1, samplesPerSecond: 48_000, latencyMs: 20, title: 'default 1a2b3c4d' };
const SHELL = { program: 'sh', debianPackage: 'dash', timeoutMs: 1_000 };

it('starts PipeWire’s recorder with exactly these arguments', () => {
  expect(pwCatArguments(HOW, 'record').join(' ')).toBe(
    '--record --raw --format s16 --rate 48000 --channels 1 --latency 20ms --properties {"application.name":"Safe Browse","application.id":"safe-browse","media.name":"default 1a2b3c4d","node.name":"safe-browse"} -',
  );
});

it('starts PulseAudio’s recorder with exactly these arguments', () => {
  expect(pacatArguments(HOW, 'record').join(' ')).toBe(
    '--record --raw --format=s16le --rate=48000 --channels=1 --latency-msec=20 --client-name=Safe Browse --stream-name=default 1a2b3c4d --property=application.id=safe-browse',
  );
});

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
