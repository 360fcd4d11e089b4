import { expect, it } from 'vitest';
import { CONTRACT } from '../../../host-agent/api/methods/methods.ts';
import type { AgentLink } from '../../../ui/main/agent-link.ts';
import { AgentSync } from '../../../ui/main/agent-sync.ts';
import { Model } from '../../../ui/main/model.ts';

it('recognises a host agent of another build by the version of its control API', () => {
  const model = new Model();
  const agentSync = new AgentSync(model, { onEnded: () => undefined, onFound: () => undefined });
  agentSync.onUp({ version: '1', pid: 2, contract: CONTRACT });
  expect(model.agent).toEqual({ is: 'up', version: '1' });
  agentSync.onUp({ version: '1', pid: 2, contract: CONTRACT + 1 });
  expect(model.agent).toEqual({ is: 'up', version: '1', isOfAnotherBuild: true });
});

it('lists the bookmarks of all profiles, and keeps the list if it cannot be read', async () => {
  const model = new Model();
  const agentSync = new AgentSync(model, { onEnded: () => undefined, onFound: () => undefined });
  const all = [
    { name: 'all', url: 'https://site.example/' },
    { name: 'banking', url: 'https://site.example/', profile: 'banking' },
  ];
  let canRead = true;
  const link = {
    call: async (method: string) => {
      if (method !== 'bookmark.list' || !canRead) throw new Error('not now');
      return all;
    },
  };
  agentSync.use(link as unknown as AgentLink);
  await agentSync.read();
  expect(model.bookmarks).toEqual(all);
  canRead = false;
  await agentSync.read();
  expect(model.bookmarks).toEqual(all);
});
