/** Verbs on sessions, here and on other hosts: one handler for each, which finds the session where it is. */
import { Failure } from '../../api/errors/failure.ts';
import type { Params } from '../../api/methods/methods.ts';
import { browsableUrl } from '../../config/url.ts';
import { sendPng } from '../../hypervisor/picture/png-pieces.ts';
import type { Pools } from '../../pool/desk/pools.ts';
import type { RemoteSessions } from '../../pool/desk/remote-sessions.ts';
import { packageMissing } from '../../process/distribution.ts';
import { missingOf } from '../../process/installed.ts';
import type { AnySession } from '../../session/any-session.ts';
import { dryRun, type DryRunOptions } from '../../session/dry-run.ts';
import { openSession } from '../../session/open.ts';
import { chosenProfile, type SessionProfile, settingsOf } from '../../session/profile.ts';
import { startRecordOf } from '../../session/start/start-moments.ts';
import type { Sessions } from '../../session/sessions.ts';
import { encodedThumbnail } from '../../session/thumbnail.ts';
import { USB_PROGRAMS } from '../../tools/usbredirect.ts';
import type { Verbs } from '../../api/methods/verbs.ts';
import { type Handlers, notThere, type OnSession, verbsOnSessions } from './on-session.ts';
import { type TransferDeps, transferHandlers } from './transfers.ts';

export interface SessionVerbsDeps extends TransferDeps {
  readonly sessions: Sessions;
  /** Throws if managed settings do not let a session with this profile start. */
  readonly admit: (profile: string | undefined) => Promise<void>;
  /** Notes for an organisation that wants it that a session was opened; `where`: the pool, or empty. */
  readonly audit: (opened: { readonly id: string; readonly profile: string; readonly where: string }) => void;
  /** With the configuration of the moment. */
  readonly dryRunOptions: () => DryRunOptions;
}

/** Sessions of this desk on other hosts. */
export interface Elsewhere {
  readonly remote: RemoteSessions;
  readonly pools: Pick<Pools, 'open'>;
  /** Throws if managed settings do not let a session with this profile start elsewhere. */
  readonly admit: (profile: string) => Promise<void>;
  /** Puts a change of the configuration's file into force. */
  readonly refresh: () => Promise<void>;
}

type LifeVerbs = Pick<Verbs, 'session.open' | 'session.dry-run' | 'session.wait' | 'session.list' | 'session.close'>;
/** `elsewhere`: absent for the sessions of this host only, as desks elsewhere use them: no desk gets to the next pool. */
export function sessionVerbs(deps: SessionVerbsDeps, elsewhere?: Elsewhere): LifeVerbs & Pick<Verbs, OnSession> {
  const handlers = { ...stateHandlers, ...deviceHandlers(deps), ...transferHandlers(deps) };
  return { ...lifeVerbs(deps, elsewhere), ...verbsOnSessions(handlers, deps.sessions, elsewhere?.remote) };
}

function lifeVerbs(deps: SessionVerbsDeps, elsewhere: Elsewhere | undefined): LifeVerbs {
  const { sessions } = deps;
  const remote = elsewhere?.remote;
  const there = () => remote?.all ?? [];
  return {
    'session.open': async (request, { signal }) => {
      await elsewhere?.refresh();
      const session: AnySession =
        elsewhere && runsElsewhere(deps, request.profile)
          ? await openElsewhere(deps, elsewhere, request, signal)
          : await openHere(deps, request, !elsewhere, signal);
      // The client does not learn of it.
      if (signal.aborted) await session.close();
      signal.throwIfAborted();
      const described = session.describe();
      deps.audit({ id: described.id, profile: described.profile, where: described.where?.pool ?? '' });
      return described;
    },
    'session.dry-run': async ({ profile }, { signal }) => {
      await elsewhere?.refresh();
      if (elsewhere && runsElsewhere(deps, profile)) throw notThere('dry-run');
      await deps.admit(profile);
      return dryRun(deps.dryRunOptions(), profile, signal);
    },
    'session.wait': ({ id }) => (remote?.has(id) === true ? remote : sessions).waitFor(id),
    'session.list': async () => [...sessions.all, ...there()].map((session) => session.describe()),
    'session.close': async (which) => {
      // None is closed if one of them is unknown.
      const closed: readonly AnySession[] =
        'all' in which ? [...there(), ...sessions.all] : which.ids.map((id) => remote?.find(id) ?? sessions.get(id));
      return Promise.all(closed.map((session) => session.close()));
    },
  };
}

async function openHere(
  { sessions, admit }: SessionVerbsDeps,
  request: Params<'session.open'>,
  isOfDesk: boolean,
  signal: AbortSignal,
): Promise<AnySession> {
  await admit(request.profile);
  if (isOfDesk) assertNoPortal(chosenProfile(sessions.deps.config(), request.profile));
  return openSession(sessions, request, signal);
}

/** The network of another computer has no portal for this person. Throws `Failure` no-portal. */
function assertNoPortal({ settings }: SessionProfile): void {
  if (settings.network.policy === 'portal') throw new Failure('no-portal', { problem: 'exit' });
}

