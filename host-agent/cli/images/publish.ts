/** Channels, for the people who prepare images. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import { type ChannelChange, type ChannelView, MAX_POLICY_BYTES } from '../../api/host/channel.ts';
import { Failure } from '../../api/errors/failure.ts';
import { VerificationReport } from '../../api/host/verification.ts';
import { withAgent } from '../agent.ts';
import { rowsOf } from './channels.ts';
import { interruptSignal } from '../interrupt.ts';
import { print, printJson, say, table } from '../output.ts';
import { withProgress } from './registry.ts';

export interface PublishOptions {
  /** Write the next file here, for signers elsewhere, and publish nothing. */
  readonly draft?: string;
  readonly json: boolean;
}

/** A draft has less than one, and a signature about 300 bytes. */
const MAX_READ_BYTES = 16 * 1024;
const MAX_SIGNATURES = 16;

/** Makes the next file of the channel, and publishes it with this host's signature, or writes it as a draft. */
export async function change(channel: string, how: ChannelChange, { draft, json }: PublishOptions): Promise<void> {
  const { content } = await withProgress(json, (onProgress) =>
    withAgent((client) =>
      client.call(
        'channel.prepare',
        { channel, change: how, isSigned: draft === undefined },
        { signal: interruptSignal(), onProgress },
      ),
    ),
  );
  const target = how.kind === 'promote' && how.to !== undefined ? channel.replace(/[^/]*$/, how.to) : channel;
  if (draft === undefined) await publish(target, content, [], { isSigned: true, json });
  else {
    try {
      writeFileSync(draft, content, { flag: 'wx' });
    } catch (cause) {
      throw new Failure('file-not-written', { path: draft }, { cause });
    }
    if (json) printJson({ event: 'drafted', draft: resolve(draft) });
    else {
      print(`The draft is ${draft}.`);
      say(`Sign it: safe-browse channel sign ${draft}, or on another computer minisign -S -m ${draft} -x ${draft}.NAME.minisig
Then publish it with all signatures beside it: safe-browse channel publish ${target} --file ${draft}`);
    }
  }
}

/** Whole, of an image that the channel names or that is on this host, by its beginning. Throws `Failure` image-not-found or image-ambiguous. */
export async function digestOf(channel: string, beginning: string): Promise<string> {
  if (/^[0-9a-f]{64}$/.test(beginning)) return beginning;
  const known = await withAgent(async (client) => {
    const { release, base, recalls = [] } = await client.call('channel.show', { channel });
    const images = await client.call('image.list', {});
    return [release, base]
      .flatMap((its) => [its?.browser, its?.network])
      .concat([...images, ...recalls].map(({ digest }) => digest));
  });
  const [digest, another] = new Set(known.filter((each) => each?.startsWith(beginning)));
  if (digest === undefined || another !== undefined)
    throw new Failure(another === undefined ? 'image-not-found' : 'image-ambiguous', { digest: beginning });
  return digest;
}

/** The managed settings in the file, for this channel; `undefined` for none at all. */
export function policyText(channel: string, path: string | undefined, isNone: boolean): string | undefined {
  if ((path === undefined) !== isNone) throw new Failure('policy-not-named');
  if (path === undefined) return undefined;
  try {
    if (statSync(path).size <= MAX_POLICY_BYTES) return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('file-unreadable', { path }, { cause });
  }
  throw new Failure('channel-policy-invalid', {
    channel,
    problems: `it is larger than ${MAX_POLICY_BYTES / 1024} KiB`,
  });
}

const ReportLine = z.looseObject({ event: z.literal('report'), report: VerificationReport });

/** The report of `verify web` among the lines that a verification printed with `--json`. Throws `Failure` file-unreadable or channel-report-unusable. */
export function webReport(path: string): VerificationReport {
  let lines: string[];
  try {
    lines = readFileSync(path, 'utf8').split('\n');
  } catch (cause) {
    throw new Failure('file-unreadable', { path }, { cause });
  }
  for (const line of lines) {
    const { data } = ReportLine.safeParse(parsed(line));
    if (data?.report.kind === 'web') return data.report;
  }
  throw new Failure('channel-report-unusable');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** Publishes a draft with the signatures beside it. */
export async function publishDraft(channel: string, path: string, json: boolean): Promise<void> {
  const content = readSmall(path);
  const [folder, name] = [dirname(resolve(path)), basename(path)];
  const isSignature = (each: string) => each.startsWith(`${name}.`) && each.endsWith('.minisig');
  const signatures = readdirSync(folder).filter(isSignature).sort().slice(0, MAX_SIGNATURES);
  const texts = signatures.map((each) => readSmall(join(folder, each)));
  await publish(channel, content, texts, { isSigned: false, json });
}

/** Signs a draft with this host's key, or with another one. */
export async function sign(path: string, key: string | undefined, json: boolean): Promise<void> {
  const { signature } = await withAgent((client) =>
    client.call('channel.sign', { path: resolve(path), ...(key !== undefined && { key: resolve(key) }) }),
  );
  if (json) printJson({ event: 'signed', signature });
  else print(`The signature is ${signature}.`);
}

/** Shows the newest file of any channel. */
export async function show(channel: string, json: boolean): Promise<void> {
  const view = await withAgent((client) => client.call('channel.show', { channel }, { signal: interruptSignal() }));
  if (json) printJson(view);
  else print(describe(channel, view));
}

async function publish(
  channel: string,
  content: string,
  signatures: string[],
  { isSigned, json }: { readonly isSigned: boolean; readonly json: boolean },
): Promise<void> {
  const view = await withAgent((client) =>
    client.call('channel.publish', { channel, content, signatures, isSigned }, { signal: interruptSignal() }),
  );
  if (json) printJson({ event: 'published', ...view });
  else print(describe(channel, view));
}

const describe = (channel: string, view: ChannelView): string => table([['channel', channel], ...rowsOf(view)]);

function readSmall(path: string): string {
  try {
    if (statSync(path).size <= MAX_READ_BYTES) return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Failure('channel-draft-invalid', { path }, { cause });
  }
  throw new Failure('channel-draft-invalid', { path });
}
