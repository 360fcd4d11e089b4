/**
 * The trace of a start in the JSON object format of Chrome's trace viewer and Perfetto: one process for each program that takes part.
 * See https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU.
 */
import type { GuestMoment, HostMoment, StartRecord } from '../api/session/trace.ts';

const PROGRAMS = ['host agent', 'QEMU', 'guest agent', 'Chromium'] as const;
type Program = (typeof PROGRAMS)[number];

/** `request`: the beginning of the trace. `kernel`: the start of the guest's kernel. `guest …`: a moment that the guest reported. */
type Moment = 'request' | 'kernel' | HostMoment | `guest ${GuestMoment}`;

/** From the last known moment of `from` to `to`. A span with an unknown end is left out: each kind of start has its own. */
interface SpanRule {
  readonly program: Program;
  readonly name: string;
  readonly from: readonly Moment[];
  readonly to: Moment;
}

const span = (program: Program, name: string, from: readonly Moment[], to: Moment): SpanRule => ({
  program,
  name,
  from,
  to,
});

const SPANS: readonly SpanRule[] = [
  span('host agent', 'start', ['request'], 'ready'),
  span('host agent', 'check the memory', ['request'], 'admitted'),
  span('host agent', 'take a spare or a port', ['admitted'], 'placed'),
  span('host agent', 'check the image', ['placed'], 'image'),
  span('host agent', 'network VM', ['placed'], 'network'),
  span('host agent', 'start the VM', ['image'], 'vm'),
  span('host agent', 'wait for the guest agent', ['vm'], 'guest-agent'),
  span('host agent', 'give it its identity', ['identity-sent'], 'identity'),
  span('host agent', 'connect the network card', ['network', 'identity', 'vm'], 'link-up'),
  span('host agent', 'wait for the browser’s window', ['page-sent'], 'browser-window'),
  span('host agent', 'wait for the picture', ['vm'], 'painted'),
  span('QEMU', 'start the process', ['image'], 'qemu-started'),
  span('QEMU', 'create the devices', ['qemu-started'], 'qemu-answers'),
  span('QEMU', 'load the state of the template', ['qemu-answers'], 'state-loaded'),
  span('QEMU', 'resume', ['resuming'], 'vm'),
  span('guest agent', 'kernel and boot', ['kernel'], 'guest agent-started'),
  span('guest agent', 'restore the home', ['guest agent-started'], 'guest home'),
  span('guest agent', 'start the screen', ['guest agent-started'], 'guest screen'),
  span('guest agent', 'take the identity', ['guest identity-received'], 'guest identity'),
  span('guest agent', 'get an address', ['guest link-received'], 'guest address'),
  span('guest agent', 'hold the page back', ['guest page-received'], 'guest page-ready'),
  span('Chromium', 'start', ['guest browser-started'], 'guest browser-window'),
  span('Chromium', 'take the page', ['guest page-ready'], 'guest page-handed-over'),
  span('Chromium', 'paint', ['guest browser-window'], 'painted'),
];

interface MetadataEvent {
  readonly ph: 'M';
  readonly name: 'process_name' | 'process_sort_index';
  readonly pid: number;
  readonly args: { readonly name: string } | { readonly sort_index: number };
}
/** Times in microseconds. */
interface CompleteEvent {
  readonly ph: 'X';
  readonly name: string;
  readonly cat: 'start';
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
  readonly dur: number;
}
interface InstantEvent {
  readonly ph: 'i';
  readonly name: string;
  readonly cat: 'moment';
  readonly s: 'p';
  readonly pid: number;
  readonly tid: number;
  readonly ts: number;
}
export interface Trace {
  readonly displayTimeUnit: 'ms';
  readonly otherData: Pick<StartRecord, 'session' | 'startedFrom' | 'accelerator' | 'requestedAt'>;
  readonly traceEvents: readonly (MetadataEvent | CompleteEvent | InstantEvent)[];
}

/** The trace of a start: the spans that its moments bound, and every moment. Pure. */
export function traceOf(record: StartRecord): Trace {
  const { session, startedFrom, accelerator, requestedAt } = record;
  const times = new Map<Moment, number>([['request', 0], ...hostTimes(record), ...guestTimes(record)]);
  return {
    displayTimeUnit: 'ms',
    otherData: { session, startedFrom, accelerator, requestedAt },
    traceEvents: [...PROGRAMS.flatMap(named), ...spans(times), ...instants(times)],
  };
}

const hostTimes = ({ host }: StartRecord): [Moment, number][] => host.map(({ moment, atMs }) => [moment, atMs]);

/**
 * The guest's moments by the host's clock. A report arrives after its moment, so the report that took least time shows best how far the clocks
 * are apart. Whatever the guest says, nothing happens in it before it runs, or after the host has heard of it. Pure.
 */
function guestTimes({ host, guest }: StartRecord): [Moment, number][] {
  const known = new Map(host.map(({ moment, atMs }) => [moment, atMs]));
  const runsFromMs = known.get('resuming') ?? known.get('qemu-started') ?? 0;
  const apartMs = Math.min(...guest.map(({ guestMs, receivedMs }) => receivedMs - guestMs));
  const within = (atMs: number, latestMs: number) => Math.min(Math.max(atMs, runsFromMs), latestMs);
  const booted = guest.find(({ moment }) => moment === 'agent-started');
  return [
    ...(booted ? [['kernel', within(apartMs, booted.receivedMs)] as [Moment, number]] : []),
    ...guest.map(({ moment, guestMs, receivedMs }): [Moment, number] => [
      `guest ${moment}`,
      within(guestMs + apartMs, receivedMs),
    ]),
  ];
}

const pidOf = (program: Program) => PROGRAMS.indexOf(program) + 1;
const microseconds = (milliseconds: number) => Math.round(milliseconds * 1000);

function named(program: Program): MetadataEvent[] {
  const pid = pidOf(program);
  return [
    { ph: 'M', name: 'process_name', pid, args: { name: program } },
    { ph: 'M', name: 'process_sort_index', pid, args: { sort_index: pid } },
  ];
}

/** Spans of one program that overlap are in separate lanes: within a lane, a viewer takes them for calls of each other. */
function spans(times: ReadonlyMap<Moment, number>): CompleteEvent[] {
  const lanes = new Map<Program, number[]>();
  return SPANS.flatMap(({ program, name, from, to }) => {
    const begins = from.flatMap((moment) => times.get(moment) ?? []);
    const endMs = times.get(to);
    if (begins.length === 0 || endMs === undefined) return [];
    const startMs = Math.min(Math.max(...begins), endMs);
    const ends = lanes.get(program) ?? [];
    lanes.set(program, ends);
    const free = ends.findIndex((end) => end <= startMs);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = endMs;
    const ts = microseconds(startMs);
    const dur = microseconds(endMs) - ts;
    return [{ ph: 'X', name, cat: 'start', pid: pidOf(program), tid: lane + 1, ts, dur } as const];
  });
}

function instants(times: ReadonlyMap<Moment, number>): InstantEvent[] {
  return [...times].map(([moment, atMs]) => {
    const isGuest = moment === 'kernel' || moment.startsWith('guest ');
    const pid = pidOf(isGuest ? 'guest agent' : 'host agent');
    return { ph: 'i', name: moment, cat: 'moment', s: 'p', pid, tid: 0, ts: microseconds(atMs) };
  });
}
