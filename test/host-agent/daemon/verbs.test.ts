import { expect, it } from 'vitest';
import { type Parts, verbsOver } from '../../../host-agent/daemon/verbs.ts';

const call = { signal: new AbortController().signal, progress: () => undefined };

it('starts the network machine, where it is to be up before a session, as soon as it has its image', async () => {
  const started: string[] = [];
  const parts = { images: { build: ({ role }: { role: string }) => Promise.resolve({ role }) }, instant: { look: () => undefined }, watchers: { touch: () => undefined }, ndvm: { startEarly: () => started.push('early') } };
  const verbs = verbsOver(parts as unknown as Parts);
  await verbs['image.build']({ role: 'browser', debug: false }, call);
  expect(started).toEqual([]);
  await verbs['image.build']({ role: 'network', debug: false }, call);
  expect(started).toEqual(['early']);
});
