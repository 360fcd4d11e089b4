import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../appliance/protocol/limits.ts';
import type { GuestMessage } from '../../../appliance/protocol/channels.ts';
import { GuestChannel } from '../../../host-agent/vm/guest-channel.ts';

/** A guest that the test controls: it sends given messages, and reads only when told to. */
function channelTo({
  listens = true,
  onMessage = () => undefined,
}: { listens?: boolean; onMessage?: () => void } = {}) {
  const said: string[] = [];
  const heard: GuestMessage<'browser'>[] = [];
  const guest = new Duplex({
    read: () => undefined,
    write: (_chunk, _encoding, done) => (listens ? done() : undefined),
  });
  const channel = new GuestChannel('browser', guest, {
    onMessage: (message) => {
      heard.push(message);
      onMessage();
    },
    onViolation: ({ message }) => said.push(message),
    onClosed: () => said.push('closed'),
  });
  const push = async (bytes: Buffer | string) => {
    guest.push(bytes);
    await new Promise(setImmediate);
  };
  return { channel, guest, said, heard, push };
}

const line = (message: GuestMessage) => Buffer.from(`${JSON.stringify(message)}\n`);
const hello = line({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: [] });
const screen = line({ type: 'screen', width: 800, height: 600 });

describe('GuestChannel', () => {
  it('closes when a guest makes it send and does not read, before that takes memory', () => {
    const { channel, guest, said } = channelTo({ listens: false });
    const url = `https://example.org/${'x'.repeat(8000)}`;
    for (let times = 0; times < 1000; times += 1) channel.send({ type: 'browse', url });
    expect(said[0]).toBe('The guest does not read.');
    expect(guest.writableLength).toBeLessThan(2 * 1024 * 1024);
  });

  it('closes when a guest resizes its screen a thousand times a second, and reports that once', async () => {
    const { said, heard, push } = channelTo();
    await push(Buffer.concat([hello, ...Array.from({ length: 1000 }, () => screen)]));
    expect(said).toEqual(['The other end sends too much.', 'closed']);
    expect(heard.length).toBeLessThan(250);
  });

  it('reports no further message after it was closed, even one that had already arrived', async () => {
    const { channel, heard, push } = channelTo({ onMessage: () => channel.close() });
    await push(Buffer.concat([hello, screen, screen]));
    expect(heard.map(({ type }) => type)).toEqual(['hello']);
  });

  it.each<GuestMessage>([
    { type: 'hello', protocol: PROTOCOL_VERSION, role: 'network', reached: [] },
    { type: 'hello', protocol: PROTOCOL_VERSION, role: 'converter', reached: [] },
    { type: 'step', step: 'resolver', elapsedMs: 1 },
    { type: 'step', step: 'ready', elapsedMs: 1 },
    { type: 'policy-applied', revision: 1 },
    { type: 'traffic', ports: [] },
    { type: 'bridge-applied', revision: 1, groupForwardMask: 8 },
    { type: 'uplink', state: 'up' },
    { type: 'transfer-page', transfer: 1, page: 1, pages: 1, width: 1, height: 1 },
  ])('reports a violation and closes when a browser VM speaks as another role: %j', async (message) => {
    const { said, heard, push } = channelTo();
    await push(Buffer.concat([hello, line(message), screen]));
    expect(said).toEqual([expect.stringContaining('does not match the protocol'), 'closed']);
    expect(heard.map(({ type }) => type)).toEqual(['hello']);
  });

  it('reports a message only when its whole line has arrived', async () => {
    const { said, heard, push } = channelTo();
    await push(hello.subarray(0, 9));
    expect([said, heard]).toEqual([[], []]);
    await push(hello.subarray(9));
    expect(heard).toHaveLength(1);
  });
});
