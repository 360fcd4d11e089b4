/** Recordings of sessions: made, checked and exported. */
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import { EXIT, type ExitStatus, Failure } from '../api/errors/failure.ts';
import { MinisignKey } from '../api/host/attestation.ts';
import {
  type RecordingCheck,
  type RecordingEnd,
  RecordingFormat,
  type RecordingLimits,
  type RecordingProblem,
  type RecordingSummary,
} from '../api/session/recording.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { numberFrom } from './number-from.ts';
import { print, printJson, printText, say, size } from './output.ts';

export interface RecordOptions extends Partial<RecordingLimits> {
  readonly json: boolean;
  readonly into?: string;
  readonly key?: string;
  readonly requests?: boolean;
}

/** Records a session until it ends, the person presses Ctrl-C, or `stop` says so, and says what was recorded. */
export async function record(
  id: string,
  { json, into, key, requests, maxMinutes, maxMiB }: RecordOptions,
): Promise<void> {
  const folder = resolve(into ?? `recording-${id}`);
  const interrupted = interruptSignal();
  const summary = await withAgent(async (client) => {
    const { restrictions } = await client.call('session.show', { id });
    if (restrictions.record === 'ask') say('The window of the session asks the person.');
    const asked = {
      ...{ id, folder },
      ...(key !== undefined && { key: resolve(key) }),
      ...(requests && { requests }),
      ...(maxMinutes !== undefined && { maxMinutes }),
      ...(maxMiB !== undefined && { maxMiB }),
    };
    const begins = new AbortController();
    let hasBegun = false;
    const stop = () => {
      // Before it has begun there is nothing to say at its end.
      if (!hasBegun) begins.abort(interrupted.reason);
      // It may have ended in the meantime.
      else void client.call('session.steer-recording', { id, act: 'stop' }).catch(() => undefined);
    };
    interrupted.addEventListener('abort', stop, { once: true });
    return client.call('session.record', asked, {
      signal: begins.signal,
      onProgress: () => {
        hasBegun = true;
        if (json) printJson({ event: 'recording', session: id, folder });
        else say(`Session ${id} is recorded into ${folder}. Ctrl-C ends the recording.`);
        if (interrupted.aborted) stop();
      },
    });
  });
  if (json) printJson({ event: 'recorded', ...summary });
  else printText(summaryLines(summary));
}

export async function stopRecording(id: string, json: boolean): Promise<void> {
  const session = await withAgent((client) => client.call('session.steer-recording', { id, act: 'stop' }));
  if (json) printJson(session);
  else print(`Session ${id} is not recorded any more.`);
}

const WHY: Readonly<Record<RecordingEnd, string>> = {
  stopped: 'it was stopped',
  'session-ended': 'the session ended',
  time: 'its time was over',
  size: 'it had its size',
  disk: 'the disk could not take more',
  forbidden: 'its profile does not allow it any more',
};

const missingLines = (frames = 0): string[] =>
  frames === 0 ? [] : [`${frames} frames are missing: the disk was slower than the network. The manifest says when.`];

/** Pure. */
export function summaryLines({ folder, end, seconds, files, downloads, missingFrames }: RecordingSummary): string {
  const lines = [
    `Recorded ${seconds} s into ${folder}, until ${WHY[end]}:`,
    ...files.map(({ file, bytes, ended }) => `  ${file}  ${size(bytes)}${ended ? ` (ended early: ${ended})` : ''}`),
    ...missingLines(missingFrames),
    ...(downloads > 0 ? ['Downloads are in archives with the password "infected".'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

const PROBLEM: Readonly<Record<RecordingProblem['problem'], string>> = {
  missing: 'is missing',
  truncated: 'is truncated',
  changed: 'was changed or removed',
  longer: 'is longer than what was recorded',
  unlisted: 'does not belong to the recording',
  'not-signed': 'is missing',
  'wrongly-signed': 'is not a signature of the manifest by this key',
};

/** Pure. */
export function checkLines({
  session,
  begunAt,
  end,
  files,
  missingFrames,
  problems,
  signedBy,
}: RecordingCheck): string {
  const head =
    end === undefined
      ? `Session ${session}, from ${begunAt}: not closed. What is there was recorded; what came after it is not known.`
      : `Session ${session}, from ${begunAt}, until ${WHY[end]}.`;
  const lines = [
    head,
    ...files.map(({ file, bytes }) => `  ${file}  ${size(bytes)} as recorded`),
    ...missingLines(missingFrames),
    ...(signedBy === undefined ? [] : [`Signed by ${signedBy}.`]),
    ...problems.map(
      ({ file, problem, at }) =>
        `${file} ${PROBLEM[problem]}${at === undefined ? '' : `, from ${file.endsWith('.jsonl') ? 'line' : 'byte'} ${at}`}.`,
    ),
  ];
  return `${lines.join('\n')}\n`;
}

/** Fails if anything is not as it was recorded. */
export async function checkRecording(
  folder: string,
  { json, key }: { readonly json: boolean; readonly key?: string },
): Promise<ExitStatus> {
  if (key !== undefined && !MinisignKey.safeParse(key).success)
    throw new Failure('attestation-key-invalid', { key: key.slice(0, 80) });
  const asked = { folder: resolve(folder), ...(key !== undefined && { key }) };
  const found = await withAgent((client) => client.call('recording.check', asked, { signal: interruptSignal() }));
  if (json) printJson(found);
  else printText(checkLines(found));
  return found.problems.length === 0 ? EXIT.done : EXIT.failed;
}

export async function exportRecording(folder: string, as: RecordingFormat): Promise<void> {
  const { document } = await withAgent((client) => client.call('recording.export', { folder: resolve(folder), as }));
  printText(document);
}

/** `command` adds one command to its parent, `finish` sets the exit status. */
export function addRecordCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
  finish: (status: ExitStatus) => void,
): void {
  const recordCommand = command(program, 'record <id>', 'record a session: its screen, its network and its downloads')
    // The options of the commands below have the same names.
    .enablePositionalOptions()
    .option('--into <folder>', 'the folder of the recording, new or empty; by default recording-ID')
    .option('--max-minutes <number>', 'how long at most', numberFrom(1, 10_080))
    .option('--max-size <MiB>', 'how much at most, in MiB', numberFrom(16, 1_048_576))
    .option('--key <file>', 'sign with a secret key of minisign, without a password; your own by default')
    .option('--requests', 'its requests, too: as HAR, by the browser itself; its profile has to allow automation')
    .addOption(new Option('--stop', 'end the recording').default(false).conflicts(['into', 'key', 'requests']))
    .action((id: string, { stop, maxSize, ...options }: RecordOptions & { stop: boolean; maxSize?: number }) =>
      stop
        ? stopRecording(id, options.json)
        : record(id, { ...options, ...(maxSize !== undefined && { maxMiB: maxSize }) }),
    );
  command(recordCommand, 'check <folder>', 'compare each byte of a recording with its manifest')
    .option('--key <key>', 'the public key that has to have signed it; your own by default')
    .action(async (folder: string, options: { json: boolean; key?: string }) =>
      finish(await checkRecording(folder, options)),
    );
  recordCommand
    .command('export <folder>')
    .description('print what a recording shows for other programs: names, connections and downloads')
    .addOption(new Option('--as <format>', 'the format').choices(RecordingFormat.options).makeOptionMandatory())
    .exitOverride()
    .action((folder: string, { as }: { as: RecordingFormat }) => exportRecording(folder, as));
}
