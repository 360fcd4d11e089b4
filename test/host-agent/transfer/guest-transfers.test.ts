import { duplexPair, type Duplex } from 'node:stream';
import { beforeEach, expect, it } from 'vitest';
import type { HostMessage } from '../../../appliance/protocol/channels.ts';
import { GuestTransfers } from '../../../host-agent/transfer/guest-transfers.ts';
import { download } from './transfer-guest.ts';

const CONTENT = Buffer.from('%PDF-1.7 abc');
let transfers: GuestTransfers;
let heard: HostMessage['type'][];
let guestEnds: Duplex[];
beforeEach(() => {
  [heard, guestEnds] = [[], []];
  transfers = new GuestTransfers({
    send: (message) => {
      heard.push(message.type);
      if (message.type === 'transfer-request')
        queueMicrotask(() =>
          transfers.handleAnswer({
            type: 'transfer-offer',
            transfer: message.transfer,
            bytes: CONTENT.length,
            content: 'file',
          }),
        );
      if (message.type === 'transfer-accept')
        guestEnds.at(-1)?.write(Buffer.concat([Buffer.from(message.token, 'hex'), CONTENT]));
    },
    connect: async () => {
      const [host, guest] = duplexPair();
      guestEnds.push(guest);
      return host;
    },
    onDownloads: () => undefined,
  });
});

const options = (signal = new AbortController().signal) => ({ signal, onBytes: () => undefined });
const all = async (chunks: AsyncIterable<Buffer>) => {
  const list: Buffer[] = [];
  for await (const chunk of chunks) list.push(chunk);
  return list;
};
const read = async (signal?: AbortSignal) => {
  const { chunks } = await transfers.receiveFile(download(), options(signal));
  return Buffer.concat(await all(chunks));
};

it('receives one file after another, however many are asked for at once', async () => {
  const both = await Promise.all([read(), read()]);
  expect(both).toEqual([CONTENT, CONTENT]);
  expect(heard).toEqual(['transfer-request', 'transfer-accept', 'transfer-request', 'transfer-accept']);
});

it('cancels a transfer whose reader stops early, and starts the next', async () => {
  const { chunks } = await transfers.receiveFile(download(), options());
  for await (const chunk of chunks) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(heard.at(-1)).toBe('transfer-cancel');
  expect(await read()).toEqual(CONTENT);
});

it('cancels a transfer that is aborted before its bytes are read, and starts the next', async () => {
  const abort = new AbortController();
  await transfers.receiveFile(download(), options(abort.signal));
  abort.abort(new Error('No.'));
  expect(heard.at(-1)).toBe('transfer-cancel');
  expect(await read()).toEqual(CONTENT);
});

it('does not ask for a file when the transfer is aborted while it waits for its turn', async () => {
  const first = await transfers.receiveFile(download(), options());
  const abort = new AbortController();
  const second = read(abort.signal);
  abort.abort(new Error('No.'));
  await all(first.chunks);
  await expect(second).rejects.toThrow('No.');
  expect(heard).toEqual(['transfer-request', 'transfer-accept']);
});

it('accepts no answer to a transfer that was never begun', () => {
  expect(transfers.handleAnswer({ type: 'transfer-ready', transfer: 1 })).toBe(false);
});
