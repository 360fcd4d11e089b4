/** How transfers end early, and what they leave behind. */
import { PassThrough, Readable, Writable } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type TransferParts,
  type TransferRequest,
  Transfers,
} from '../../../../../appliance/agent/browser/transfers/transfers.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import type { GuestMessage } from '../../../../../appliance/protocol/channels.ts';
import { settle } from '../../../../bed/event-loop.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const token = Buffer.from(TOKEN, 'hex');
let said: GuestMessage[];
let sent: Buffer[];
let arriving: Buffer[];
let stopped: string[];
let leftOut: string[];
let origin: string;
let source: Readable;
let written: Writable;
let writtenAs: Promise<string | undefined>;
let write: (bytes: Uint8Array, signal: AbortSignal) => Promise<void>;
let opening: Error | undefined;
let opened: number;
let transfers: Transfers;

beforeEach(() => {
  [said, sent, arriving, stopped, leftOut] = [[], [], [], [], []];
  [origin, opening, opened] = ['', undefined, 0];
  source = Readable.from([Buffer.from('con'), Buffer.from('tent')]);
  written = new PassThrough();
  writtenAs = Promise.resolve('a.txt');
  write = (bytes) => Promise.resolve(void sent.push(Buffer.from(bytes)));
  const parts: TransferParts = {
    files: {
      size: (path) => (path.endsWith('gone') ? Promise.reject(new Error('ENOENT')) : Promise.resolve(7)),
      read: () => ({ bytes: source, stop: () => void stopped.push('reading') }),
      write: () => ({ into: written, done: writtenAs, stop: () => void stopped.push('writing') }),
      hasRoomFor: () => Promise.resolve(true),
    },
    clipboard: {
      read: () => Promise.resolve('too-large'),
      offer: () => Promise.reject(new Error('no display')),
      wipe: () => Promise.resolve(),
    },
    downloads: {
      pathOf: (file) => ['/d/a', '/d/gone'][file],
      list: () => Promise.resolve({ files: [], count: 0 }),
      follow: (report, signal) => {
        if (!signal.aborted) report({ files: [], count: 0 });
        return Promise.resolve();
      },
      leaveOut: (name) => Promise.resolve(void leftOut.push(name)),
      lookAgain: () => undefined,
    },
    originOf: () => Promise.resolve(origin),
    openPort: () => {
      opened += 1;
      return opening
        ? Promise.reject(opening)
        : Promise.resolve({
            read: (signal) => {
              const next = arriving.shift();
              if (next) return Promise.resolve(next);
              return new Promise((_, reject) =>
                signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true }),
              );
            },
            write: (bytes, signal) => write(bytes, signal),
          });
    },
  };
  transfers = new Transfers({ say: (message) => void said.push(message), log: createLog(() => undefined) }, parts);
});
const ask = async (request: TransferRequest) => {
  transfers.handle(request);
  await settle();
};
const requestFile = (transfer: number, file = 0) =>
  ask({ type: 'transfer-request', transfer, what: { kind: 'file', file } });
const accept = (transfer: number) => ask({ type: 'transfer-accept', transfer, token: TOKEN });
const cancel = (transfer: number) => ask({ type: 'transfer-cancel', transfer });
const sendFile = (transfer: number, bytes: number) =>
  ask({ type: 'transfer-send', transfer, token: TOKEN, bytes, what: { kind: 'file', name: 'a.txt' } });
