import { expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { AgentLink } from '../../../ui/main/agent-link.ts';
import { Discards } from '../../../ui/main/discards.ts';
import { trayChoices } from '../../../ui/main/tray/tray-choices.ts';

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

it('waits for the host agent, then discards', async () => {
  let rise: () => void = () => undefined;
  const { asked, agent } = agentThat({ attached: () => new Promise((resolve) => (rise = resolve)) });
  const discards = new Discards(agent);
  let settled = 0;
  discards.onSettled = () => (settled += 1);
  const discarded = discards.discard('a');
  expect([asked, discards.pending]).toEqual([[], 1]);
  rise();
  await discarded;
  expect([asked, discards.pending]).toEqual([[['session.close', { ids: ['a'] }]], 0]);
  await expect.poll(() => settled).toBe(1);
});

it('tells when a discard begins to be pending and when none is left', async () => {
  const discards = new Discards(agentThat({}).agent);
  const reported: boolean[] = [];
  discards.onPending = (isPending) => reported.push(isPending);
  await Promise.all([discards.discard('a'), discards.discard('b')]);
  expect(reported).toEqual([true, true, true, false]);
});

it('accepts that a session has already ended', async () => {
  await expect(
    new Discards(agentThat({ fails: new Failure('session-not-found', { id: 'a' }) }).agent).discard('a'),
  ).resolves.toBeUndefined();
});

it('reports any other failure', async () => {
  await expect(
    new Discards(agentThat({ fails: new Failure('host-agent-unreachable') }).agent).discard('a'),
  ).rejects.toMatchObject({ code: 'host-agent-unreachable' });
});

it('reports a failure of a discard from the tray, where no window shows it', async () => {
  const reported: string[] = [];
  const nothing = () => undefined;
  const { agent } = agentThat({ fails: new Failure('host-agent-internal-error', { reason: 'No.' }) });
  const choose = trayChoices({
    model: { sessions: [], profiles: [] },
    agent,
    discards: new Discards(agent),
    builds: { update: () => Promise.resolve(), cancelAll: () => Promise.resolve() },
    mainWindow: { show: nothing },
    sessions: { open: nothing, askToClose: nothing },
    quitting: { request: nothing },
    onNotDiscarded: ({ code }) => reported.push(code),
  });
  choose({ is: 'close', id: 'a' });
  await expect.poll(() => reported).toEqual(['host-agent-internal-error']);
});
