import type { Agent } from '../../../appliance/agent/agent.ts';
import { createLog } from '../../../appliance/agent/log.ts';
import type { GuestMessage } from '../../../appliance/protocol/channels.ts';

/** An agent that writes down what its role has it do, in order. `describe`: how a message is written down. */
export function recordingAgent(
  deeds: string[],
  describe: (message: GuestMessage) => string = (message) => JSON.stringify(message),
): Agent {
  return {
    log: createLog(() => undefined),
    say: (message) => void deeds.push(describe(message)),
    reached: (step) => void deeds.push(`reached ${step}`),
    end: () => Promise.resolve(void deeds.push('end')),
    fail: ({ step, message }) => Promise.resolve(void deeds.push(`fail ${step}: ${message}`)),
  };
}
