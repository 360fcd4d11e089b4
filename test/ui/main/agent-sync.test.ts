import { expect, it } from 'vitest';
import { CONTRACT } from '../../../host-agent/api/methods/methods.ts';
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
