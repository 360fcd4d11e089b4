/** On a host of a pool: the calls of a desk, as verbs of the control API on the sessions of that desk and no others. */
import type { Download } from '../../api/session/downloads.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { Method, Params, Progress, Result } from '../../api/methods/methods.ts';
import type { Session, SessionEnded } from '../../api/session/session.ts';
import {
  answersWithSession,
  EVENTS_APART_MS,
  STEPS_APART_MS,
  type Forwarded,
  FORWARDED,
  MAX_SESSIONS,
  MAX_MANAGER_CHARACTERS,
  type HostState,
  type RemoteDownload,
  RemoteSession,
} from '../wire.ts';
import type { CallName, CallParams, CallProgress, CallResult } from '../wire.ts';
import type { Desk, Desks } from './desks.ts';

interface VerbCall<M extends Method> {
  readonly signal: AbortSignal;
  readonly progress: (progress: Progress<M>) => void;
  readonly deliver: (progress: Progress<M>) => Promise<void>;
}

type UsedMethod =
  | 'session.open'
  | 'session.list'
  | 'session.close'
  | 'session.attend'
  | 'session.volume'
  | 'session.downloads'
  | `session.${Forwarded}`;

/** The verbs of this host agent that desks use. */
export type UsedVerbs = {
  readonly [M in UsedMethod]: (params: Params<M>, call: VerbCall<M>) => Promise<Result<M>>;
};

export interface DeskCall<N extends CallName> {
  readonly signal: AbortSignal;
  readonly progress: (progress: CallProgress<N>) => void;
  /** Fulfilled when the desk has taken it. */
  readonly deliver: (progress: CallProgress<N>) => Promise<void>;
}

/** Every call but `attach`, for the desk that has attached. */
export type HostCalls = {
  readonly [N in Exclude<CallName, 'attach'>]: (params: CallParams<N>, call: DeskCall<N>) => Promise<CallResult<N>>;
};

export interface HostCallsDeps {
  readonly desks: Pick<Desks, 'claim' | 'written'>;
  readonly verbs: UsedVerbs;
  /** Calls back after each change of a session, and with each end, until the signal aborts. */
  readonly watch: (
    listener: { readonly onChange: () => void; readonly onEnded: (ended: SessionEnded) => void },
    signal: AbortSignal,
  ) => void;
  readonly state: (profile: string) => Promise<HostState>;
  /** Who manages the settings of this host. */
  readonly managedBy: () => string | undefined;
  /** How many sessions each desk may have by those settings; `undefined`: as many as fit. */
  readonly sessionsPerDesk: () => number | undefined;
}

/** Whatever else a session says means something only here. */
const RemoteState = RemoteSession.strip();

export function hostCalls(
  { desks, verbs, watch, state, managedBy, sessionsPerDesk }: HostCallsDeps,
  desk: Desk,
): HostCalls {
  const described = (session: Session) => asRemote(session, managedBy());
  /** Another desk's session does not exist for this one. */
  const own = <P extends { readonly id: string }>(params: P): P => {
    if (!desk.sessions.has(params.id)) throw new Failure('session-not-found', { id: params.id });
    return params;
  };
  return {
    state: ({ profile }) => state(profile),
    events: (_, call) => follow({ desk, verbs, watch, described }, call),
    open: async ({ screen, ...wanted }, call) => {
      const most = sessionsPerDesk() ?? MAX_SESSIONS;
      if (desk.sessions.size + desk.opening >= most) throw new Failure('pool-too-many-sessions', { most });
      desk.opening += 1;
      let session: Session;
      try {
        session = await verbs['session.open'](wanted, call);
      } finally {
        desk.opening -= 1;
      }
      desks.claim(desk, session.id);
      desk.screens.opened(screen, session.id);
      await desks.written();
      // The desk does not learn of it.
      if (call.signal.aborted) await verbs['session.close']({ ids: [session.id] }, call);
      return described(session);
    },
    close: async ({ id }, call) => {
      const [ended] = await verbs['session.close']({ ids: [own({ id }).id] }, call);
      return endOf(ended ?? { session: id, reason: 'closed' });
    },
    attend: async ({ id, isAttended }, call) => {
      const before = desk.attended.get(own({ id }).id);
      const window = new AbortController();
      desk.attended.set(id, window);
      // It outlasts the connection.
      void verbs['session.attend']({ id }, { ...call, signal: window.signal }).catch(() => undefined);
      before?.abort();
      if (!isAttended) window.abort();
      return {};
    },
    volume: async (params, call) => {
      await verbs['session.volume'](own(params), call);
      return {};
    },
    downloads: async (params, call) => {
      const { files, more } = await verbs['session.downloads'](own(params), call);
      return { files: files.map(asRemoteDownload), more };
    },
    ...forwarded(verbs, own, described),
  };
}

