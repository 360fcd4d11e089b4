import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { AgentEvent } from '../../../host-agent/api/events.ts';
import type { NetworkStatus } from '../../../host-agent/api/network.ts';
import { Watchers } from '../../../host-agent/daemon/watchers.ts';

const stopped: NetworkStatus = { state: 'stopped', uplink: 'user', mode: 'nat', ports: { used: 0, total: 8 }, processes: [] };

function watched() {
  const world = { network: stopped, heard: [] as AgentEvent[], stop: new AbortController() };
  const watchers = new Watchers({ sessions: () => [], network: () => world.network, images: () => Promise.resolve([]), memoryOf: () => Promise.resolve(0) });
  return { world, watchers, watching: watchers.watch((event) => void world.heard.push(event), world.stop.signal) };
}

it('tells everything at first, then what differs, once', async () => {
  const { world, watchers, watching } = watched();
  await sleep(20);
  world.heard.length = 0;
  watchers.touch('network');
  watchers.touch('network', 'images');
  await sleep(20);
  expect(world.heard).toEqual([]);
  world.network = { ...stopped, state: 'starting' };
  watchers.touch('network');
  watchers.touch('network');
  await sleep(20);
  expect(world.heard).toEqual([{ kind: 'network', status: world.network }]);
  world.stop.abort();
  await watching;
});

it('tells nothing to a client that has stopped watching', async () => {
  const { world, watchers, watching } = watched();
  await sleep(20);
  world.stop.abort();
  await watching;
  world.heard.length = 0;
  watchers.ended({ session: 'x', reason: 'closed' });
  watchers.touch('network');
  await sleep(20);
  expect(world.heard).toEqual([]);
});
