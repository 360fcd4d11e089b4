/** Acts as the host of the guest agent's network role: configures a bridge and prints the role's messages and actions. */
import { randomBytes } from 'node:crypto';
import { createAgent } from '../../../../appliance/agent/agent.ts';
import { createLog } from '../../../../appliance/agent/log.ts';
import { networkRole } from '../../../../appliance/agent/network/role.ts';
import type { GuestMessage } from '../../../../appliance/protocol/channels.ts';

const [, , rules = ''] = process.argv;

function hear(message: GuestMessage): void {
  if (message.type === 'step') process.stdout.write(`step ${message.step}\n`);
  else if (message.type === 'failed')
    process.stdout.write(`failed ${message.step}: ${message.message.replaceAll('\n', ' ')}\n`);
  else process.stdout.write(`${message.type}\n`);
  // The bridge is up; the role would run forever.
  if (message.type === 'step' && message.step === 'policy') process.exit();
}

const agent = createAgent({
  log: createLog(() => undefined),
  say: hear,
  flush: () => Promise.resolve(),
  clearScreen: () => Promise.resolve(),
  powerOff: () => {
    process.stdout.write('power off\n');
    process.exit();
  },
  screen: '/dev/null',
  showReasonMs: 0,
});
const role = networkRole(agent);
role.onRequest({ type: 'seed', entropy: randomBytes(64).toString('base64'), isClone: false });
role.onRequest({
  type: 'configure',
  task: { mode: 'bridge', settings: { revision: 1, forwardEapol: false, rules } },
});
