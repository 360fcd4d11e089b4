import { PassThrough } from 'node:stream';
import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { InspectorMessage, InspectorRequest } from '../../../appliance/protocol/inspection.ts';
import { formatLine, parseLine } from '../../../appliance/protocol/lines.ts';
import { InspectorChannel } from '../../../host-agent/verification/inspector-channel.ts';

/** A channel, and its other end for the test. */
function pair() {
  const [toHost, toGuest] = [new PassThrough(), new PassThrough()];
  const channel = new InspectorChannel(Duplex.from({ readable: toHost, writable: toGuest }));
  const heard: InspectorRequest[] = [];
  toGuest.on('data', (line: Buffer) => heard.push(parseLine(InspectorRequest, line.subarray(0, -1))));
  return {
    channel,
    heard,
    say: (message: InspectorMessage) => void toHost.write(formatLine(InspectorMessage, message)),
    sayRaw: (text: string) => void toHost.write(text),
    hangUp: () => void toHost.destroy(),
  };
}

const within = () => ({ signal: signal(), renew: () => undefined });
const signal = () => new AbortController().signal;

describe('InspectorChannel', () => {
  it('collects all entries until the inspector is done', async () => {
    const { channel, heard, say } = pair();
    const found = channel.fingerprint(within());
    say({ type: 'ready' });
    say({ type: 'entries', entries: [{ at: 'file:/a', is: 'file' }] });
    say({ type: 'entries', entries: [{ at: 'file:/b', is: 'folder' }] });
    say({ type: 'done' });
    expect(await found).toEqual(
      new Map([
        ['file:/a', 'file'],
        ['file:/b', 'folder'],
      ]),
    );
    expect(heard).toEqual([{ type: 'fingerprint' }]);
  });

  it('waits as long as entries arrive, and fails when none arrive in time', async () => {
    const { channel, say } = pair();
    let renewed = 0;
    const late = new AbortController();
    const found = channel.fingerprint({ signal: late.signal, renew: () => void (renewed += 1) });
    say({ type: 'entries', entries: [{ at: 'file:/a', is: 'file' }] });
    await expect.poll(() => renewed).toBe(1);
    say({ type: 'ready' });
    say({ type: 'entries', entries: [] });
    await new Promise((resolve) => setImmediate(resolve));
    expect(renewed).toBe(1);
    late.abort(new Error('The VM hangs.'));
    await expect(found).rejects.toThrow('The VM hangs.');
  });

  it('says when the page of checks can be opened, and returns what it reports', async () => {
    const { channel, heard, say } = pair();
    let served = 0;
    const found = channel.pageChecks(() => (served += 1), signal());
    say({ type: 'page-served' });
    await expect.poll(() => served).toBe(1);
    const checks = [
      { name: 'webgl', text: 'WebGL draws' },
      { name: 'h264', text: 'A film in H.264 plays', problem: 'no answer' },
    ];
    say({ type: 'page-checks', checks });
    say({ type: 'done' });
    expect(await found).toEqual(checks);
    expect(heard).toEqual([{ type: 'page-checks' }]);
  });

  it('takes no checks of a page twice, and none with characters of a terminal', async () => {
    const twice = pair();
    const found = twice.channel.pageChecks(() => undefined, signal());
    const checks = [{ name: 'webgl', text: 'WebGL draws' }];
    twice.say({ type: 'page-checks', checks });
    twice.say({ type: 'page-checks', checks });
    await expect(found).rejects.toThrow('something other');
    const coloured = pair();
    const refused = coloured.channel.pageChecks(() => undefined, signal());
    coloured.sayRaw(`${JSON.stringify({ type: 'page-checks', checks: [{ name: 'webgl', text: '\u001b[31mred' }] })}\n`);
    await expect(refused).rejects.toThrow();
  });

  it('remembers that the inspector was ready before anybody asked', async () => {
    const { channel, say } = pair();
    say({ type: 'ready' });
    await new Promise((resolve) => setImmediate(resolve));
    await channel.ready(signal());
  });

  it.each([
    ['what is no message', (say: (text: string) => void) => say('{"type":"entries","entries":[{"at":""}]}\n')],
    ['what was not asked for', (say: (text: string) => void) => say('{"type":"reached","reached":[]}\n')],
    ['a line without end', (say: (text: string) => void) => say('x'.repeat(70_000))],
  ])('fails on %s', async (_, misbehave) => {
    const { channel, sayRaw } = pair();
    const found = channel.fingerprint(within());
    misbehave(sayRaw);
    await expect(found).rejects.toThrow();
  });

  it('fails when the VM ends and when the request is cancelled', async () => {
    const { channel, hangUp } = pair();
    const found = channel.tamper(signal());
    hangUp();
    await expect(found).rejects.toThrow('ended');
    const cancel = new AbortController();
    const other = pair().channel.reach([], cancel.signal);
    cancel.abort(new Error('Cancelled by the test.'));
    await expect(other).rejects.toThrow('Cancelled by the test.');
  });
});
