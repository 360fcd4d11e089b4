import { describe, expect, it } from 'vitest';
import { BROWSER_MARKS, BROWSER_STEPS } from '../../../appliance/protocol/browser.ts';
import { GUEST_MOMENTS, type StartRecord } from '../../../host-agent/api/session/trace.ts';
import { traceOf } from '../../../host-agent/cli/chrome-trace.ts';

const about = {
  session: '0a1b2c3d',
  startedFrom: 'template',
  accelerator: 'kvm',
  requestedAt: '2026-11-27T12:00:00.000Z',
} as const;

/** A start from a template whose guest's clock is 90 s ahead of the request. */
const clone: StartRecord = {
  ...about,
  host: [
    { moment: 'admitted', atMs: 1 },
    { moment: 'placed', atMs: 2.5 },
    { moment: 'network', atMs: 3 },
    { moment: 'image', atMs: 4 },
    { moment: 'qemu-started', atMs: 20 },
    { moment: 'qemu-answers', atMs: 60 },
    { moment: 'state-loaded', atMs: 85.25 },
    { moment: 'resuming', atMs: 90 },
    { moment: 'vm', atMs: 92 },
    { moment: 'painted', atMs: 92 },
    { moment: 'identity-sent', atMs: 100 },
    { moment: 'identity', atMs: 300 },
    { moment: 'link-up', atMs: 310 },
    { moment: 'page-sent', atMs: 311 },
    { moment: 'ready', atMs: 312 },
  ],
  guest: [
    { moment: 'identity-received', guestMs: 90_104, receivedMs: 106 },
    { moment: 'identity', guestMs: 90_298, receivedMs: 300 },
    { moment: 'link-received', guestMs: 90_315, receivedMs: 318 },
    { moment: 'page-received', guestMs: 90_316, receivedMs: 319 },
    { moment: 'address', guestMs: 90_500, receivedMs: 505 },
    { moment: 'page-ready', guestMs: 90_500, receivedMs: 505 },
    { moment: 'page-handed-over', guestMs: 90_700, receivedMs: 701 },
  ],
};
const complete = (record: StartRecord) =>
  traceOf(record).traceEvents.flatMap((event) =>
    event.ph === 'X' ? [`${event.pid} ${event.name}: ${event.ts / 1000} + ${event.dur / 1000}`] : [],
  );

describe('the trace of a start', () => {
  it('has the spans of host agent, QEMU, guest agent and Chromium, all by the clock of the host', () => {
    expect(complete(clone)).toEqual([
      '1 start: 0 + 312',
      '1 check the memory: 0 + 1',
      '1 take a spare or a port: 1 + 1.5',
      '1 check the image: 2.5 + 1.5',
      '1 network VM: 2.5 + 0.5',
      '1 start the VM: 4 + 88',
      '1 give it its identity: 100 + 200',
      '1 connect the network card: 300 + 10',
      '1 wait for the picture: 92 + 0',
      '2 start the process: 4 + 16',
      '2 create the devices: 20 + 40',
      '2 load the state of the template: 60 + 25.25',
      '2 resume: 90 + 2',
      // The quickest report, page-handed-over, tells how far the clocks are apart: 89.999 s.
      '3 take the identity: 105 + 194',
      '3 get an address: 316 + 185',
      '3 hold the page back: 317 + 184',
      '4 take the page: 501 + 200',
    ]);
  });

  it('is a JSON object in the format of Chrome’s trace viewer, with one process for each program', () => {
    const { traceEvents, otherData, displayTimeUnit } = traceOf(clone);
    expect(displayTimeUnit).toBe('ms');
    expect(otherData).toEqual(about);
    expect(traceEvents.filter(({ name }) => name === 'process_name')).toEqual(
      ['host agent', 'QEMU', 'guest agent', 'Chromium'].map((name, index) => ({
        ph: 'M',
        name: 'process_name',
        pid: index + 1,
        args: { name },
      })),
    );
    expect(traceEvents.filter((event) => event.ph === 'i' && event.name === 'guest address')).toEqual([
      { ph: 'i', name: 'guest address', cat: 'moment', s: 'p', pid: 3, tid: 0, ts: 501_000 },
    ]);
    expect(JSON.parse(JSON.stringify(traceOf(clone)))).toEqual(traceOf(clone));
  });

  it('puts spans that overlap into separate lanes', () => {
    const lanes = new Map<string, { ts: number; end: number }[]>();
    for (const event of traceOf(clone).traceEvents)
      if (event.ph === 'X') {
        const key = `${event.pid}/${event.tid}`;
        lanes.set(key, [...(lanes.get(key) ?? []), { ts: event.ts, end: event.ts + event.dur }]);
      }
    for (const spans of lanes.values())
      spans.slice(1).forEach(({ ts }, index) => expect(ts).toBeGreaterThanOrEqual(spans[index]?.end ?? 0));
  });

  it('shows the kernel and Chromium of a cold start', () => {
    const cold: StartRecord = {
      ...about,
      startedFrom: 'cold',
      host: [
        { moment: 'image', atMs: 10 },
        { moment: 'qemu-started', atMs: 30 },
        { moment: 'painted', atMs: 9_000 },
      ],
      guest: [
        { moment: 'agent-started', guestMs: 3_000, receivedMs: 3_050 },
        { moment: 'home', guestMs: 3_400, receivedMs: 3_450 },
        { moment: 'browser-started', guestMs: 4_000, receivedMs: 4_050 },
        { moment: 'browser-window', guestMs: 7_000, receivedMs: 7_050 },
      ],
    };
    expect(complete(cold)).toEqual([
      '2 start the process: 10 + 20',
      '3 kernel and boot: 50 + 3000',
      '3 restore the home: 3050 + 400',
      '4 start: 4050 + 3000',
      '4 paint: 7050 + 1950',
    ]);
  });

  it('lets nothing happen in the guest before it runs or after the host has heard of it, whatever the guest says', () => {
    const liar: StartRecord = {
      ...clone,
      guest: [
        { moment: 'identity-received', guestMs: 86_400_000, receivedMs: 106 },
        { moment: 'identity', guestMs: 0, receivedMs: 300 },
        { moment: 'link-received', guestMs: 86_400_000, receivedMs: 318 },
        { moment: 'address', guestMs: 5, receivedMs: 505 },
      ],
    };
    const times = traceOf(liar).traceEvents.flatMap((event) =>
      event.ph === 'i' && event.pid === 3 ? [event.ts / 1000] : [],
    );
    expect(times).toHaveLength(liar.guest.length);
    times.forEach((atMs, index) => {
      expect(atMs).toBeGreaterThanOrEqual(90);
      expect(atMs).toBeLessThanOrEqual(liar.guest[index]?.receivedMs ?? 0);
    });
    for (const event of traceOf(liar).traceEvents) if (event.ph === 'X') expect(event.dur).toBeGreaterThanOrEqual(0);
  });

  it('names every moment that the protocol lets a browser VM report', () => {
    expect(new Set<string>(GUEST_MOMENTS)).toEqual(new Set([...BROWSER_STEPS, ...BROWSER_MARKS]));
  });
});
