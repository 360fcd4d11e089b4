import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { connect as connectHttp2, constants } from 'node:http2';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HostConnection } from '../../../host-agent/pool/desk/host-connection.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { deskOfTest, type BedHost, bedHost, BedPool, closedViewer, echoed, openIn } from './pool-bed.ts';

async function host(name = 'one', toml = ''): Promise<BedHost> {
  const made = await bedHost(name, toml);
  onTestFinished(made.stop);
  return made;
}

const socketOf = ({ display }: Session): string => {
  if (display.kind !== 'rfb') throw new Error('It has no screen.');
  return display.socket;
};

/** Passes bytes on between a desk and a host until it is frozen: then nothing moves, and nothing is closed. */
async function relayTo(target: string): Promise<{ readonly socket: string; readonly freeze: () => void }> {
  const sockets: Socket[] = [];
  let isFrozen = false;
  const socket = `${target}.relay`;
  const server = createServer((near) => {
    if (isFrozen) return void sockets.push(near);
    const far = connect(target);
    sockets.push(near, far);
    for (const one of [near, far]) one.on('error', () => undefined);
    near.pipe(far).pipe(near);
  }).listen(socket);
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    for (const one of sockets) one.destroy();
  });
  return {
    socket,
    freeze: () => {
      isFrozen = true;
      for (const one of sockets) one.unpipe().pause();
    },
  };
}

/** Passes on at most 60 kB of what a desk sends every 100 ms. */
async function slowTo(target: string): Promise<string> {
  const socket = `${target}.slow`;
  const server = createServer((near) => {
    const far = connect(target);
    for (const one of [near, far]) one.on('error', () => undefined);
    far.pipe(near);
    // Its slowness is what is tested.
    // eslint-disable-next-line no-restricted-syntax
    const passing = setInterval(() => {
      const part = (near.read(60_000) ?? near.read()) as Buffer | null;
      if (part) far.write(part);
    }, 100);
    near.once('close', () => {
      clearInterval(passing);
      far.destroy();
    });
  }).listen(socket);
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return socket;
}

describe('a session on another host', () => {
  it('is reported unreachable when the connection drops, and reconnects by itself', async () => {
    const pool = new BedPool([await host()]);
    const { remote, ended, ...rest } = await deskOfTest(pool);
    const session = await openIn(rest, pool);
    const viewerIsClosed = await closedViewer(socketOf(session));
    pool.cut();
    await viewerIsClosed();
    await expect.poll(() => remote.get(session.id).describe().where).toMatchObject({ isReachable: false });
    await expect(remote.get(session.id).call('touch', {})).rejects.toMatchObject({ code: 'pool-host-unreachable' });
    pool.isDown = false;
    await expect.poll(() => remote.get(session.id).describe().where).toMatchObject({ isReachable: true });
    expect((await echoed(socketOf(session), Buffer.from('hello'))).toString()).toBe('hello');
    expect(ended).toEqual([]);
  });

  it('is known to be unreachable within three seconds when its host is silent', async () => {
    const one = await host();
    const relay = await relayTo(one.socket);
    const pool = new BedPool([{ name: 'one', socket: relay.socket }]);
    const { remote, ...rest } = await deskOfTest(pool);
    const session = await openIn(rest, pool);
    const openedAtMs = performance.now();
    // An idle host answers.
    await expect.poll(() => performance.now() - openedAtMs, { timeout: 5_000 }).toBeGreaterThan(2_600);
    expect(remote.get(session.id).describe().where).toMatchObject({ isReachable: true });
    const frozenAtMs = performance.now();
    relay.freeze();
    await expect
      .poll(() => remote.get(session.id).describe().where, { timeout: 6_000 })
      .toMatchObject({ isReachable: false });
    // Half a second more, because the test polls on a busy computer.
    expect(performance.now() - frozenAtMs).toBeLessThan(3_500);
    expect(remote.linkTo(pool, 'one').trouble?.message ?? '').toMatch(/does not answer|reached/);
  });

  it('is not taken for dead while something large is sent over a slow line', { timeout: 40_000 }, async () => {
    const one = await host();
    const slow = await slowTo(one.socket);
    const pool = new BedPool([{ name: 'one', socket: slow }]);
    const { remote, ...rest } = await deskOfTest(pool);
    const session = await openIn(rest, pool);
    const clip = { content: 'png' as const, png: randomBytes(1_500_000).toString('base64') };
    expect(await remote.get(session.id).call('paste-in', { clip })).toEqual({});
    expect(remote.get(session.id).describe().where?.isReachable).toBe(true);
  });

  it('is lost, with that reason, when its host comes back without it', async () => {
    const one = await host();
    const pool = new BedPool([one]);
    const { remote, ended, ...rest } = await deskOfTest(pool);
    const session = await openIn(rest, pool);
    const waited = remote.waitFor(session.id);
    pool.cut();
    await one.fake.sessions.closeAll();
    pool.isDown = false;
    expect(await waited).toEqual({ session: session.id, reason: 'host-lost' });
    expect(ended).toEqual([{ session: session.id, reason: 'host-lost' }]);
    await expect(stat(socketOf(session))).rejects.toThrow('ENOENT');
  });

  it('ends here with the reason that its host has', async () => {
    const one = await host();
    const pool = new BedPool([one]);
    const { remote, ...rest } = await deskOfTest(pool);
    const session = await openIn(rest, pool);
    void one.fake.sessions.all[0]?.end('browser-closed');
    expect(await remote.waitFor(session.id)).toEqual({ session: session.id, reason: 'browser-closed' });
  });

  it('is found again by the next host agent of this desk', async () => {
    const pool = new BedPool([await host()]);
    const first = await deskOfTest(pool);
    const session = await openIn(first, pool);
    await first.remote.stop();
    const second = await deskOfTest(pool, '', first.folder);
    await second.remote.adopt();
    await expect
      .poll(() => second.remote.get(session.id).describe())
      .toMatchObject({ where: { host: 'one', isReachable: true }, hypervisor: 'fake', state: 'browsing' });
    expect(await second.remote.close(session.id)).toMatchObject({ reason: 'closed' });
  });

  it('has names, paths and processes of this desk only', async () => {
    const one = await host();
    const pool = new BedPool([one]);
    const rest = await deskOfTest(pool);
    const session = await openIn(rest, pool);
    const [there] = one.fake.sessions.all;
    expect(session.id).not.toBe(there?.id);
    expect(session.processes).toEqual([]);
    expect(socketOf(session)).toBe(join(rest.folder, 'remote', session.id, 'rfb.sock'));
  });

  it('goes by the stricter rules of both computers', async () => {
    const pool = new BedPool([
      await host('one', '[profile.default]\nclipboard.out = "off"\nfiles.in = "off"\nmicrophone = "ask"'),
    ]);
    const rest = await deskOfTest(pool, '[profile.default]\nclipboard.in = "off"\nfiles.out = "ask"');
    expect((await openIn(rest, pool)).restrictions).toMatchObject({
      clipboard: { in: 'off', out: 'off' },
      files: { in: 'off', out: 'ask' },
      microphone: 'off',
    });
  });
});

