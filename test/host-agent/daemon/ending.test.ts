import { mkdtemp, rm } from 'node:fs/promises';
import type { Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { endHostAgent } from '../../../host-agent/daemon/ending.ts';
import type { Verbs } from '../../../host-agent/api/methods/verbs.ts';
import { serve } from '../../../host-agent/daemon/server.ts';
import { Ports } from '../../../host-agent/network/ports.ts';
import { useFakeClock } from '../../bed/fake-clock.ts';

const INTERNET = { kind: 'internet-only' } as const;
const log = pino({ level: 'silent' });
let folder: string;
let server: Server;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-ending-'));
  server = await serve(
    join(folder, 'agent.sock'),
    { 'session.list': () => Promise.resolve([]) } as unknown as Verbs,
    log,
  );
});
afterEach(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Parts that record the calls to them. */
function parts(overrides: { fastStartStop?: () => Promise<void>; ndvmStop?: () => Promise<void> } = {}) {
  const asked: string[] = [];
  const noting =
    (name: string, work = () => Promise.resolve()) =>
    () => {
      asked.push(name);
      return work();
    };
  const ports = new Ports(() => 2);
  return {
    asked,
    servers: [server],
    ports,
    fastStart: { stop: noting('fast start', overrides.fastStartStop) },
    sessions: { record: noting('records'), endRecordings: noting('recordings') },
    desks: { written: () => Promise.resolve() },
    updates: { stop: () => Promise.resolve() },
    sharedUpdates: { stop: () => Promise.resolve() },
    channelUpdates: { stop: () => Promise.resolve() },
    safeCopies: { stop: () => Promise.resolve() },
    remote: { stop: () => Promise.resolve() },
    probes: { stop: () => Promise.resolve() },
    exits: { preventStarts: noting('start no exit'), stopUnused: noting('exits') },
    ndvm: { ports, preventStarts: noting('start no more'), stop: noting('ndvm', overrides.ndvmStop) },
    log,
  };
}

describe('shutting the host agent down', () => {
  it('refuses new clients at once, and keeps connected ones', async () => {
    const client = await Client.attach(join(folder, 'agent.sock'));
    expect(await client?.call('session.list', {})).toEqual([]);
    let ndvmIsGone = (): void => undefined;
    const ending = endHostAgent(parts({ ndvmStop: () => new Promise((resolve) => (ndvmIsGone = resolve)) }));
    expect(await Client.attach(join(folder, 'agent.sock'))).toBeUndefined();
    expect(await client?.call('session.list', {})).toEqual([]);
    ndvmIsGone();
    await ending;
    client?.close();
  });

  it('ends every unused part, also when one of them cannot be stopped', async () => {
    const ended = parts({
      fastStartStop: () => Promise.reject(new Error('lingers')),
      ndvmStop: () => Promise.reject(new Error('lingers')),
    });
    await endHostAgent(ended);
    expect(ended.asked).toEqual([
      'records',
      'recordings',
      'fast start',
      'start no more',
      'start no exit',
      'ndvm',
      'exits',
    ]);
  });

  it('leaves the network VM to sessions that use it', async () => {
    const ended = parts();
    ended.ports.take('a', INTERNET);
    await endHostAgent(ended);
    expect(ended.asked).toEqual(['records', 'recordings', 'fast start', 'start no more', 'start no exit', 'exits']);
  });

  it('takes no longer than its limit', async () => {
    const clock = useFakeClock();
    const ending = endHostAgent(parts({ fastStartStop: () => new Promise(() => undefined) }), 50);
    await clock.advance(50);
    await ending;
  });
});
