import { writeFile } from 'node:fs/promises';
import type { Client } from '../api/connection/client.ts';
import { Failure } from '../api/errors/failure.ts';
import { PicturePieces } from '../api/screen/picture-pieces.ts';
import { type Driven, type Grace, type LimitReached, Session, type SessionDetails } from '../api/session/session.ts';
import { withAgent } from './agent.ts';
import { traceOf } from './chrome-trace.ts';
import { print, printJson, size, table } from './output.ts';

export async function list(json: boolean): Promise<void> {
  const sessions = await withAgent((client) => client.call('session.list', {}));
  if (json) printJson(sessions);
  else if (sessions.length === 0) print('No session is running.');
  else
    print(
      table([
        ['ID', 'PROFILE', 'STATE', 'WHERE', 'HYPERVISOR', 'SINCE'],
        ...sessions.map((session) => [
          session.id,
          session.profile,
          stateOf(session),
          whereOf(session),
          `${session.hypervisor} (${session.accelerator})`,
          age(session),
        ]),
      ]),
    );
}

/** `trace`: the trace of its start instead, printed or saved in this file. */
export async function show(
  id: string,
  { json, trace }: { readonly json: boolean; readonly trace?: true | string },
): Promise<void> {
  if (trace !== undefined) return showTrace(id, trace === true ? undefined : trace, json);
  const session = await withAgent((client) => client.call('session.show', { id }));
  if (json) printJson(session);
  else print(describe(session));
}

async function showTrace(id: string, file: string | undefined, json: boolean): Promise<void> {
  const record = await withAgent((client) => client.call('session.trace', { id }));
  if (record.host.length === 0) throw new Failure('trace-missing', { id });
  const made = traceOf(record);
  if (file === undefined) {
    printJson(made);
    return;
  }
  await writeFile(file, `${JSON.stringify(made)}\n`, { mode: 0o600 }).catch((cause: unknown) => {
    throw new Failure('file-not-written', { path: file }, { cause });
  });
  if (json) printJson({ file, events: made.traceEvents.length });
  else
    print(`The trace of the start of ${id} is in ${file}. Open it with https://ui.perfetto.dev or chrome://tracing.`);
}

function describe(session: SessionDetails): string {
  const { display, processes, timings, memory } = session;
  return table([
    ['Session', session.id],
    ['Profile', session.profile],
    ['State', stateOf(session)],
    ...(session.where ? [['Runs on', hostOf(session)]] : []),
    ...(session.exit ? [['Exit', exitOf(session.exit)]] : []),
    ...(session.driven ? [['Automation', DRIVEN[session.driven]]] : []),
    ...(session.recording?.is === 'on' ? [['Recorded into', session.recording.folder]] : []),
    ['Hypervisor', `${session.hypervisor} (${session.accelerator})`],
    ['Started from', session.startedFrom],
    ['Asked for', session.requestedAt],
    ['Running after', milliseconds(timings.runningMs)],
    ['First frame after', milliseconds(timings.firstFrameMs)],
    ['Ready after', milliseconds(timings.readyMs)],
    ...(session.sound ? [['Sound', `${session.sound.percent}%${session.sound.isMuted ? ', muted' : ''}`]] : []),
    ...(memory ? [['Memory', `${size(memory.privateBytes)}, and ${size(memory.sharedBytes)} shared`]] : []),
    display.kind === 'rfb' ? ['Screen (VNC)', display.socket] : ['Screen', 'on the host; switch to it there'],
    ['Processes', processes.map(({ role, pid }) => `${role} ${pid}`).join(', ')],
  ]);
}

export async function close(
  which: { readonly ids: readonly string[] } | { readonly all: true },
  json: boolean,
): Promise<void> {
  const ended = await withAgent((client) =>
    client.call('session.close', 'all' in which ? which : { ids: [...which.ids] }),
  );
  if (json) printJson(ended.map(({ session, reason }) => ({ event: 'ended', session, reason })));
  else
    print(ended.length === 0 ? 'No session was running.' : `Closed: ${ended.map(({ session }) => session).join(', ')}`);
}

/** Closes the session with an undo window. */
export async function discard(id: string, undoSeconds: number, json: boolean): Promise<void> {
  const session = await withAgent((client) => client.call('session.discard', { id, undoSeconds }));
  if (json) printJson(session);
  else print(`It will be gone in ${undoSeconds} s. To bring it back: safe-browse undo ${id}`);
}

export async function undo(id: string, json: boolean): Promise<void> {
  const { session, wasDiscarded } = await withAgent(async (client) => {
    const before = await client.call('session.list', {});
    return {
      session: await client.call('session.undo', { id }),
      wasDiscarded: before.some((one) => one.id === id && one.discardsAt !== undefined),
    };
  });
  if (json) printJson(session);
  else if (!wasDiscarded) print(`${id} was not discarded. It is still open.`);
  else if (!session.grace) print(`${id} is back.`);
  else
    print(
      `${id} is back, so that you can save its files: ${WHY_HELD[session.grace.because]}. It ${endOf(session.grace)}, even if they are not saved.`,
    );
}