function forwarded(
  verbs: UsedVerbs,
  own: <P extends { readonly id: string }>(params: P) => P,
  described: (session: Session) => RemoteSession,
): Pick<HostCalls, Forwarded> {
  const calls = FORWARDED.map((name) => {
    const answered = async (params: { readonly id: string }, call: DeskCall<'paste-in'>) => {
      const verb = verbs[`session.${name}`] as (params: unknown, call: unknown) => Promise<unknown>;
      const answer = await verb(own(params), { ...call, progress: byPercent(call.progress) });
      return answersWithSession(name) ? described(answer as Session) : answer;
    };
    return [name, answered] as const;
  });
  return Object.fromEntries(calls) as unknown as Pick<HostCalls, Forwarded>;
}

/** Progress as at most one line for each percent. */
export function byPercent<Step extends object>(tell: (step: Step) => void): (step: Step) => void {
  let last = -1;
  return (step) => {
    const { bytes, of } = { bytes: 0, of: 0, ...step };
    const percent = of === 0 ? 0 : Math.floor((100 * bytes) / of);
    if ('bytes' in step && percent === last) return;
    last = percent;
    tell(step);
  };
}

/** What a desk learns about a session. Pure. */
const asRemote = (session: Session, managedBy: string | undefined): RemoteSession => ({
  ...RemoteState.parse(session),
  ...(managedBy !== undefined && { managedBy: managedBy.slice(0, MAX_MANAGER_CHARACTERS) }),
});

/** Without its name here. Pure. */
const endOf = ({ reason, failure }: SessionEnded) => ({ reason, ...(failure && { failure }) });

/** Without parameters of its type, and without where it was saved. Pure. */
const asRemoteDownload = ({ file, name, bytes, isWhole, type, isDisguised }: Download): RemoteDownload => ({
  file,
  name,
  bytes,
  isWhole,
  type: type.split(';')[0] ?? type,
  isDisguised,
});

/** How far each start is. Pure. */
const stepsOf = (sessions: readonly Pick<Session, 'state' | 'progress'>[]): string =>
  sessions.map(({ state, progress = [] }) => `${state} ${progress.length}`).join();

/** Reports the sessions of the desk, and each change, until the call is cancelled. */
async function follow(
  {
    desk,
    verbs,
    watch,
    described,
  }: {
    readonly desk: Desk;
    readonly verbs: Pick<UsedVerbs, 'session.list'>;
    readonly watch: HostCallsDeps['watch'];
    readonly described: (session: Session) => RemoteSession;
  },
  call: DeskCall<'events'>,
): Promise<Record<string, never>> {
  const { signal } = call;
  const quiet = { signal, progress: () => undefined, deliver: () => Promise.resolve() };
  const listed = async () => (await verbs['session.list']({}, quiet)).filter(({ id }) => desk.sessions.has(id));
  let [reported, reportedAtMs, stepsReported] = ['', Number.NEGATIVE_INFINITY, ''];
  const tell = async () => {
    reportedAtMs = performance.now();
    const sessions = (await listed()).map(described);
    const text = JSON.stringify(sessions);
    if (text !== reported && !signal.aborted) call.progress({ kind: 'sessions', sessions });
    [reported, stepsReported] = [text, stepsOf(sessions)];
  };
  let due: { readonly timer: NodeJS.Timeout; readonly atMs: number } | undefined;
  const onChange = async () => {
    const atMs = reportedAtMs + (stepsOf(await listed()) === stepsReported ? EVENTS_APART_MS : STEPS_APART_MS);
    if (signal.aborted || (due && due.atMs <= atMs)) return;
    clearTimeout(due?.timer);
    const timer = setTimeout(
      () => {
        due = undefined;
        void tell();
      },
      Math.max(0, atMs - performance.now()),
    ).unref();
    due = { timer, atMs };
  };
  signal.addEventListener('abort', () => clearTimeout(due?.timer), { once: true });
  watch(
    {
      onChange: () => void onChange(),
      onEnded: (ended) => {
        if (desk.sessions.has(ended.session)) call.progress({ kind: 'ended', id: ended.session, ...endOf(ended) });
      },
    },
    signal,
  );
  await tell();
  if (!signal.aborted) await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  return {};
}
