/** The guest agent: the one program of ours inside a VM. Started by init as root; when it ends, init powers the machine off. */
import { type Agent, createAgent, type RoleAtWork, StepFailed } from './agent.ts';
import { booted } from './booted.ts';
import { consoleLog } from './log.ts';
import { powerOff } from './power.ts';
import { readRole, type Role } from './role.ts';
import { ChannelEndpoint } from './channel/endpoint.ts';
import { openPort } from './channel/port.ts';

const log = consoleLog();

async function main(): Promise<void> {
  const role = readRole('/etc/safe-browse/role');
  log.info({ role }, 'guest agent started');
  // The host hears at once that somebody is here, while the role is still being read.
  const channel = new ChannelEndpoint(await openPort(), {
    role,
    log,
    onRequest: (request) => void atWork.then((part) => part.onRequest(request), diesLoudly),
  });
  const agent = createAgent({
    log,
    say: (message) => channel.say(message),
    flush: (timeoutMs) => channel.flush(timeoutMs),
    clearScreen: async () => (await atWork).clearScreen(),
    powerOff,
    screen: '/dev/tty1',
    showReasonMs: role === 'browser' ? 8_000 : 0,
  });
  const atWork = Promise.all([roleAtWork(role, agent), booted()]).then(([part]) => part);
  const listening = channel.listen();
  await (await atWork).start().catch(async (error: unknown) => {
    if (!(error instanceof StepFailed)) throw error;
    await agent.fail(error);
  });
  await listening;
}

/** Loads only what `role` needs: reading a program takes its time in emulation. */
async function roleAtWork(role: Role, agent: Agent): Promise<RoleAtWork> {
  switch (role) {
    case 'browser':
      return (await import('./browser/role.ts')).browserRole(agent);
    case 'network':
      return (await import('./network/role.ts')).networkRole(agent);
    case 'converter':
      return (await import('./converter/role.ts')).converterRole(agent);
  }
}

function diesLoudly(error: unknown): void {
  log.fatal({ err: error instanceof Error ? error : new Error(String(error)) }, 'the guest agent has a bug');
  powerOff();
  process.exit(1);
}

process.on('uncaughtException', diesLoudly);
process.on('unhandledRejection', diesLoudly);
main().catch(diesLoudly);
