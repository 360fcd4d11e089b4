/** Enforces policies as the guest agent of a network VM does. Takes them as lines of JSON on a socket, and answers each line when it is in force. */
import { createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { createLog } from '../../../../appliance/agent/log.ts';
import { carry } from '../../../../appliance/agent/network/exit/carrier/main.ts';
import { CARRY } from '../../../../appliance/agent/network/exit/carrier/orders.ts';
import { openProxy } from '../../../../appliance/agent/network/exit/proxy-exit.ts';
import { resolverOf } from '../../../../appliance/agent/network/name-source.ts';
import { Policing } from '../../../../appliance/agent/network/policing.ts';
import { asCarrier, asNames, type Command } from '../../../../appliance/agent/network/readers.ts';
import { NetworkPolicy, ProxySetting } from '../../../../appliance/protocol/network.ts';

/** `proxy`: by which sessions leave, as JSON; empty: by the uplink. */
const [, program = '', socket = '', resolver = '', proxy = ''] = process.argv;

/** This kernel need not have the profiles of the image. */
const withoutProfile = ([command, ...args]: Command): Command => [
  command,
  ...args.filter((arg) => !arg.startsWith('--apparmor-profile=')),
];
const log = createLog(() => undefined);
const policing = new Policing([0, 1], log, {
  asNames: (port, command) => withoutProfile(asNames(port, command)),
  // Only the kernel's first network has these settings.
  applySettings: () => Promise.resolve(),
  forgetConnections: () => Promise.resolve(),
});

const exit =
  proxy === ''
    ? undefined
    : openProxy(
        ProxySetting.parse(JSON.parse(proxy)),
        log,
        withoutProfile(asCarrier([process.execPath, program, CARRY])),
      );
const names = exit?.names ?? { resolver };

function serve(connection: Socket): void {
  createInterface({ input: connection }).on('line', (line) => {
    const policy = NetworkPolicy.parse(JSON.parse(line));
    void policing
      .enforce(policy, { resolver: resolverOf(names), isLeased: false, hasIpv6: true, ...exit?.way })
      .then(() => policing.answerNames(names))
      .then(() => 'enforced', String)
      .then((said) => connection.write(`${said}\n`));
  });
}

if (process.argv[2] === CARRY) carry();
else {
  const server = createServer(serve);
  const listens = () => process.stdout.write('listens\n');
  if (exit)
    void exit.start(
      ({ state, trouble = '' }) => process.stderr.write(`exit ${state} ${trouble}\n`),
      () => process.exit(1),
    );
  server.listen(socket, listens);
}