/** What each host says instead of taking a session. */
class RefusingPool extends BedPool {
  readonly reasons: Readonly<Record<string, string>>;

  constructor(reasons: Readonly<Record<string, string>>) {
    super(Object.keys(reasons).map((name) => ({ name, socket: '/nowhere' })));
    this.reasons = reasons;
  }

  override reach(host: string, onTrouble: (reason: string) => void): Duplex {
    const stream = new Duplex({ read: () => undefined, write: (_chunk, _encoding, done) => done() });
    setImmediate(() => {
      onTrouble(this.reasons[host] ?? '');
      stream.destroy();
    });
    return stream;
  }
}

describe('a pool of which no host takes a session', () => {
  it('is reported with the reason of each host, a key that is not the known one first', async () => {
    const pool = new RefusingPool({ down: 'Connection refused', changed: 'Host key verification failed.' });
    const failure = await openIn(await deskOfTest(pool), pool).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'pool-hosts-failed' });
    const { message } = failure as Error;
    expect(message).toMatch(
      /key of the host changed .*Host key verification failed.*The host down .*Connection refused/,
    );
  });

  it('is reported with the only reason where there is one host', async () => {
    const pool = new RefusingPool({ changed: 'Host key verification failed.' });
    await expect(openIn(await deskOfTest(pool), pool)).rejects.toMatchObject({ code: 'pool-host-key-unknown' });
  });
});

describe('people who share a host', () => {
  it('neither see nor use each other’s sessions', async () => {
    const pool = new BedPool([await host()]);
    const [one, other] = [await deskOfTest(pool), await deskOfTest(pool)];
    const session = await openIn(one, pool);
    const { remoteId } = one.remote.get(session.id).identity;
    const own = await openIn(other, pool);
    expect(other.remote.all.map(({ identity }) => identity.id)).toEqual([own.id]);
    const connection = other.remote.linkTo(pool, 'one').connection as HostConnection;
    for (const name of ['close', 'touch', 'undo', 'reopen'] as const)
      await expect(connection.call(name, { id: remoteId })).rejects.toMatchObject({ code: 'session-not-found' });
    const attending = connection.call('attend', { id: remoteId, isAttended: true });
    await expect(attending).rejects.toMatchObject({ code: 'session-not-found' });
    for (const kind of ['screen', 'screenshot', 'thumbnail', 'clipboard']) {
      const asked = connection.request(`/${kind}/${remoteId}`);
      const [{ ':status': status }] = (await once(asked, 'response')) as [{ ':status': number }];
      expect(status).toBe(404);
    }
    expect(await one.remote.get(session.id).call('touch', {})).toEqual({});
  });

  it('get nothing before they have attached', async () => {
    const one = await host();
    const stream = connect(one.socket);
    const attachment = { host: 'one', desk: 'not a secret', detachedMinutes: 1, check: '', isInUse: () => true };
    await expect(HostConnection.attach(attachment, stream, () => undefined)).rejects.toThrow();
    expect((await stat(one.socket)).mode & 0o777).toBe(0o600);
  });
});

