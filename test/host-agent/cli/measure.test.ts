import { describe, expect, it, vi } from 'vitest';
import type { Client } from '../../../host-agent/api/connection/client.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { Measuring } from '../../../host-agent/cli/measure/measure.ts';
import {
  describeComparison,
  describeMeasurement,
  type Measurement,
  parseMeasurement,
} from '../../../host-agent/cli/measure/measurement.ts';
import { measurementPage } from '../../../host-agent/cli/measure/page.ts';

const MEASURED: Measurement = {
  measurement: 1,
  version: '0.2.0',
  day: '2026-12-02',
  computer: {
    processors: 2,
    processor: 'A (R) Processor',
    memoryGiB: 24,
    kernel: '6.18',
    hypervisor: 'qemu',
    qemu: '10.0.2',
    accelerator: 'kvm',
  },
  images: [{ role: 'browser', digest: 'a'.repeat(12) }],
  figures: { 'spare-painted': [90, 80, 100], 'memory-cold': [1500.4] },
  verification: { held: 20, failed: 0, seconds: 80 },
  missing: [{ part: 'file-in', code: 'profile-forbids' }],
};
const slower: Measurement = { ...MEASURED, figures: { 'spare-painted': [180], 'cold-painted': [21_000] } };

describe('a report', () => {
  it('says what was measured, on what, and what could not be', () => {
    const text = describeMeasurement(MEASURED);
    expect(text).toMatch(/^Computer +2 × A \(R\) Processor, 24 GiB, Linux 6\.18$/m);
    expect(text).toMatch(/^VMs +qemu, QEMU 10\.0\.2, kvm$/m);
    expect(text).toMatch(/with a spare +90 ms +80 ms to 100 ms +3$/m);
    expect(text).toMatch(/^verify web --short +20 held, 0 failed, in 80 s$/m);
    expect(text).toMatch(/^Not measured +file-in: profile-forbids$/m);
  });

  it('is compared by the ratio of the medians', () => {
    const text = describeComparison(MEASURED, slower);
    expect(text).toMatch(/with a spare +90 ms +180 ms +2\.00 ×$/m);
    expect(text).toMatch(/painted, cold +not measured +21000 ms$/m);
  });

  it('is a page that says the same', () => {
    const page = measurementPage(MEASURED);
    expect(page).toContain('<td>90 ms</td><td>80 ms to 100 ms</td><td>3</td>');
    expect(page).not.toContain('<script');
  });

  it('of another person is refused if it could say anything else', () => {
    expect(parseMeasurement('a.json', JSON.stringify(MEASURED))).toEqual(MEASURED);
    const { computer } = MEASURED;
    for (const bad of [
      { ...MEASURED, name: 'Anna' },
      { ...MEASURED, computer: { ...computer, processor: '\u001b[31m' } },
      { ...MEASURED, computer: { ...computer, processor: '<script>' } },
      { ...MEASURED, figures: { 'spare-painted': Array(1000).fill(1) } },
      { ...MEASURED, measurement: 2 },
      'a'.repeat(300_000),
    ])
      expect(() => parseMeasurement('a.json', JSON.stringify(bad))).toThrow(
        expect.objectContaining({ code: 'measurement-unreadable' }),
      );
  });
});

/** A host agent whose sessions start as they are asked to. */
function fakeClient({ hasSpare }: { hasSpare: boolean }) {
  const open = new Set<string>();
  let count = 0;
  const call = vi.fn(
    async (
      method: string,
      params: { startFrom?: string; ids?: string[] },
      options: { onProgress?: (event: unknown) => void } = {},
    ) => {
      const { onProgress } = options;
      switch (method) {
        case 'template.status':
          return { templates: [], spare: { state: hasSpare ? 'ready' : 'none', ready: 1, wanted: 1, processes: [] } };
        case 'session.open': {
          const id = `s${(count += 1)}`;
          open.add(id);
          return { id, state: 'starting', startedFrom: params.startFrom ?? 'spare', accelerator: 'tcg' };
        }
        case 'events.watch': {
          const [id = ''] = [...open].slice(-1);
          const progress = [{ requirement: 'painted', state: 'met', elapsedMs: 90 }];
          const { startFrom = 'spare' } = call.mock.calls.findLast(([name]) => name === 'session.open')?.[1] ?? {};
          onProgress?.({
            kind: 'sessions',
            sessions: [{ id, state: 'browsing', startedFrom: startFrom, accelerator: 'tcg', progress }],
          });
          return new Promise(() => undefined);
        }
        case 'session.wait':
          return new Promise(() => undefined);
        case 'session.show':
          return { memory: { privateBytes: 700e6, sharedBytes: 0 } };
        case 'session.give':
          throw new Failure('profile-forbids', { act: 'send-files' });
        case 'session.close':
          for (const id of params.ids ?? []) open.delete(id);
          return [];
        case 'report.get':
          return { version: '0.2.0', hypervisor: 'qemu', images: [{ role: 'browser', digest: 'a'.repeat(12) }] };
        case 'verify.web':
          return { checks: [{ outcome: 'held' }, { outcome: 'failed' }], durationMs: 80_400 };
        default:
          return {};
      }
    },
  );
  return { client: { call } as unknown as Pick<Client, 'call'>, open, call };
}

describe('measuring', () => {
  it('opens each kind of session, closes it, and leaves out what a profile forbids', async () => {
    const { client, open } = fakeClient({ hasSpare: true });
    const steps: number[] = [];
    const onStep = (_: string, fraction: number) => void steps.push(fraction);
    const measuring = new Measuring(client, { runs: 2, restMs: 0, onStep, signal: new AbortController().signal });
    const measured = await measuring.run(true);
    expect(open.size).toBe(0);
    expect(measured.figures).toMatchObject({
      'spare-painted': [90, 90],
      'template-painted': [90, 90],
      'cold-painted': [90, 90],
      'memory-spare': [700, 700],
    });
    expect(measured.figures['closed']).toHaveLength(6);
    expect(measured).toMatchObject({
      verification: { held: 1, failed: 1, seconds: 80 },
      missing: [{ part: 'file-in', code: 'profile-forbids' }],
    });
    expect(parseMeasurement('', JSON.stringify(measured))).toEqual(measured);
    expect(steps).toEqual(steps.toSorted((a, b) => a - b));
  });

  it('closes the session in which it is cancelled', async () => {
    const { client, open } = fakeClient({ hasSpare: true });
    const cancel = new AbortController();
    const onStep = (text: string) => {
      if (text.startsWith('Clicks from')) cancel.abort();
    };
    const measuring = new Measuring(client, { runs: 1, restMs: 0, onStep, signal: cancel.signal });
    await expect(measuring.run(false)).rejects.toMatchObject({ code: 'cancelled' });
    expect(open.size).toBe(0);
  });
});
