import { once } from 'node:events';
import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Copied } from '../../../../../appliance/agent/browser/transfers/clipboard.ts';
import {
  type TransferParts,
  type TransferRequest,
  Transfers,
} from '../../../../../appliance/agent/browser/transfers/transfers.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import type { GuestMessage } from '../../../../../appliance/protocol/channels.ts';
import { settle } from '../../../../bed/event-loop.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

/** Transfers with nothing real around them. */
function atWork(
  changes: {
    content?: Buffer;
    announced?: number;
    copied?: Copied | 'empty';
    room?: boolean;
    renderPage?: TransferParts['renderPage'];
  } = {},
) {
  const content = changes.content ?? Buffer.from('content');
  const said: GuestMessage[] = [];
  const sent: Buffer[] = [];
  const arriving = new PassThrough({ objectMode: true });
  const offered: string[] = [];
  const asked: string[] = [];
  const leftOut: string[] = [];
  const written = new PassThrough();
  let wipes = 0;
  const transfers = new Transfers(
    { say: (message) => void said.push(message), log: createLog(() => undefined) },
    {
      files: {
        size: () => Promise.resolve(changes.announced ?? content.length),
        read: () => ({ bytes: Readable.from([content]), stop: () => undefined }),
        write: () => ({ into: written, done: Promise.resolve('a (2).txt'), stop: () => undefined }),
        hasRoomFor: () => Promise.resolve(changes.room ?? true),
      },
      clipboard: {
        read: (wanted) => {
          asked.push(wanted);
          return Promise.resolve(changes.copied ?? 'empty');
        },
        offer: (kind, bytes) => Promise.resolve(void offered.push(`${kind} ${bytes.toString()}`)),
        wipe: () => Promise.resolve(void (wipes += 1)),
      },
      downloads: {
        pathOf: (file) => (file === 1 ? '/home/chromium/Downloads/a' : undefined),
        list: () => Promise.resolve({ files: [], count: 0 }),
        follow: () => Promise.resolve(),
        leaveOut: (name) => Promise.resolve(void leftOut.push(name)),
        lookAgain: () => undefined,
      },
      originOf: () => Promise.resolve('https://site.test/a'),
      ...(changes.renderPage && { renderPage: changes.renderPage }),
      openPort: () =>
        Promise.resolve({
          read: async (signal) => {
            for (;;) {
              signal.throwIfAborted();
              const next = arriving.read() as Buffer | null;
              if (next) return next;
              await once(arriving, 'readable', { signal });
            }
          },
          write: (bytes) => Promise.resolve(void sent.push(Buffer.from(bytes))),
        }),
    },
  );
  return {
    said,
    sent,
    arriving,
    offered,
    asked,
    written,
    leftOut,
    wiped: () => wipes,
    ask: (request: TransferRequest) => transfers.handle(request),
    changeFolder: (mounted: Promise<void>) => transfers.changeFolder(mounted),
  };
}

