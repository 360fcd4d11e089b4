import { expect, it } from 'vitest';
import { withAgent } from '../../../host-agent/cli/agent.ts';
import { withHostAgent } from './with-host-agent.ts';

const at = withHostAgent('stderr');

const listed = () => withAgent((client) => client.call('session.list', {}));

it('prints nothing about a host agent with the same API version', async () => {
  expect(await listed()).toEqual([]);
  expect(at.written).toBe('');
});

it('prints how to stop a host agent with another API version, and continues', async () => {
  at.hostAgent.contract += 1;
  expect(await listed()).toEqual([]);
  expect(at.written).toContain('safe-browse daemon --stop');
});
