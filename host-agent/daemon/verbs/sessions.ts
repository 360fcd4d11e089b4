/** Verbs that open, show, change and end sessions. */
import { Failure } from '../../api/failure.ts';
import { browsableUrl } from '../../config/url.ts';
import { sendPng } from '../../hypervisor/picture/png-pieces.ts';
import { residentMemory } from '../../process/memory.ts';
import { dryRun, type DryRunOptions } from '../../session/dry-run.ts';
import { openSession, type OpenListener } from '../../session/open.ts';
import { startRecordOf } from '../../session/start-moments.ts';
import type { Sessions } from '../../session/sessions.ts';
import { encodedThumbnail, ENOUGH_FOR_THUMBNAIL, thumbnailOf } from '../../session/thumbnail.ts';
import type { Verbs } from '../server.ts';
import type { Watchers } from '../watchers.ts';

export interface SessionVerbsOptions {
  readonly sessions: Sessions;
  readonly watchers: Watchers;
  /** Throws if managed settings do not let a session with this profile start. */
  readonly admit: (profile: string | undefined) => Promise<void>;
  /** With the configuration of the moment. */
  readonly dryRunOptions: () => DryRunOptions;
}

type LifeVerbs = Pick<
  Verbs,
  | 'session.open'
  | 'session.dry-run'
  | 'session.wait'
  | 'session.list'
  | 'session.show'
  | 'session.trace'
  | 'session.close'
  | 'session.discard'
  | 'session.undo'
  | 'session.browse'
>;
type ScreenVerbs = Pick<
  Verbs,
  'session.scale' | 'session.type' | 'session.volume' | 'session.screenshot' | 'session.thumbnail'
>;

export function sessionVerbs(options: SessionVerbsOptions): LifeVerbs & ScreenVerbs {
  return { ...lifeVerbs(options), ...screenVerbs(options) };
}

function lifeVerbs({ sessions, watchers, admit, dryRunOptions }: SessionVerbsOptions): LifeVerbs {
  return {
    'session.open': async (request, { signal, progress }) => {
      await admit(request.profile);
      let id = '';
      const listener: OpenListener = {
        onCreated: (session) => {
          ({ id } = session);
          progress({ kind: 'created', session });
        },
        onProgress: (step) => {
          progress({ kind: 'requirement', progress: step });
          watchers.progress(id, step);
        },
      };
      return (await openSession(sessions, request, listener, signal)).describe();
    },
    'session.dry-run': async ({ profile }, { signal }) => {
      await admit(profile);
      return dryRun(dryRunOptions(), profile, signal);
    },
    'session.wait': ({ id }) => sessions.waitFor(id),
    'session.list': async () => sessions.all.map((session) => session.describe()),
    'session.show': async ({ id }) => {
      const session = sessions.get(id).describe();
      const memory = residentMemory(session.processes.map(({ pid }) => pid));
      // Where VMs are not processes of the host, there is nothing to measure.
      return { ...session, ...(memory.privateBytes > 0 && { memory }) };
    },
    'session.trace': async ({ id }) => {
      const session = sessions.get(id);
      return startRecordOf(session.describe(), session.progress.moments);
    },
    'session.close': async (which) => ('all' in which ? sessions.closeAll() : sessions.close(which.ids)),
    'session.discard': async ({ id, undoSeconds }) => {
      const session = sessions.get(id);
      if (session.state !== 'browsing') throw new Failure('session-not-open', { id });
      await session.pendingDiscard.begin(undoSeconds);
      return session.describe();
    },
    'session.browse': async ({ id, url }) => {
      const session = sessions.get(id);
      const page = browsableUrl(url);
      if (session.state !== 'browsing' || session.pendingDiscard.until) throw new Failure('session-not-ready', { id });
      session.guest.browse(page, []);
      return {};
    },
    'session.undo': async ({ id }) => {
      const session = sessions.get(id);
      await session.pendingDiscard.undo();
      return session.describe();
    },
  };
}

function screenVerbs({ sessions }: Pick<SessionVerbsOptions, 'sessions'>): ScreenVerbs {
  return {
    'session.scale': async ({ id, percent }) => {
      sessions.get(id).guest.setScale(percent);
      return {};
    },
    'session.type': async ({ id, text }, { signal }) => {
      const session = sessions.get(id);
      if (session.state !== 'browsing' || session.pendingDiscard.until) throw new Failure('session-not-ready', { id });
      await session.io.typing.type(text, AbortSignal.any([signal, session.ending]));
      return {};
    },
    'session.volume': async ({ id, percent, isMuted }) => {
      const session = sessions.get(id);
      await session.setVolume({ ...(percent !== undefined && { percent }), ...(isMuted !== undefined && { isMuted }) });
      return session.describe();
    },
    'session.screenshot': async ({ id }, { deliver }) => {
      const session = sessions.get(id);
      session.assertMay('screenshot');
      const picture = await session.devices().screenshot();
      return { bytes: await sendPng(picture, (piece) => deliver({ png: piece.toString('base64') })) };
    },
    'session.thumbnail': async ({ id, known }) => {
      const thumbnail = thumbnailOf(await sessions.get(id).devices().frame(ENOUGH_FOR_THUMBNAIL), known);
      return thumbnail ? { picture: encodedThumbnail(thumbnail) } : {};
    },
  };
}
