/** Asks the uplink's resolver for the addresses of a name. Its answers are untrusted. */
import { createSocket } from 'node:dgram';
import { open } from 'node:fs/promises';
import { connect, isIPv6 } from 'node:net';
import { A, type AddressType, parseAnswer, questionFor, type Found, SERVER_FAILED } from './dns-message.ts';

const PORT = 53;
const ASK_AGAIN_MS = [1_000, 2_000, 3_000];
const TCP_WITHIN_MS = 4_000;
/** The largest answer that is read. */
const MAX_ANSWER_BYTES = 8 * 1024;
const FAILED: Found = { code: SERVER_FAILED, addresses: [], ttlSeconds: 0 };

export type LookUp = (name: string, type?: AddressType) => Promise<Found>;

/** `port`: for tests. */
export const lookUpAt =
  (resolver: string, port = PORT): LookUp =>
  async (name, type = A) => {
    const asked = { id: await randomId(), name, type };
    const found = await overUdp(resolver, port, asked);
    return (found === 'truncated' ? await overTcp(resolver, port, asked) : found) ?? FAILED;
  };

interface Asked {
  readonly id: number;
  readonly name: string;
  readonly type: AddressType;
}

/** From the kernel: unlike this program, it knows when the VM was cloned. */
async function randomId(): Promise<number> {
  const random = await open('/dev/urandom');
  try {
    const { buffer } = await random.read(Buffer.alloc(2), 0, 2);
    return buffer.readUInt16BE(0);
  } finally {
    await random.close();
  }
}

/** Each question has its own socket, and thus its own source port. */
function overUdp(resolver: string, port: number, { id, name, type }: Asked): Promise<Found | 'truncated' | undefined> {
  const socket = createSocket(isIPv6(resolver) ? 'udp6' : 'udp4');
  const question = questionFor(id, name, type);
  let pause: NodeJS.Timeout | undefined;
  return new Promise<Found | 'truncated' | undefined>((resolve) => {
    const ask = (pauses: readonly number[]): void => {
      const [pauseMs, ...later] = pauses;
      if (pauseMs === undefined) {
        resolve(undefined);
        return;
      }
      socket.send(question);
      pause = setTimeout(() => ask(later), pauseMs);
    };
    socket.on('error', () => resolve(undefined));
    socket.on('message', (untrustedMessage) => {
      const answer = parseAnswer(untrustedMessage, id, name, type);
      if (answer) resolve(answer);
    });
    // A connected socket hears only the resolver.
    socket.connect(port, resolver, () => ask(ASK_AGAIN_MS));
  }).finally(() => {
    clearTimeout(pause);
    socket.close();
  });
}

/** Over TCP each message has its length in front. */
function overTcp(resolver: string, port: number, { id, name, type }: Asked): Promise<Found | undefined> {
  const socket = connect({ port, host: resolver });
  const question = questionFor(id, name, type);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(question.length);
  let untrusted = Buffer.alloc(0);
  return new Promise<Found | undefined>((resolve) => {
    const late = setTimeout(() => resolve(undefined), TCP_WITHIN_MS);
    socket.on('close', () => {
      clearTimeout(late);
      resolve(undefined);
    });
    socket.on('error', () => resolve(undefined));
    socket.on('data', (more: Buffer) => {
      untrusted = Buffer.concat([untrusted, more]);
      const bytes = untrusted.length < 2 ? MAX_ANSWER_BYTES : untrusted.readUInt16BE(0);
      if (bytes > MAX_ANSWER_BYTES) resolve(undefined);
      if (untrusted.length < 2 + bytes) return;
      const answer = parseAnswer(untrusted.subarray(2, 2 + bytes), id, name, type);
      resolve(answer === 'truncated' ? undefined : answer);
    });
    socket.write(Buffer.concat([length, question]));
  }).finally(() => socket.destroy());
}
