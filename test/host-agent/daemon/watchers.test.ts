import { expect, it } from 'vitest';
import type { AgentEvent } from '../../../host-agent/api/methods/events.ts';
import type { NetworkStatus } from '../../../host-agent/api/host/network.ts';
import { Watchers } from '../../../host-agent/daemon/watchers.ts';
import { settle } from '../../bed/event-loop.ts';

const stopped: NetworkStatus = {
  state: 'stopped',
  uplink: 'user',
  mode: 'nat',
  ports: { used: 0, total: 8, sessions: [] },
  processes: [],
};

function watched(images: () => Promise<never[]> = () => Promise.resolve([])) {
  const warned: unknown[] = [];
  const world = { network: stopped, networkReads: 0, heard: [] as AgentEvent[], stop: new AbortController() };
  const network = () => {
    world.networkReads += 1;
    return world.network;
  };
  const watchers = new Watchers({
    sessions: () => [],
    network,
    images,
    builds: () => [],
    spare: () => ({ state: 'none', processes: [], ready: 0, wanted: 1 }),
    memoryOf: () => 0,
    log: { warn: (...said: unknown[]) => void warned.push(said) },
  });
  return {
    world,
    warned,
    watchers,
    watching: watchers.watch((event) => void world.heard.push(event), world.stop.signal),
  };
}

it('sends the whole state first, then each change once', async () => {
  const { world, watchers, watching } = watched();
  await settle();
  world.heard.length = 0;
  watchers.touch('network');
  watchers.touch('network', 'images');
  await settle();
  expect(world.heard).toEqual([]);
  world.network = { ...stopped, state: 'starting' };
  watchers.touch('network');
  watchers.touch('network');
  await settle();
  expect(world.heard).toEqual([{ kind: 'network', status: world.network }]);
  world.stop.abort();
  await watching;
});

it('sends nothing to a client that has stopped watching', async () => {
  const { world, watchers, watching } = watched();
  await settle();
  world.stop.abort();
  await watching;
  world.heard.length = 0;
  watchers.ended({ session: 'x', reason: 'closed' });
  watchers.touch('network');
  await settle();
  expect(world.heard).toEqual([]);
});

it('forgets a client that disconnects while the first state is sent', async () => {
  let read = (): void => undefined;
  const { world, watchers, watching } = watched(() => new Promise((resolve) => (read = () => resolve([]))));
  await settle();
  world.stop.abort();
  read();
  await watching;
  const reads = world.networkReads;
  watchers.touch('network');
  watchers.ended({ session: 'x', reason: 'closed' });
  await settle();
  expect(world.networkReads).toBe(reads);
  expect(world.heard.filter(({ kind }) => kind === 'ended')).toEqual([]);
});

it('sends the end of a session once when it happens while the first state is sent', async () => {
  let read = (): void => undefined;
  const { world, watchers, watching } = watched(() => new Promise((resolve) => (read = () => resolve([]))));
  await settle();
  watchers.ended({ session: 'x', reason: 'browser-crashed' });
  watchers.configurationChanged();
  read();
  await settle();
  expect(world.heard.map(({ kind }) => kind).slice(0, 8)).toEqual([
    'sessions',
    'network',
    'images',
    'builds',
    'spare',
    'memory',
    'ended',
    'configuration',
  ]);
  expect(world.heard.filter(({ kind }) => kind === 'ended')).toEqual([
    { kind: 'ended', ended: { session: 'x', reason: 'browser-crashed' } },
  ]);
  world.stop.abort();
  await watching;
});

it('sends the other parts also when one cannot be read, and logs why', async () => {
  const { world, warned, watchers, watching } = watched(() => Promise.reject(new Error('no folder')));
  await settle();
  const parts = world.heard.map(({ kind }) => kind);
  expect(new Set(parts)).toEqual(new Set(['sessions', 'network', 'builds', 'spare', 'memory']));
  world.heard.length = 0;
  world.network = { ...stopped, state: 'starting' };
  watchers.touch('images', 'network');
  await settle();
  expect(world.heard).toEqual([{ kind: 'network', status: world.network }]);
  expect(JSON.stringify(warned)).toContain('no folder');
  world.stop.abort();
  await watching;
});

it('never sends an older state of a part after a newer one', async () => {
  const readings: ((images: never[]) => void)[] = [];
  let isSlow = false;
  const { world, watchers, watching } = watched(() =>
    isSlow ? new Promise((resolve) => readings.push(resolve)) : Promise.resolve([]),
  );
  await settle();
  world.heard.length = 0;
  isSlow = true;
  watchers.touch('images');
  await settle();
  watchers.touch('images');
  watchers.touch('network');
  await settle();
  expect(readings).toHaveLength(1);
  readings[0]?.(['older' as never]);
  await settle();
  readings[1]?.(['newer' as never]);
  await settle();
  expect(world.heard).toEqual([
    { kind: 'images', images: ['older'] },
    { kind: 'images', images: ['newer'] },
  ]);
  world.stop.abort();
  await watching;
});
