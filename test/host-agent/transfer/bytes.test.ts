import { duplexPair, type Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { MAX_SKIPPED_BYTES } from '../../../appliance/protocol/transfers.ts';
import { TokenSearch } from '../../../appliance/protocol/token-search.ts';
import { receiveBytes, sendBytes } from '../../../host-agent/transfer/bytes.ts';
import { settle } from '../../bed/event-loop.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';
const quiet = { signal: new AbortController().signal, onBytes: () => undefined };
const pair = (): [Duplex, Duplex] => duplexPair();

describe('receiving bytes', () => {
  it('returns exactly the agreed bytes after the token, however the token is split into chunks', async () => {
    const [host, guest] = pair();
    const got: Buffer[] = [];
    const received = (async () => {
      for await (const chunk of receiveBytes(host, TOKEN, 5, quiet)) got.push(chunk);
    })();
    for (const byte of Buffer.concat([Buffer.from('junk'), Buffer.from(TOKEN, 'hex'), Buffer.from('hello, and more')]))
      guest.write(Buffer.from([byte]));
    await received;
    expect(Buffer.concat(got).toString()).toBe('hello');
  });

  it('stops when the guest sends nothing but junk for too long', async () => {
    const [host, guest] = pair();
    guest.on('error', () => undefined);
    const clock = useFakeClock();
    const received = receiveBytes(host, TOKEN, 5, { ...quiet, stalledAfterMs: 60 });
    const refused = expect(received.next()).rejects.toMatchObject({ code: 'transfer-stalled' });
    for (let passedMs = 0; passedMs < 60; passedMs += 5) {
      guest.write('junk');
      await settle();
      await clock.advance(5);
    }
    await refused;
  });

  it('stops looking for the token after a bounded number of bytes', () => {
    const search = new TokenSearch(TOKEN);
    const junk = Buffer.alloc(1024 * 1024);
    expect(() => {
      for (let sent = 0; sent <= MAX_SKIPPED_BYTES; sent += junk.length) search.push(junk);
    }).toThrow('The token does not come.');
  });
});

describe('sending bytes', () => {
  it('stops when the guest reads nothing for too long', async () => {
    const [host] = pair();
    await expect(
      sendBytes(host, TOKEN, [Buffer.alloc(10_000_000), Buffer.alloc(1)], { ...quiet, stalledAfterMs: 60 }),
    ).rejects.toMatchObject({ code: 'transfer-stalled' });
  });
});
