/** xclip and the X server are replaced by a selection with one owner. */
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { xClipboard } from '../../../../../appliance/agent/browser/transfers/clipboard.ts';
import type { Ending, Running } from '../../../../../appliance/agent/commands/launch.ts';
import { TooManyPixels } from '../../../../../appliance/agent/converter/pixmap.ts';
import { MAX_TEXT_BYTES } from '../../../../../appliance/protocol/transfers.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';

type Forms = Readonly<Record<string, string>>;
const x = {
  /** What the owner of the selection offers, by target. */
  forms: {} as Forms,
  /** Whether an owner answers. */
  answers: true,
  /** Whether the server gives the selection to a new owner. */
  obeys: true,
  /** Offers of xclip, by target, whose process runs. */
  offering: [] as string[],
  asked: [] as string[],
  /** How many processes read the selection now. */
  reading: 0,
};

function running(stdout: Readable | undefined, stdin: PassThrough | undefined, onKill: () => void): Running {
  let end: (ending: Ending) => void = () => undefined;
  const ended = new Promise<Ending>((resolve) => (end = resolve));
  let isRunning = true;
  const kill = () => {
    if (isRunning) onKill();
    isRunning = false;
    stdout?.destroy();
    end({ exitStatus: undefined, signal: 'SIGKILL' });
  };
  return { child: { stdin, stdout } as never, ended, kill };
}

function offer(target: string): Running {
  const stdin = new PassThrough();
  const forms = text(stdin).then((content) => {
    const taken = { [target]: content };
    if (x.obeys) x.forms = taken;
    return taken;
  });
  x.offering.push(target);
  return running(undefined, stdin, () => {
    x.offering.splice(x.offering.indexOf(target), 1);
    void forms.then((taken) => {
      if (x.forms === taken) x.forms = {};
    });
  });
}

function answer(target: string): Running {
  x.asked.push(target);
  x.reading += 1;
  const content = target === 'TARGETS' ? ['TARGETS', ...Object.keys(x.forms), ''].join('\n') : x.forms[target];
  const stdout = x.answers ? Readable.from(content === undefined ? [] : [Buffer.from(content)]) : new PassThrough();
  return running(stdout, undefined, () => (x.reading -= 1));
}

vi.mock(import('../../../../../appliance/agent/commands/launch.ts'), async (original) => ({
  ...(await original()),
  launch: (_, args) => (args.includes('-in') ? offer(args.at(-1) ?? '') : answer(args.at(-1) ?? '')),
}));
const decoder = { result: { width: 2, height: 1, rgb: Buffer.alloc(6) } as object | Error };
vi.mock(import('../../../../../appliance/agent/converter/pixels-of.ts'), async (original) => ({
  ...(await original()),
  pixelsOf: (_, signal) =>
    decoder.result instanceof Promise
      ? new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
      : decoder.result instanceof Error
        ? Promise.reject(decoder.result)
        : Promise.resolve(decoder.result as never),
}));

beforeEach(() => {
  Object.assign(x, { forms: {}, answers: true, obeys: true, offering: [], asked: [], reading: 0 });
  decoder.result = { width: 2, height: 1, rgb: Buffer.alloc(6) };
});
const clipboard = () => xClipboard();
const WORD = { UTF8_STRING: 'word' };
const PICTURE = { 'image/png': 'a picture', UTF8_STRING: 'its name' };