describe('a host of a pool', () => {
  it('survives a desk that sends no HTTP/2, or takes its requests back at once', async () => {
    const one = await host();
    const noise = connect(one.socket);
    noise.on('error', () => undefined).resume();
    noise.write(randomBytes(100_000));
    await once(noise, 'close');
    const hasty = connectHttp2('http://host', { createConnection: () => connect(one.socket) });
    hasty.on('error', () => undefined);
    for (const path of ['/call/state', '/screen/0123abcd', '/x', '/call/attach']) {
      const request = hasty.request({ ':method': 'POST', ':path': path });
      request.on('error', () => undefined);
      request.close(constants.NGHTTP2_CANCEL);
    }
    await new Promise((resolve) => hasty.ping(resolve));
    hasty.destroy();
    const pool = new BedPool([one]);
    expect((await openIn(await deskOfTest(pool), pool)).state).toBe('browsing');
  });
});

/** Two hosts that have told a desk their states. */
async function twoKnown(state: (name: string) => BedHost['state']) {
  const hosts = [await host('one'), await host('two')];
  const pool = new BedPool(hosts);
  const rest = await deskOfTest(pool);
  for (const each of hosts) each.state = state(each.name);
  await rest.pools.status();
  return { hosts, pool, rest };
}

describe('a pool', () => {
  it('prefers the host with a spare, and goes to the next one when that is full', async () => {
    const hosts = [await host('one'), await host('two'), await host('three')];
    const [one, two, three] = hosts as [BedHost, BedHost, BedHost];
    const pool = new BedPool(hosts);
    const rest = await deskOfTest(pool);
    two.state = { hasRoom: true, hasSpare: true, load: 9 };
    await rest.pools.status();
    expect((await openIn(rest, pool)).where?.host).toBe('two');
    for (const each of [one, three]) each.state = { hasRoom: false, hasSpare: false, load: 10 };
    await rest.pools.status();
    // It has two ports, and says that it has room when it has none.
    expect((await openIn(rest, pool)).where?.host).toBe('two');
    await expect(openIn(rest, pool)).rejects.toMatchObject({ code: 'pool-host-refused' });
    three.state = { hasRoom: true, hasSpare: false, load: 10 };
    await rest.pools.status();
    expect((await openIn(rest, pool)).where?.host).toBe('three');
  });

  it('asks again when no host had room a moment ago', async () => {
    const { hosts, pool, rest } = await twoKnown(() => ({ hasRoom: false, hasSpare: false, load: 10 }));
    await expect(openIn(rest, pool)).rejects.toMatchObject({ code: 'pool-full' });
    for (const each of hosts) each.state = { hasRoom: each.name === 'two', hasSpare: false, load: 9 };
    expect((await openIn(rest, pool)).where?.host).toBe('two');
  });

  it('opens it without asking first when there is one host, which says itself when it is full', async () => {
    const one = await host();
    const pool = new BedPool([one]);
    const { remote, ...rest } = await deskOfTest(pool);
    await openIn(rest, pool);
    // What it says of itself does not count.
    one.state = { hasRoom: false, hasSpare: false, load: 10 };
    await rest.pools.status();
    await openIn(rest, pool);
    expect(remote.all).toHaveLength(2);
  });

  it('skips a host that has gone since it was asked', async () => {
    const { pool, rest } = await twoKnown((name) => ({ hasRoom: true, hasSpare: name === 'one', load: 0 }));
    pool.gone.add('one');
    for (const stream of pool.streams.splice(0, 1)) stream.destroy();
    await expect.poll(() => rest.remote.linkTo(pool, 'one').connection).toBeUndefined();
    expect((await openIn(rest, pool)).where?.host).toBe('two');
  });

  it('starts nothing on a drained host, keeps its sessions, and uses it again when it is resumed', async () => {
    const pool = new BedPool([await host('one'), await host('two')]);
    const rest = await deskOfTest(pool);
    await rest.pools.setDrained('one', true);
    const session = await openIn(rest, pool);
    expect(session.where?.host).toBe('two');
    await rest.pools.setDrained('two', true);
    await expect(openIn(rest, pool)).rejects.toMatchObject({ code: 'pool-drained' });
    expect(await rest.pools.status()).toMatchObject([
      { host: 'one', isDrained: true, sessions: 0 },
      { host: 'two', isDrained: true, sessions: 1, state: 'up' },
    ]);
    await rest.pools.setDrained('one', false);
    expect((await openIn(rest, pool)).where?.host).toBe('one');
    await expect(rest.pools.setDrained('three', true)).rejects.toMatchObject({ code: 'pool-host-not-found' });
  });
});
