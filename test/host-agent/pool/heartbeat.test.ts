import { mkdtemp, rm } from 'node:fs/promises';
import { createServer as createHttp2Server, type Http2Session } from 'node:http2';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { CONTRACT } from '../../../host-agent/api/methods/methods.ts';
import { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import { settle } from '../../bed/event-loop.ts';
import { type FakeClock, useFakeClock } from '../../bed/fake-clock.ts';

let clock: FakeClock;
let connection: HostConnection;
/** Whether nothing arrives from the host any more. */
let isDead: boolean;
/** Whether sessions run on the host. */
let isInUse: boolean;
/** How many the host has received. */
let pings: number;

beforeEach(async () => {
  clock = useFakeClock();
  [isInUse, isDead, pings] = [false, false, 0];
  const folder = await mkdtemp(join(tmpdir(), 'sb-heartbeat-'));
  const path = join(folder, 'host.sock');
  const sessions = new Set<Http2Session>();
  // It answers only the first call.
  const server = createHttp2Server((request, response) => {
    request.resume();
    if (request.url === '/call/attach') response.end(`${JSON.stringify({ result: { contract: CONTRACT } })}\n`);
  });
  server.on('session', (session) => {
    sessions.add(session);
    session.on('ping', () => (pings += 1));
  });
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const wire = connect(path);
  const stream = new Duplex({
    read: () => undefined,
    write: (chunk: Buffer, _encoding, done) => void wire.write(chunk, () => done()),
  });
  wire.on('data', (chunk: Buffer) => !isDead && stream.push(chunk));
  const attachment = { host: 'one', desk: 'a'.repeat(64), detachedMinutes: 1, check: '', isInUse: () => isInUse };
  connection = await HostConnection.attach(attachment, stream, () => undefined);
  // As a link does for as long as it is connected.
  connection.call('events', {}).catch(() => undefined);
  onTestFinished(async () => {
    connection.close();
    wire.destroy();
    for (const session of sessions) session.destroy();
    server.close();
    await rm(folder, { recursive: true });
  });
});

/** Lets this time pass in small steps, as the network does. Returns how many pings the host received. */
async function pingsWithin(seconds: number): Promise<number> {
  const before = pings;
  for (let step = 0; step < 10 * seconds && !connection.lost.aborted; step += 1) {
    await clock.advance(100);
    await settle(10);
  }
  return pings - before;
}

describe('the heartbeat of a connection', () => {
  it('beats every ten seconds while neither sessions nor calls use it', async () => {
    await pingsWithin(2);
    expect(await pingsWithin(105)).toBe(10);
    expect(connection.lost.aborted).toBe(false);
  });

  it('beats twice a second while a session runs there, or a call, from its beginning', async () => {
    await pingsWithin(2);
    const call = new AbortController();
    connection.call('state', { profile: 'default' }, { signal: call.signal }).catch(() => undefined);
    expect(await pingsWithin(10)).toBeGreaterThanOrEqual(20);
    isInUse = true;
    call.abort(new Error('It is over.'));
    expect(await pingsWithin(10)).toBe(20);
    isInUse = false;
    await pingsWithin(2);
    expect(await pingsWithin(30)).toBeLessThanOrEqual(3);
  });

  it.each([
    ['within three seconds of a call', true, 3],
    ['within fifteen seconds while nothing uses it', false, 15],
  ])('notices a host that died: %s', async (_, isCalled, seconds) => {
    await pingsWithin(5);
    isDead = true;
    if (isCalled) connection.call('state', { profile: 'default' }).catch(() => undefined);
    await pingsWithin(seconds);
    expect(connection.lost.reason).toMatchObject({ code: 'pool-host-unreachable' });
  });
});
