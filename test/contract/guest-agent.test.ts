/** The fake guest agent. The real roles pass the same suites where their surroundings are replaced: `test/appliance/agent`. */
import type { HostMessage } from '../../appliance/protocol/channels.ts';
import type { Role } from '../../appliance/protocol/every-role.ts';
import { FakeGuestAgent } from '../fakes/guest-agent.ts';
import {
  checked,
  type Conversation,
  describeBridgeAgent,
  describeBrowserAgent,
  describeConverterAgent,
  describeRouterAgent,
} from './guest-agent.ts';

const fake =
  <GuestRole extends Role>(role: GuestRole) =>
  (): Conversation<GuestRole> => {
    const { said, send } = checked(role);
    let hasEnded = false;
    const agent = new FakeGuestAgent(role, { send, onPowerOff: () => (hasEnded = true) });
    return { said, hasEnded: () => hasEnded, tell: (message: HostMessage) => agent.hear(message) };
  };

describeRouterAgent('a fake', fake('network'));
describeBridgeAgent('a fake', fake('network'));
describeBrowserAgent('a fake', fake('browser'));
describeConverterAgent('a fake', fake('converter'));