async function openElsewhere(
  { config }: SessionVerbsDeps,
  { pools, admit }: Elsewhere,
  request: Params<'session.open'>,
  signal: AbortSignal,
): Promise<AnySession> {
  const { name, settings } = chosenProfile(config(), request.profile);
  assertNoPortal({ name, settings });
  await admit(name);
  const url = browsableUrl(request.url ?? settings.startPage);
  return pools.open({ pool: settings.where, profile: name, url }, signal);
}

const stateHandlers = {
  'session.show': async (session) => session.details(),
  'session.trace': async (session) => startRecordOf(session.describe(), session.progress.moments),
  'session.discard': async (session, { undoSeconds }) => {
    if (session.state !== 'browsing') throw new Failure('session-not-open', { id: session.id });
    await session.overdue.discard(undoSeconds);
    return session.describe();
  },
  'session.hold': async (session, { because }) => {
    if (session.state !== 'browsing') throw new Failure('session-not-open', { id: session.id });
    await session.overdue.hold(because);
    return session.describe();
  },
  'session.undo': async (session) => {
    await session.undo();
    return session.describe();
  },
  'session.reopen': async (session) => {
    session.guest.reopen();
    return session.describe();
  },
  'session.attend': async (session, _, { signal }) => {
    await session.attend(signal);
    return {};
  },
  'session.touch': async (session) => {
    const wasSeen = session.rules.idle.attendance !== 'unseen';
    session.rules.idle.touch();
    // Recorded, so that the next host agent counts idle time too.
    if (!wasSeen && session.state === 'browsing') await session.record();
    return {};
  },
  'session.keep-running': async (session) => {
    session.rules.idle.keepRunning();
    if (session.state === 'browsing') await session.record();
    return session.describe();
  },
  'session.browse': async (session, { url }) => {
    assertReady(session);
    session.guest.browse(url, []);
    return {};
  },
  'session.type': async (session, { text }, { signal }) => {
    assertReady(session);
    await session.io.typing.type(text, AbortSignal.any([signal, session.ending]));
    return {};
  },
} satisfies Partial<Handlers>;

function deviceHandlers({ sessions }: Pick<SessionVerbsDeps, 'sessions'>) {
  const usbTaken = () => new Set(sessions.all.flatMap(({ io }) => io.usb.addresses));
  return {
    'session.scale': async (session, { percent }) => {
      session.setScale(percent);
      return {};
    },
    'session.volume': async (session, { percent, isMuted }) => {
      await session.setVolume({ ...(percent !== undefined && { percent }), ...(isMuted !== undefined && { isMuted }) });
      return session.describe();
    },
    'session.microphone': async (session, { isOn }) => {
      if (isOn) await session.microphone.turnOn();
      else session.microphone.turnOff();
      return session.describe();
    },
    'session.hold-microphone': async (session, _, { signal, progress }) => {
      const { microphone } = session;
      const heard = microphone.turnOn();
      // The caller may disconnect before any sound arrives.
      const over = microphone.whileOn(signal);
      try {
        await Promise.race([heard, over]);
        if (microphone.state === 'on') progress({ isHeard: true });
        await over;
      } finally {
        microphone.turnOff();
      }
      return session.describe();
    },
    'session.drive': (session, _, { signal }) => {
      assertReady(session);
      return session.automation.request(AbortSignal.any([signal, session.ending]));
    },
    'session.steer': async (session, { act }) => {
      session.automation.steer(act);
      return session.describe();
    },
    'session.record': (session, params, { signal, progress }) => {
      assertReady(session);
      return session.io.recording.record(params, signal, () => progress({ isRecording: true }));
    },
    'session.steer-recording': async (session, { act }) => {
      await session.io.recording.steer(act);
      return session.describe();
    },
    'session.usb-devices': (session) => session.io.usb.list(usbTaken()),
    'session.usb-connect': async (session, { address }, { signal }) => {
      const [missing] = await missingOf(USB_PROGRAMS);
      if (missing) throw packageMissing(missing);
      await session.io.usb.connect(address, usbTaken, signal);
      await session.record();
      return session.describe();
    },
    'session.usb-disconnect': async (session, { address }) => {
      await session.io.usb.disconnect(address);
      await session.record();
      return session.describe();
    },
    'session.screenshot': async (session, _, { signal, deliver }) => {
      const picture = await session.screenshot(signal);
      return { bytes: await sendPng(picture, (piece) => deliver({ png: piece.toString('base64') })) };
    },
    'session.thumbnail': async (session, { known }, { signal }) => {
      const thumbnail = await session.thumbnail(known, signal);
      return thumbnail ? { picture: encodedThumbnail(thumbnail) } : {};
    },
  } satisfies Partial<Handlers>;
}

/** Throws `Failure` session-not-ready. */
function assertReady(session: AnySession): void {
  const { id, state, discardsAt } = session.describe();
  if (state !== 'browsing' || discardsAt !== undefined) throw new Failure('session-not-ready', { id });
}

/** Not with a profile that does not exist: opening one here says why, for example because managed settings leave it out. */
function runsElsewhere({ config }: Pick<SessionVerbsDeps, 'config'>, asked: string | undefined): boolean {
  return (settingsOf(config(), asked ?? config().defaultProfile)?.where ?? '') !== '';
}
