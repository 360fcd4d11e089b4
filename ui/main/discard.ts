import type { AgentLink } from './agent-link.ts';
import { Failure } from '../../host-agent/api/failure.ts';

/** Ends a session; while the host agent is away, as soon as it is back. Throws its `Failure`, or why there is no host agent. */
export async function discardSession(agent: Pick<AgentLink, 'attached' | 'call'>, id: string): Promise<void> {
  await agent.attached();
  try {
    await agent.call('session.close', { ids: [id] });
  } catch (error) {
    // It was quicker by itself.
    if (!(error instanceof Failure && error.code === 'no-such-session')) throw error;
  }
}
