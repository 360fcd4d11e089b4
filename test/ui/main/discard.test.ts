import { expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/failure.ts';
import type { AgentLink } from '../../../ui/main/agent-link.ts';
import { discardSession } from '../../../ui/main/discard.ts';
import { trayChoices } from '../../../ui/main/tray-choices.ts';

/** A host agent that answers `session.close` with this failure, or without one does it. */
function agentThat({ fails, attached = () => Promise.resolve() }: { fails?: Failure; attached?: () => Promise<void> }) {
  const asked: unknown[] = [];
  const call = async (method: string, params: object) => {
    asked.push([method, params]);
    if (fails) throw fails;
    return [];
  };
  return { asked, agent: { attached, call: call as unknown as AgentLink['call'] } };
}
const failure = (code: string) => new Failure(code, `It failed: ${code}.`, { hint: 'Try again.' });

it('waits for the host agent, then discards', async () => {
  let rise: () => void = () => undefined;
  const { asked, agent } = agentThat({ attached: () => new Promise((resolve) => (rise = resolve)) });
  const discarded = discardSession(agent, 'a');
  expect(asked).toEqual([]);
  rise();
  await discarded;
  expect(asked).toEqual([['session.close', { ids: ['a'] }]]);
});

it('is content with a session that was quicker by itself', async () => {
  await expect(discardSession(agentThat({ fails: failure('no-such-session') }).agent, 'a')).resolves.toBeUndefined();
});

it('tells any other failure', async () => {
  await expect(discardSession(agentThat({ fails: failure('agent-lost') }).agent, 'a')).rejects.toThrow('agent-lost');
});

it('tells a failure also when it was chosen in the tray, where no window says so', async () => {
  const told: string[] = [];
  const nothing = () => undefined;
  const choose = trayChoices({
    agent: agentThat({ fails: failure('agent-error') }).agent,
    builds: { build: () => Promise.resolve() },
    mainWindow: { show: nothing },
    sessions: { open: nothing },
    app: { quit: nothing },
    onNotDiscarded: ({ code }) => told.push(code),
  });
  choose({ is: 'close', id: 'a' });
  await expect.poll(() => told).toEqual(['agent-error']);
});
