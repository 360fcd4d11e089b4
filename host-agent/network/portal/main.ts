/** The program in the jail: asks the network for its portal, and prints what it found. Argument: a {@link Question}. */
import { readFileSync } from 'node:fs';
import { get as getPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { get as getEncrypted } from 'node:https';
import { Resolver } from 'node:dns/promises';
import { deadline } from '../../process/deadline.ts';
import type { Answer, PortalPage } from './answers.ts';
import { ask, Question } from './ask.ts';
import { canBePortal, canBeServer } from './reachable.ts';

const WITHIN_MS = 4_000;
const MAX_BODY_BYTES = 16 * 1024;

const resolver = new Resolver({ timeout: 1_500, tries: 2 });

function get({ url }: PortalPage, address: string): Promise<Answer | undefined> {
  const options: RequestOptions = {
    agent: false,
    // The address that was looked at, whatever the name has by now.
    lookup: (_name, { all }, found) => (all === true ? found(null, [{ address, family: 4 }]) : found(null, address, 4)),
    headers: { accept: 'application/captive+json, text/html;q=0.9, */*;q=0.1' },
    signal: deadline(WITHIN_MS),
  };
  return new Promise((resolve) => {
    const request = (url.startsWith('https:') ? getEncrypted : getPlain)(url, options, (untrustedAnswer) => {
      void answerOf(untrustedAnswer).then(resolve);
    });
    request.on('error', () => resolve(undefined));
  });
}

async function answerOf(untrustedAnswer: IncomingMessage): Promise<Answer> {
  const { statusCode: status = 0, headers } = untrustedAnswer;
  let untrustedBody = '';
  try {
    for await (const part of untrustedAnswer.setEncoding('utf8')) {
      untrustedBody += String(part);
      if (untrustedBody.length > MAX_BODY_BYTES) break;
    }
  } catch {
    // What came is enough, or no answer that means anything.
  }
  return { status, untrustedLocation: headers.location, untrustedBody };
}

const tables = readFileSync('/proc/net/fib_trie', 'utf8');
const question = Question.parse(JSON.parse(process.argv[2] ?? ''));
const found = await ask(question, {
  resolve: (name) => resolver.resolve4(name).catch(() => []),
  mayProbe: canBeServer(tables),
  mayReach: canBePortal(readFileSync('/proc/net/route', 'utf8'), tables, question.refused),
  get,
});
process.stdout.write(JSON.stringify(found), () => process.exit());
