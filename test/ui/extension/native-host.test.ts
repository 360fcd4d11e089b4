import { describe, expect, it } from 'vitest';
import { NativeHost, type NativePort } from '../../../ui/extension/native-host.ts';

function fakeHost() {
  const sent: { readonly id: number }[] = [];
  const listeners: { message: ((message: unknown) => void)[]; gone: (() => void)[] } = { message: [], gone: [] };
  const events: string[] = [];
  const unasked: unknown[] = [];
  const port: NativePort = {
    onMessage: { addListener: (listener) => listeners.message.push(listener) },
    onDisconnect: { addListener: (listener) => listeners.gone.push(listener) },
    postMessage: (message) => sent.push(message as { readonly id: number }),
    disconnect: () => events.push('disconnected'),
  };
  const host = new NativeHost({
    connect: (name) => {
      events.push(name);
      return port;
    },
    onMessage: (message) => unasked.push(message),
    onGone: () => events.push('gone'),
  });
  return {
    host,
    sent,
    events,
    unasked,
    say: (message: unknown) => listeners.message.at(-1)?.(message),
    die: () => listeners.gone.at(-1)?.(),
  };
}

const open = (url: string) => ({ ask: 'open', url }) as const;

describe('the native messaging host of an extension', () => {
  it('is started once, answers each request, and says other things unasked', async () => {
    const { host, sent, events, unasked, say } = fakeHost();
    const [first, second] = [host.ask(open('https://a.test/')), host.ask(open('https://b.test/'))];
    expect(events).toEqual(['org.safebrowse.link']);
    say({ rules: 1 });
    say({ id: sent[1]?.id, refused: 'too-often' });
    say({ id: sent[0]?.id });
    expect([await first, await second]).toEqual([undefined, 'too-often']);
    expect(unasked).toEqual([{ rules: 1 }]);
  });

  it('that dies leaves no request without an answer, and is started again for the next one', async () => {
    const { host, events, die } = fakeHost();
    const asked = host.ask(open('https://a.test/'));
    die();
    expect(await asked).toBe('not-there');
    void host.ask(open('https://a.test/'));
    expect(events).toEqual(['org.safebrowse.link', 'gone', 'org.safebrowse.link']);
  });

  it('ends when it is no longer needed', async () => {
    const { host, events } = fakeHost();
    const asked = host.ask(open('https://a.test/'));
    host.end();
    expect(await asked).toBe('not-there');
    expect(events).toEqual(['org.safebrowse.link', 'disconnected', 'gone']);
  });
});
