/** Enforces policies as the guest agent of a network VM does. Takes them as lines of JSON on a socket, and answers each line when it is in force. */
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { createLog } from '../../../../appliance/agent/log.ts';
import { Policing } from '../../../../appliance/agent/network/policing.ts';
import { asNames } from '../../../../appliance/agent/network/readers.ts';
import { NetworkPolicy } from '../../../../appliance/protocol/network.ts';

const [, , socket = '', resolver = ''] = process.argv;

/** This kernel need not have the profiles of the image. */
const withoutProfile: typeof asNames = (port, command) => {
  const [program, ...args] = asNames(port, command);
  return [program, ...args.filter((arg) => !arg.startsWith('--apparmor-profile='))];
};
const policing = new Policing(
  [0, 1],
  createLog(() => undefined),
  {
    asNames: withoutProfile,
    // Only the kernel's first network has these settings.
    applySettings: () => Promise.resolve(),
    forgetConnections: () => Promise.resolve(),
  },
);

createServer((connection) => {
  createInterface({ input: connection }).on('line', (line) => {
    const policy = NetworkPolicy.parse(JSON.parse(line));
    void policing
      .enforce(policy, { resolver, isLeased: false })
      .then(() => policing.answerNames({ resolver }))
      .then(() => 'enforced', String)
      .then((said) => connection.write(`${said}\n`));
  });
}).listen(socket, () => process.stdout.write('listens\n'));