/** Changes the volume, or prints it without a `word`. Throws `Failure` volume-invalid. */
export async function volume(id: string, word: string | undefined, json: boolean): Promise<void> {
  const change = word === undefined ? undefined : parseVolume(word);
  const session = await withAgent((client) =>
    change ? client.call('session.volume', { id, ...change }) : sessionOf(client, id),
  );
  if (json) printJson(session);
  else print(session.sound ? `${session.sound.percent}%${session.sound.isMuted ? ', muted' : ''}` : 'It has no sound.');
}

/** Setting a volume also unmutes. Throws `Failure` volume-invalid. Pure. */
export function parseVolume(word: string): { readonly percent?: number; readonly isMuted: boolean } {
  if (word === 'mute' || word === 'unmute') return { isMuted: word === 'mute' };
  const percent = /^(\d{1,3})%?$/.exec(word)?.[1];
  if (percent === undefined || Number(percent) > 100) throw new Failure('volume-invalid', { text: word.slice(0, 40) });
  return { percent: Number(percent), isMuted: false };
}

/** Turns the microphone on or off, or prints its state. */
export async function microphone(id: string, state: 'on' | 'off' | undefined, json: boolean): Promise<void> {
  const session = await withAgent((client) =>
    state === undefined ? sessionOf(client, id) : client.call('session.microphone', { id, isOn: state === 'on' }),
  );
  if (json) printJson(session);
  else
    print(
      session.microphone === undefined
        ? 'It has no microphone.'
        : session.microphone === 'on'
          ? `It hears you. To turn the microphone off: safe-browse microphone ${id} off`
          : 'The microphone is off.',
    );
}

/** The session without the details of `show`: what the commands that change it print too. */
async function sessionOf(client: Client, id: string): Promise<Session> {
  return Session.strip().parse(await client.call('session.show', { id }));
}

export async function screenshot(id: string, file: string, json: boolean): Promise<void> {
  const pieces = new PicturePieces();
  const saved = await withAgent((client) =>
    client.call('session.screenshot', { id }, { onProgress: (piece) => pieces.add(piece) }),
  );
  const bytes = pieces.whole(saved);
  await writeFile(file, bytes, { mode: 0o600 }).catch((cause: unknown) => {
    throw new Failure('file-not-written', { path: file }, { cause });
  });
  if (json) printJson({ file, bytes: bytes.length });
  else print(`The screenshot of ${id} is in ${file}.`);
}

/** As `list` says it. */
const WHY_HELD: Readonly<Record<LimitReached, string>> = {
  idle: 'not used',
  'lifetime-over': 'time limit reached',
  outdated: 'security update',
};

const DRIVEN: Readonly<Record<Driven, string>> = {
  off: 'off',
  asking: 'a program asks the person',
  ready: 'a program may connect',
  driven: 'driven by a program',
  held: 'taken over from a program',
};

/** A paused session says why, and one that was brought back when it ends. Pure. */
export function stateOf({ state, discardsAt, heldBecause, grace, driven }: Session): string {
  if (state !== 'browsing') return state;
  if (discardsAt !== undefined) return heldBecause ? `paused: ${WHY_HELD[heldBecause]}` : 'discarded';
  if (grace) return endOf(grace);
  return driven === 'driven' || driven === 'held' ? DRIVEN[driven] : state;
}

/** Pure. */
function endOf({ until }: Grace): string {
  return `ends in ${Math.max(1, Math.ceil((Date.parse(until) - Date.now()) / 60_000))} min`;
}

/** Pure. */
const exitOf = ({ name, isUp, trouble }: NonNullable<Session['exit']>): string =>
  trouble ? `${name}: ${trouble.message} ${trouble.hint}` : `${name}, ${isUp ? 'up' : 'coming up'}`;

/** Where it runs, and the exit by which it leaves. */
const whereOf = (session: Session): string =>
  [hostOf(session), ...(session.exit ? [`by ${session.exit.name}`] : [])].join(', ');

const hostOf = ({ where }: Session): string =>
  where === undefined ? 'here' : where.isReachable ? where.host : `${where.host}, unreachable`;

function age({ requestedAt }: Session): string {
  const minutes = Math.floor((Date.now() - Date.parse(requestedAt)) / 60_000);
  return minutes < 1
    ? 'just now'
    : minutes < 60
      ? `${minutes} min`
      : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function milliseconds(value: number | undefined): string {
  return value === undefined ? '-' : `${value} ms`;
}
