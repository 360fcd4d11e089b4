import { describe, expect, it, vi } from 'vitest';
import { createLog } from '../../../../appliance/agent/log.ts';
import {
  ChannelEndpoint,
  ChannelMemory,
  enqueue,
  type HostRequest,
  MAX_QUEUED,
} from '../../../../appliance/agent/channel/endpoint.ts';
import { MAX_LINE_BYTES, PROTOCOL_VERSION } from '../../../../appliance/protocol/limits.ts';
import { FakePort } from './fake-port.ts';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import type { GuestMessage } from '../../../../appliance/protocol/channels.ts';

function endpoint() {
  const port = new FakePort();
  const requests: HostRequest<'browser'>[] = [];
  const logged: string[] = [];
  const log = createLog((line) => void logged.push(line));
  const channel = new ChannelEndpoint(port, {
    role: 'browser',
    log,
    onRequest: (request) => void requests.push(request),
  });
  void channel.listen();
  return { port, channel, requests, logged };
}

const HELLO = { type: 'hello', protocol: PROTOCOL_VERSION };
const answer = (reached: string[]) => ({ type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached });
const screen = { type: 'screen', width: 1280, height: 800 } as const;
const home = { type: 'step', step: 'home', elapsedMs: 5 } as const;

describe('the guest’s end of the channel', () => {
  it('sends nothing before the host’s hello, then the completed steps and the screen', async () => {
    const { port, channel } = endpoint();
    channel.say(home);
    channel.say(screen);
    expect(port.written).toEqual([]);
    port.host(HELLO);
    await vi.waitFor(() => expect(port.written).toEqual([answer(['home']), screen]));
  });

  it('sends later messages as they happen', async () => {
    const { port, channel } = endpoint();
    port.host(HELLO);
    await vi.waitFor(() => expect(port.written).toHaveLength(1));
    channel.say(home);
    await vi.waitFor(() => expect(port.written).toEqual([answer([]), home]));
  });

  it('starts over with a second host agent, also when the first one vanished in the middle of a line', async () => {
    const { port, channel } = endpoint();
    port.host(HELLO);
    await vi.waitFor(() => expect(port.written).toHaveLength(1));
    port.arrive('{"type":"bro');
    port.arrive('');
    await settle();
    channel.say(home);
    port.host(HELLO);
    await vi.waitFor(() => expect(port.written).toEqual([answer([]), answer(['home'])]));
  });

  it('passes requests to the role in their order', async () => {
    const { port, requests } = endpoint();
    port.arrive(`${JSON.stringify(HELLO)}\n{"type":"browse","url":"https://a.example/"}\n{"type":"power`);
    port.arrive('-off"}\n');
    await vi.waitFor(() =>
      expect(requests).toEqual([{ type: 'browse', url: 'https://a.example/' }, { type: 'power-off' }]),
    );
  });

  it.each([
    ['no JSON', 'secret-page\n'],
    ['an unknown message', '{"type":"secret-page"}\n'],
    ['another version', '{"type":"hello","protocol":99,"note":"secret-page"}\n'],
    ['an endless line', `${'secret-page'.repeat(MAX_LINE_BYTES / 8)}\n`],
  ])('ignores %s without logging its content, and goes on', async (_, line) => {
    const { port, requests, logged } = endpoint();
    port.host(HELLO);
    port.arrive(line);
    port.host({ type: 'power-off' });
    await vi.waitFor(() => expect(requests).toEqual([{ type: 'power-off' }]));
    expect(logged).toHaveLength(1);
    expect(logged.join()).not.toContain('secret-page');
  });

  it('ignores requests before the host’s hello', async () => {
    const { port, requests, logged } = endpoint();
    port.host({ type: 'power-off' });
    await vi.waitFor(() => expect(logged).toHaveLength(1));
    expect(requests).toEqual([]);
  });

  it('is never blocked by a host that does not read', async () => {
    const clock = useFakeClock();
    const { port, channel } = endpoint();
    port.reading = false;
    port.host(HELLO);
    await settle();
    for (let count = 0; count < 1000; count += 1) channel.say(screen);
    const flushed = channel.flush(50);
    await clock.advance(50);
    await flushed;
  });

  it('has written all messages when a flush ends in time', async () => {
    const { port, channel } = endpoint();
    port.host(HELLO);
    await vi.waitFor(() => expect(port.written).toHaveLength(1));
    const closed = { type: 'browser-closed', cause: 'last-window' } as const;
    channel.say(home);
    channel.say(closed);
    await channel.flush(1000);
    expect(port.written).toEqual([answer([]), home, closed]);
  });
});

const applied = (revision: number): GuestMessage => ({ type: 'policy-applied', revision });
const step: GuestMessage = { type: 'step', step: 'home', elapsedMs: 1 };
const fill = (messages: GuestMessage[]) =>
  messages.reduce<GuestMessage[]>((queue, message) => enqueue(queue, message), []);

describe('messages that wait for a slow host', () => {
  it('drop progress before anything else', () => {
    const queue = fill([applied(1), step, ...Array.from({ length: MAX_QUEUED - 1 }, (_, index) => applied(index + 2))]);
    expect(queue).toHaveLength(MAX_QUEUED);
    expect(queue).not.toContain(step);
    expect(queue[0]).toEqual(applied(1));
  });

  it('drop the oldest when there is no progress among them', () => {
    const queue = fill(Array.from({ length: MAX_QUEUED + 3 }, (_, index) => applied(index + 1)));
    expect(queue).toHaveLength(MAX_QUEUED);
    expect([queue[0], queue.at(-1)]).toEqual([applied(4), applied(MAX_QUEUED + 3)]);
  });
});

describe('the messages for a late host agent', () => {
  it('contain each step once, and only the last screen and title', () => {
    const memory = new ChannelMemory('browser');
    memory.keep({ type: 'step', step: 'home', elapsedMs: 1 });
    memory.keep({ type: 'step', step: 'screen', elapsedMs: 2 });
    memory.keep({ type: 'step', step: 'screen', elapsedMs: 3 });
    memory.keep({ type: 'screen', width: 800, height: 600 });
    memory.keep({ type: 'title', title: 'one' });
    memory.keep({ type: 'screen', width: 1280, height: 800 });
    memory.keep({ type: 'title', title: 'two' });
    expect(memory.answer()).toEqual([
      { type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home', 'screen'] },
      { type: 'screen', width: 1280, height: 800 },
      { type: 'title', title: 'two' },
    ]);
  });

  it('end with the reason of the power-off', () => {
    const memory = new ChannelMemory('network');
    memory.keep({ type: 'policy-applied', revision: 7 });
    memory.keep({ type: 'failed', step: 'resolver', message: 'gone' });
    expect(memory.answer().map(({ type }) => type)).toEqual(['hello', 'policy-applied', 'failed']);
  });

  it('end with the downloads and the end of the browser, until it is back', () => {
    const memory = new ChannelMemory('browser');
    memory.keep({ type: 'browser-closed', cause: 'last-window' });
    memory.keep({ type: 'downloads', files: [], count: 1 });
    expect(memory.answer().map(({ type }) => type)).toEqual(['hello', 'downloads', 'browser-closed']);
    memory.keep({ type: 'browser-reopened' });
    expect(memory.answer().map(({ type }) => type)).toEqual(['hello', 'downloads']);
  });
});
