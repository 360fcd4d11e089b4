/** A proxy as a program. Arguments: kind, address, port, login or nothing, and JSON with the addresses of names. It prints what it is asked to connect to. */
import { isIPv4 } from 'node:net';
import { z } from 'zod';
import { TestProxy } from './test-proxy.ts';

const [, , kind, address, port, login = '', names = '{}'] = process.argv;
const known = z.record(z.string(), z.string()).parse(JSON.parse(names));

void TestProxy.start(
  {
    kind: z.enum(['socks5', 'http-connect']).parse(kind),
    ...(login !== '' && { login }),
    find: (host) => {
      process.stdout.write(`${host}\n`);
      return isIPv4(host) ? host : known[host];
    },
  },
  Number(port),
  address,
).then(() => process.stdout.write('listens\n'));