const refused = (transfer: number, reason: string) => ({ type: 'transfer-refused', transfer, reason });
/** A port that takes nothing until the transfer ends. */
const stall = () => {
  write = (_, signal) =>
    new Promise((__, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
};

describe('a transfer to the host', () => {
  it('has an origin only where the history knows it', async () => {
    await requestFile(1);
    expect(said).toEqual([{ type: 'transfer-offer', transfer: 1, bytes: 7, content: 'file' }]);
    origin = 'https://site.test/';
    await requestFile(2);
    expect(said.at(-1)).toMatchObject({ transfer: 2, origin: 'https://site.test/' });
  });

  it('reads no further than what was announced, and then stops to read', async () => {
    source = Readable.from([Buffer.from('content and'), Buffer.from(' more')]);
    await requestFile(1);
    await accept(1);
    expect(Buffer.concat(sent)).toEqual(Buffer.concat([token, Buffer.from('content')]));
    expect([stopped, said.length]).toEqual([['reading'], 1]);
  });

  it('is refused when its file is gone, or what was copied is too large', async () => {
    await requestFile(1, 1);
    await ask({ type: 'transfer-request', transfer: 2, what: { kind: 'clipboard', wanted: 'text' } });
    expect(said).toEqual([refused(1, 'no-such-file'), refused(2, 'too-large')]);
  });

  it('ends in the middle when the host cancels it, and reads no longer', async () => {
    await requestFile(1);
    write = (bytes) => {
      sent.push(Buffer.from(bytes));
      if (sent.length === 2) stall();
      return Promise.resolve();
    };
    await accept(1);
    await cancel(2);
    expect(stopped).toEqual([]);
    await cancel(1);
    expect([stopped, said.at(-1)]).toEqual([['reading'], refused(1, 'failed')]);
    // It is over: the same number means nothing any more.
    await cancel(1);
    await accept(1);
    expect(said).toHaveLength(2);
  });

  it('ends when the next one begins, which a new host agent does', async () => {
    await requestFile(1);
    stall();
    await accept(1);
    await requestFile(2);
    expect(said.slice(1)).toEqual([
      refused(1, 'failed'),
      { type: 'transfer-offer', transfer: 2, bytes: 7, content: 'file' },
    ]);
    // The end of the first one does not touch the second one.
    write = (bytes) => Promise.resolve(void sent.push(Buffer.from(bytes)));
    await accept(2);
    expect(String(Buffer.concat(sent).subarray(token.length))).toBe('content');
  });

  it('does not come back when the host cancelled it before it agreed', async () => {
    await requestFile(1);
    await cancel(1);
    await accept(1);
    await cancel(1);
    expect([sent, said.length]).toEqual([[], 1]);
  });
});

describe('a transfer from the host', () => {
  it('may be empty', async () => {
    arriving = [token];
    await sendFile(1, 0);
    expect(said.at(-1)).toEqual({ type: 'transfer-received', transfer: 1 });
    expect([written.writableLength, leftOut, stopped]).toEqual([0, ['a.txt'], ['writing']]);
  });

  it('is refused when its file could not be written', async () => {
    writtenAs = Promise.resolve(undefined);
    arriving = [token, Buffer.from('abc')];
    await sendFile(1, 3);
    expect([said.at(-1), leftOut, stopped]).toEqual([refused(1, 'failed'), [], ['writing']]);
  });

  it('is refused when it cannot be pasted', async () => {
    arriving = [token, Buffer.from('abc')];
    await ask({
      type: 'transfer-send',
      transfer: 1,
      token: TOKEN,
      bytes: 3,
      what: { kind: 'clipboard', content: 'text' },
    });
    expect(said.at(-1)).toEqual(refused(1, 'failed'));
  });

  it('leaves no part of a file when the host cancels it', async () => {
    arriving = [token, Buffer.from('ab')];
    await sendFile(1, 3);
    expect(stopped).toEqual([]);
    await cancel(1);
    expect([said.at(-1), stopped, leftOut]).toEqual([refused(1, 'failed'), ['writing'], []]);
  });

  it('waits for a program that takes its bytes slowly, but not for one that has ended', async () => {
    let take: () => void = () => undefined;
    written = new Writable({ highWaterMark: 1, write: (_, __, done) => void (take = done) });
    arriving = [token, Buffer.from('abc'), Buffer.from('def')];
    await sendFile(1, 6);
    expect(arriving).toHaveLength(1);
    take();
    await settle();
    expect(arriving).toHaveLength(0);
    writtenAs = Promise.resolve(undefined);
    written.destroy();
    await settle();
    expect(stopped).toEqual(['writing']);
    // A program that has ended before takes nothing either.
    arriving = [token, Buffer.from('abc')];
    await sendFile(2, 3);
    expect(said.at(-1)).toEqual(refused(2, 'failed'));
  });
});

it('the port of the VM is opened once, and again only after that failed', async () => {
  opening = new Error('no port');
  await sendFile(1, 0);
  expect([opened, said.at(-1)]).toEqual([1, refused(1, 'failed')]);
  opening = undefined;
  for (const transfer of [2, 3]) {
    arriving = [token];
    await sendFile(transfer, 0);
    expect(said.at(-1)).toEqual({ type: 'transfer-received', transfer });
  }
  expect(opened).toBe(2);
});

it('the list of downloads is reported until the screen is not needed any more', () => {
  transfers.follow(new AbortController().signal);
  transfers.follow(AbortSignal.abort());
  expect(said).toEqual([{ type: 'downloads', files: [], count: 0 }]);
});