describe('what is copied in the guest', () => {
  it('is read as text', async () => {
    x.forms = WORD;
    expect(await clipboard().read('anything')).toEqual({ content: 'text', bytes: Buffer.from('word') });
    expect(x.reading).toBe(0);
  });

  it('is the picture where there is one, unless only text is wanted', async () => {
    x.forms = PICTURE;
    expect(await clipboard().read('anything')).toEqual({
      content: 'picture',
      width: 2,
      height: 1,
      rgb: Buffer.alloc(6),
    });
    expect(await clipboard().read('text')).toEqual({ content: 'text', bytes: Buffer.from('its name') });
  });

  it('is never asked for in a form that is not offered', async () => {
    x.forms = { 'text/html': '<b>word</b>' };
    expect(await clipboard().read('anything')).toBe('empty');
    x.forms = { 'image/png': 'a picture' };
    expect(await clipboard().read('text')).toBe('empty');
    expect(x.asked).toEqual(['TARGETS', 'TARGETS']);
  });

  it('is empty when it has no bytes', async () => {
    x.forms = { UTF8_STRING: '' };
    expect(await clipboard().read('anything')).toBe('empty');
  });

  it('is refused when it is larger than the protocol allows', async () => {
    x.forms = { UTF8_STRING: 'x'.repeat(MAX_TEXT_BYTES) };
    expect(await clipboard().read('text')).toMatchObject({ content: 'text' });
    x.forms = { UTF8_STRING: 'x'.repeat(MAX_TEXT_BYTES + 1) };
    expect(await clipboard().read('text')).toBe('too-large');
    x.forms = PICTURE;
    decoder.result = new TooManyPixels();
    expect(await clipboard().read('anything')).toBe('too-large');
  });

  it('is refused when it is no picture, or takes too long to decode', async () => {
    const clock = useFakeClock();
    x.forms = PICTURE;
    decoder.result = new Error('The picture is not a pixmap.');
    await expect(clipboard().read('anything')).rejects.toThrow('not a pixmap');
    decoder.result = new Promise(() => undefined);
    const refused = expect(clipboard().read('anything')).rejects.toThrow('took too long');
    await clock.untilTimersWait(1);
    await clock.advance(25_000);
    await refused;
  });

  it('is given up when its owner does not answer', async () => {
    const clock = useFakeClock();
    x.answers = false;
    const refused = expect(clipboard().read('anything')).rejects.toThrow();
    await clock.advance(9_999);
    expect(x.reading).toBe(1);
    await clock.advance(1);
    await refused;
    expect(x.reading).toBe(0);
  });
});

describe('what the host sends', () => {
  it('can be pasted as soon as it counts as offered, for a minute', async () => {
    const clock = useFakeClock();
    x.forms = PICTURE;
    let isOffered = false;
    void clipboard()
      .offer('text', Buffer.from('from the host'))
      .then(() => (isOffered = true));
    await settle();
    // The server is asked again: at first it still had the earlier owner.
    expect([isOffered, x.forms]).toEqual([false, { UTF8_STRING: 'from the host' }]);
    await clock.advance(50);
    await settle();
    expect(isOffered).toBe(true);
    await clock.advance(59_999);
    expect(x.offering).toEqual(['UTF8_STRING']);
    await clock.advance(1);
    await settle();
    expect([x.offering, x.forms]).toEqual([[], {}]);
  });

  it('replaces what it sent before', async () => {
    const one = clipboard();
    await one.offer('text', Buffer.from('first'));
    await one.offer('png', Buffer.from('second'));
    expect([x.offering, x.forms]).toEqual([['image/png'], { 'image/png': 'second' }]);
  });

  it('is not waited for longer than ten seconds when the server does not take it', async () => {
    const clock = useFakeClock();
    x.obeys = false;
    x.forms = PICTURE;
    let isOver = false;
    void clipboard()
      .offer('text', Buffer.from('from the host'))
      .then(() => (isOver = true));
    for (let passedMs = 0; passedMs < 9_950; passedMs += 50) {
      await settle(20);
      await clock.advance(50);
    }
    expect(isOver).toBe(false);
    await clock.advance(100);
    await settle();
    expect(isOver).toBe(true);
  });

  it('leaves nothing when it is wiped', async () => {
    const one = clipboard();
    await one.offer('text', Buffer.from('from the host'));
    await one.wipe();
    await settle();
    expect([x.offering, x.forms]).toEqual([[], {}]);
  });
});