describe('a download that the host requests', () => {
  it('is announced with its size and origin, and sent after the token when the host agrees', async () => {
    const { said, sent, ask } = atWork();
    ask({ type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 1 } });
    await expect
      .poll(() => said)
      .toEqual([{ type: 'transfer-offer', transfer: 1, bytes: 7, content: 'file', origin: 'https://site.test/a' }]);
    expect(sent).toEqual([]);
    ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await expect
      .poll(() => Buffer.concat(sent).toString('latin1'))
      .toBe(`${Buffer.from(TOKEN, 'hex').toString('latin1')}content`);
  });

  it('is never longer than announced, and refused when it has become shorter', async () => {
    const longer = atWork({ announced: 3 });
    longer.ask({ type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 1 } });
    await expect.poll(() => longer.said.length).toBe(1);
    longer.ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await expect.poll(() => Buffer.concat(longer.sent).subarray(16).toString()).toBe('con');
    const shorter = atWork({ announced: 30 });
    shorter.ask({ type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 1 } });
    await expect.poll(() => shorter.said.length).toBe(1);
    shorter.ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await expect.poll(() => shorter.said.at(-1)).toEqual({ type: 'transfer-refused', transfer: 1, reason: 'changed' });
  });

  it('is refused when no file has the number', async () => {
    const { said, ask } = atWork();
    ask({ type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 2 } });
    await expect.poll(() => said).toEqual([{ type: 'transfer-refused', transfer: 1, reason: 'no-such-file' }]);
  });

  it('is sent although the host cancels another one', async () => {
    const { said, sent, ask } = atWork();
    ask({ type: 'transfer-request', transfer: 2, what: { kind: 'file', file: 1 } });
    await expect.poll(() => said.length).toBe(1);
    ask({ type: 'transfer-cancel', transfer: 1 });
    ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await settle();
    expect(sent).toEqual([]);
    ask({ type: 'transfer-accept', transfer: 2, token: TOKEN });
    await expect.poll(() => Buffer.concat(sent).subarray(16).toString()).toBe('content');
  });

  it('is sent once, however often the host agrees', async () => {
    const { said, sent, ask } = atWork();
    ask({ type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 1 } });
    await expect.poll(() => said.length).toBe(1);
    for (let times = 0; times < 3; times += 1) ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await settle(200);
    expect(Buffer.concat(sent).subarray(16).toString()).toBe('content');
  });

  it('is not sent after the host has cancelled it', async () => {
    const { said, sent, ask } = atWork();
    ask({ type: 'transfer-request', transfer: 1, what: { kind: 'file', file: 1 } });
    await expect.poll(() => said.length).toBe(1);
    ask({ type: 'transfer-cancel', transfer: 1 });
    ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await settle();
    expect(sent).toEqual([]);
  });
});

describe('the clipboard', () => {
  it('is sent when the host agrees, and then wiped', async () => {
    const { said, sent, wiped, ask } = atWork({ copied: { content: 'text', bytes: Buffer.from('word') } });
    ask({ type: 'transfer-request', transfer: 3, what: { kind: 'clipboard', wanted: 'anything' } });
    await expect.poll(() => said).toEqual([{ type: 'transfer-offer', transfer: 3, bytes: 4, content: 'text' }]);
    expect(wiped()).toBe(0);
    ask({ type: 'transfer-accept', transfer: 3, token: TOKEN });
    await expect.poll(wiped).toBe(1);
    expect(Buffer.concat(sent).subarray(16).toString()).toBe('word');
  });

  it('is announced as the size of its picture, of which only the pixels are sent', async () => {
    const rgb = Buffer.from([255, 0, 0, 0, 0, 255]);
    const { said, sent, wiped, asked, ask } = atWork({ copied: { content: 'picture', width: 2, height: 1, rgb } });
    ask({ type: 'transfer-request', transfer: 3, what: { kind: 'clipboard', wanted: 'anything' } });
    await expect.poll(() => said).toEqual([{ type: 'transfer-picture', transfer: 3, width: 2, height: 1 }]);
    ask({ type: 'transfer-accept', transfer: 3, token: TOKEN });
    await expect.poll(wiped).toBe(1);
    expect(Buffer.concat(sent).subarray(16).equals(rgb)).toBe(true);
    ask({ type: 'transfer-request', transfer: 4, what: { kind: 'clipboard', wanted: 'text' } });
    await expect.poll(() => asked).toEqual(['anything', 'text']);
  });

  it('accepts what the host sends after the token', async () => {
    const { said, arriving, offered, ask } = atWork();
    ask({ type: 'transfer-send', transfer: 4, token: TOKEN, bytes: 5, what: { kind: 'clipboard', content: 'text' } });
    await expect.poll(() => said).toEqual([{ type: 'transfer-ready', transfer: 4 }]);
    for (const chunk of ['old', Buffer.concat([Buffer.from(TOKEN, 'hex'), Buffer.from('he')]), 'llo'])
      arriving.write(Buffer.from(chunk));
    await expect.poll(() => offered).toEqual(['text hello']);
    expect(said.at(-1)).toEqual({ type: 'transfer-received', transfer: 4 });
  });

  it('is reported as empty when nothing was copied', async () => {
    const { said, ask } = atWork();
    ask({ type: 'transfer-request', transfer: 5, what: { kind: 'clipboard', wanted: 'anything' } });
    await expect.poll(() => said).toEqual([{ type: 'transfer-refused', transfer: 5, reason: 'empty' }]);
  });
});

