/** The guest agent: our only program inside a VM. Init starts it as root, and powers the VM off when it ends. As another account it is the viewer of one file, or carries connections. */
import { spawnSync } from 'node:child_process';
import { type Agent, createAgent, type RoleAtWork, StepFailed } from './agent.ts';
import { booted } from './booted.ts';
import { consoleLog } from './log.ts';
import type { Role } from '../protocol/every-role.ts';
import { readRole } from './role.ts';
import { CARRY } from './network/exit/carrier/orders.ts';
import { isAhead, lookTask, viewerTask } from './viewer/task.ts';
import { ChannelEndpoint } from './channel/endpoint.ts';
import { openPort } from './channel/port.ts';

const log = consoleLog();

async function main(): Promise<void> {
  // Reads and writes of ports block one of these threads each, also those that wait for the host.
  process.env['UV_THREADPOOL_SIZE'] = '8';
  const role = readRole('/etc/safe-browse/role');
  log.info({ role }, 'guest agent started');
  // Each case loads only its role: reading a program takes time under emulation.
  switch (role) {
    case 'browser':
      return run(role, async (agent) => (await import('./browser/role.ts')).browserRole(agent));
    case 'network':
      return run(role, async (agent) => (await import('./network/role.ts')).networkRole(agent));
    case 'converter':
      return run(role, async (agent) => (await import('./converter/role.ts')).converterRole(agent));
  }
}

async function run<GuestRole extends Role>(
  role: GuestRole,
  load: (agent: Agent) => Promise<RoleAtWork<GuestRole>>,
): Promise<void> {
  // The channel opens while the role is still being read, so the host hears of this agent at once.
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
  const atWork = Promise.all([load(agent), booted()]).then(([part]) => part);
  const listening = channel.listen();
  await (await atWork).start().catch(async (error: unknown) => {
    if (!(error instanceof StepFailed)) throw error;
    await agent.fail(error);
  });
  await listening;
}

function diesLoudly(error: unknown): void {
  log.fatal({ err: error instanceof Error ? error : new Error(String(error)) }, 'the guest agent has a bug');
  powerOff();
  process.exit(1);
}

/** Powers the VM off at once, without stopping or unmounting anything: there is nothing to save. Returns only if that fails. */
function powerOff(): void {
  spawnSync('busybox', ['poweroff', '-f'], { stdio: 'ignore', timeout: 2_000 });
}

/** For what the viewer looks into a document. */
const LOOKED_WITHIN_MS = 60_000;

const words = process.argv.slice(2);
const [task, look] = [viewerTask(words), lookTask(words)];
if (task) {
  void import('./viewer/view.ts').then(async ({ view }) => process.stdout.write(await view(task)));
} else if (isAhead(words)) {
  void import('./viewer/ahead.ts').then(({ viewAhead }) => viewAhead());
} else if (look) {
  void import('./office/found.ts').then(async ({ foundInFile }) =>
    process.stdout.write(JSON.stringify(await foundInFile(look.path, look.format, LOOKED_WITHIN_MS))),
  );
} else if (words[0] === CARRY) {
  void import('./network/exit/carrier/main.ts').then(({ carry }) => carry());
} else {
  process.on('uncaughtException', diesLoudly);
  process.on('unhandledRejection', diesLoudly);
  main().catch(diesLoudly);
}
