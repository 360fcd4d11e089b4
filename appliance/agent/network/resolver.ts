/** dnsmasq: addresses and names for the sessions. */
import { mkdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { SESSION_NETWORK, sessionAddress, sessionMac } from '../../protocol/addresses.ts';
import { describeEnding, eachLine, type Ending, launch, type Running } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { BRIDGE } from './names.ts';

const RUN_FOLDER = '/run/safe-browse';
const MAX_STARTS = 5;
const PAUSE_MS = 500;
const STANDS_TIMEOUT_MS = 20_000;

/** dnsmasq's arguments, each with its reason. Pure. */
export function resolverArguments(resolver: string, ports: Iterable<number>): string[] {
  return [
    '--keep-in-foreground',
    '--log-facility=-',
    // Nothing of the image's configuration adds to this.
    '--conf-file=/dev/null',
    '--user=dnsmasq',
    `--interface=${BRIDGE}`,
    '--except-interface=lo',
    '--bind-interfaces',
    // Questions go to the host's resolver alone.
    '--no-resolv',
    '--no-poll',
    '--no-hosts',
    `--server=${resolver}`,
    // A public name that answers with a private address is an attack on the LAN.
    '--stop-dns-rebind',
    // No public name ends so (RFC 6761): test networks may use it with any address, and the firewall judges that.
    '--rebind-domain-ok=/test/',
    '--domain-needed',
    '--bogus-priv',
    // A shared memory would tell one session what another has looked up.
    '--cache-size=0',
    // Only the machines that are plugged in, each with the one address that its port lets through.
    `--dhcp-range=${SESSION_NETWORK.network},static,255.255.255.0,1h`,
    ...[...ports].map((port) => `--dhcp-host=${sessionMac(port)},${sessionAddress(port)}`),
    '--dhcp-authoritative',
    '--dhcp-ignore-names',
    // The address is the port's own; asking around first costs seconds.
    '--no-ping',
    '--leasefile-ro',
    '--quiet-dhcp',
    `--pid-file=${RUN_FOLDER}/dnsmasq.pid`,
  ];
}

export interface Resolver {
  /** Ends it; it comes up again with arguments of now. */
  restart(): void;
}

/** Starts dnsmasq; fulfilled when it serves. Restarts it when it ends, a few times; then tells `onLost`. Throws when the first start fails. */
export async function keepResolver(argsOfNow: () => readonly string[], log: Log, onLost: (ending: Ending) => void): Promise<Resolver> {
  await mkdir(RUN_FOLDER, { recursive: true });
  const first = start(argsOfNow(), log);
  const problem = await Promise.race([first.serves, first.running.ended.then(describeEnding), sleep(STANDS_TIMEOUT_MS, 'took too long to start', { ref: false })]);
  if (problem !== undefined) throw new Error(`dnsmasq: ${problem}`);
  const kept = { running: first.running, isWanted: false };
  void watch(kept, argsOfNow, log, onLost);
  return {
    restart: () => {
      kept.isWanted = true;
      kept.running.kill('SIGTERM');
    },
  };
}

async function watch(kept: { running: Running; isWanted: boolean }, argsOfNow: () => readonly string[], log: Log, onLost: (ending: Ending) => void): Promise<void> {
  for (let starts = 1; ; ) {
    const ending = await kept.running.ended;
    if (kept.isWanted) {
      kept.isWanted = false;
    } else {
      log.error({ starts, ending: describeEnding(ending) }, 'dnsmasq ended');
      if (starts >= MAX_STARTS) {
        onLost(ending);
        return;
      }
      starts += 1;
      await sleep(PAUSE_MS);
    }
    kept.running = start(argsOfNow(), log).running;
  }
}

function start(args: readonly string[], log: Log): { running: Running; serves: Promise<undefined> } {
  const running = launch('dnsmasq', args, { stdio: ['ignore', 'ignore', 'pipe'] });
  const serves = new Promise<undefined>((resolve) => {
    eachLine(running.child.stderr, (line) => {
      // The rest may name what a session has looked up.
      if (line.includes(' started, ')) resolve(undefined);
      else if (/failed|cannot|error|unknown|illegal|bad /i.test(line)) log.warn({ line }, 'dnsmasq');
    });
  });
  return { running, serves };
}