describe('a file that the host sends', () => {
  it('is written byte for byte', async () => {
    const { said, arriving, written, leftOut, ask } = atWork();
    ask({ type: 'transfer-send', transfer: 6, token: TOKEN, bytes: 3, what: { kind: 'file', name: 'a.txt' } });
    await expect.poll(() => said.length).toBe(1);
    arriving.write(Buffer.concat([Buffer.from(TOKEN, 'hex'), Buffer.from('abcdef')]));
    await expect.poll(() => said.at(-1)).toEqual({ type: 'transfer-received', transfer: 6 });
    expect((written.read() as Buffer).toString()).toBe('abc');
    expect(leftOut).toEqual(['a (2).txt']);
  });

  it('waits until no other folder can come over that of downloads', async () => {
    const { said, changeFolder, ask } = atWork();
    let mounted = (): void => undefined;
    changeFolder(new Promise((resolve) => (mounted = resolve)));
    ask({ type: 'transfer-send', transfer: 6, token: TOKEN, bytes: 3, what: { kind: 'file', name: 'a.txt' } });
    await settle();
    expect(said).toEqual([]);
    mounted();
    await expect.poll(() => said).toEqual([{ type: 'transfer-ready', transfer: 6 }]);
  });

  it('is refused when there is not enough space', async () => {
    const { said, ask } = atWork({ room: false });
    ask({ type: 'transfer-send', transfer: 7, token: TOKEN, bytes: 3, what: { kind: 'file', name: 'a.txt' } });
    await expect.poll(() => said).toEqual([{ type: 'transfer-refused', transfer: 7, reason: 'no-room' }]);
  });
});

describe('a page that the host requests', () => {
  const ask: TransferRequest = {
    type: 'transfer-request',
    transfer: 1,
    what: { kind: 'page', format: 'pdf', page: 2, hasText: false },
  };

  it('is announced with its size and the number of pages, and sent as bare pixels when the host agrees', async () => {
    const drawn: unknown[] = [];
    const converter = atWork({
      renderPage: ({ format, page }) => {
        drawn.push([format, page]);
        return Promise.resolve({ pages: 3, width: 2, height: 1, rgb: Buffer.from('abcdef') });
      },
    });
    converter.ask(ask);
    await expect
      .poll(() => converter.said)
      .toEqual([{ type: 'transfer-page', transfer: 1, page: 2, pages: 3, width: 2, height: 1 }]);
    expect(drawn).toEqual([['pdf', 2]]);
    expect(converter.sent).toEqual([]);
    converter.ask({ type: 'transfer-accept', transfer: 1, token: TOKEN });
    await expect
      .poll(() => Buffer.concat(converter.sent).toString('latin1'))
      .toBe(`${Buffer.from(TOKEN, 'hex').toString('latin1')}abcdef`);
  });

  it('is refused when it cannot be rendered, and by a VM that is not a converter', async () => {
    const damaged = atWork({ renderPage: () => Promise.reject(new Error('It has no pages.')) });
    for (const { said, ask: asked } of [damaged, atWork()]) {
      asked(ask);
      await expect.poll(() => said).toEqual([{ type: 'transfer-refused', transfer: 1, reason: 'failed' }]);
    }
  });
});
