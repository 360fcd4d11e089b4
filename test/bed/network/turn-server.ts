/** A TURN server, which relays calls between peers that cannot reach each other: coturn. */
import { requireProgram } from '../desktop/required-program.ts';
import type { Namespace } from '../namespace.ts';
import { untilUdpListens } from './udp-listener.ts';

export const TURN = { port: 3478, user: 'anna', password: 'secret' } as const;

/** Starts it at `address`; fulfilled when it listens. It ends with its namespace. */
export async function startTurnServer(namespace: Namespace, address: string, folder: string): Promise<void> {
  requireProgram('/usr/bin/turnserver', 'applications');
  namespace.start([
    'turnserver',
    '-n',
    '--no-cli',
    '--no-tls',
    '--no-dtls',
    '--log-file=stdout',
    `--pidfile=${folder}/turn.pid`,
    `--listening-ip=${address}`,
    `--relay-ip=${address}`,
    `--listening-port=${TURN.port}`,
    '--lt-cred-mech',
    '--realm=site.test',
    `--user=${TURN.user}:${TURN.password}`,
  ]);
  await untilUdpListens(namespace, TURN.port);
}
