/** Verbs of sessions that may run on other hosts: each goes where the session is. */
import { Failure } from '../../api/failure.ts';
import type { SessionEnded } from '../../api/session.ts';
import type { NotThere } from '../../api/errors/pool.ts';
import { bookmarkUrl, browsableUrl } from '../../config/url.ts';
import { copyOut } from '../../transfer/clipboard.ts';
import type { Config } from '../../config/schema.ts';
import { sendPng } from '../../hypervisor/picture/png-pieces.ts';
import type { Pools } from '../../pool/desk/pools.ts';
import type { RemoteSessions } from '../../pool/desk/remote-sessions.ts';
import { answersWithSession, type Forwarded, FORWARDED, type RemoteSession } from '../../pool/wire.ts';
import { chosenProfile, settingsOf } from '../../session/profile.ts';
import { encodedThumbnail } from '../../session/thumbnail.ts';
import type { Verbs, VerbsHere } from '../server.ts';
import { type ElsewhereFilesDeps, fileVerbsThere } from './elsewhere-files.ts';
import { microphoneVerbs } from './microphone.ts';
import type { Watchers } from '../watchers.ts';

export interface ElsewhereDeps extends ElsewhereFilesDeps {
  readonly config: () => Config;
  /** Puts a change of the configuration's file into force. */
  readonly refresh: () => Promise<void>;
  readonly pools: Pick<Pools, 'open' | 'status' | 'setDrained'>;
  readonly watchers: Pick<Watchers, 'progress'>;
  /** Throws if managed settings do not let a session with this profile start elsewhere. */
  readonly admit: (profile: string) => Promise<void>;
}

type OfSession = {
  readonly [M in keyof Verbs]: Parameters<Verbs[M]>[0] extends { readonly id: string } ? M : never;
}[keyof Verbs] &
  `session.${string}`;

/** The verbs, extended by sessions on other hosts. */
export function withSessionsElsewhere(verbs: VerbsHere, deps: ElsewhereDeps): Verbs {
  const { remote } = deps;
  const there = verbsThere(deps);
  const routed = Object.fromEntries(
    (Object.keys(there) as OfSession[]).map((method) => [
      method,
      (params: { readonly id: string }, call: never) =>
        (remote.has(params.id) ? there : verbs)[method](params as never, call),
    ]),
  ) as unknown as Pick<Verbs, OfSession>;
  return { ...verbs, ...routed, ...lifeVerbs(verbs, deps), ...poolVerbs(deps) };
}

function lifeVerbs(
  verbs: VerbsHere,
  { config, refresh, remote, pools, watchers, admit }: ElsewhereDeps,
): Pick<Verbs, 'session.open' | 'session.dry-run' | 'session.list' | 'session.close'> {
  return {
    'session.open': async (request, call) => {
      await refresh();
      if (!runsElsewhere(config(), request.profile)) return verbs['session.open'](request, call);
      const { name, settings } = chosenProfile(config(), request.profile);
      await admit(name);
      const url = browsableUrl(request.url ?? settings.startPage);
      return pools.open(
        { pool: settings.where, profile: name, url },
        {
          onCreated: (session) => call.progress({ kind: 'created', session }),
          onProgress: (id, progress) => {
            call.progress({ kind: 'requirement', progress });
            watchers.progress(id, progress);
          },
        },
        call.signal,
      );
    },
    'session.dry-run': async (request, call) => {
      await refresh();
      if (runsElsewhere(config(), request.profile)) throw notThere('dry-run');
      return verbs['session.dry-run'](request, call);
    },
    'session.list': async (params, call) => [
      ...(await verbs['session.list'](params, call)),
      ...remote.all.map((session) => session.describe()),
    ],
    'session.close': async (which, call) => {
      if ('all' in which) {
        const ids = remote.all.map(({ identity }) => identity.id);
        const here = verbs['session.close'](which, call);
        return [...(await Promise.all(ids.map((id) => remote.close(id)))), ...(await here)];
      }
      // None is closed if one of them is unknown.
      const isThere = (id: string) => remote.all.some(({ identity }) => identity.id === id);
      const ids = which.ids.filter((id) => !isThere(id));
      const here: SessionEnded[] = ids.length > 0 ? await verbs['session.close']({ ids }, call) : [];
      return [...here, ...(await Promise.all(which.ids.filter(isThere).map((id) => remote.close(id))))];
    },
  };
}

/** Sessions on other hosts. */
function verbsThere(deps: ElsewhereFilesDeps): Pick<Verbs, OfSession> {
  const { remote } = deps;
  const there = forwardedVerbs(remote);
  const refused = (what: NotThere) => (): Promise<never> => Promise.reject(notThere(what));
  return {
    ...there,
    ...fileVerbsThere(deps),
    ...microphoneVerbs(remote),
    'session.wait': ({ id }) => remote.waitFor(id),
    'session.show': async ({ id }) => remote.get(id).describe(),
    'session.trace': refused('trace'),
    'session.attend': async ({ id }, { signal }) => {
      await remote.get(id).attend(signal);
      return {};
    },
    'session.browse': ({ id, url }, call) => there['session.browse']({ id, url: browsableUrl(url) }, call),
    'session.touch': async (params, call) => {
      remote.get(params.id).touch();
      return there['session.touch'](params, call);
    },
    'session.keep-running': async (params, call) => {
      remote.get(params.id).assertMay('keep-running');
      await there['session.keep-running'](params, call);
      remote.kept(params.id);
      return remote.get(params.id).describe();
    },
    'session.scale': async ({ id }) => {
      remote.get(id);
      throw new Failure('no-scale');
    },
    'session.volume': async ({ id, percent, isMuted }) => {
      const session = remote.get(id);
      session.io.sound.set({ ...(percent !== undefined && { percent }), ...(isMuted !== undefined && { isMuted }) });
      return session.describe();
    },
    'session.usb-devices': refused('usb'),
    'session.usb-connect': refused('usb'),
    'session.usb-disconnect': refused('usb'),
    'session.screenshot': async ({ id }, { signal, deliver }) => {
      remote.get(id).assertMay('screenshot');
      const picture = await remote.pictures(id).screenshot(signal);
      return { bytes: await sendPng(picture, (piece) => deliver({ png: piece.toString('base64') })) };
    },
    'session.thumbnail': async ({ id, known }, { signal }) => {
      const thumbnail = await remote.pictures(id).thumbnail(known, signal);
      return thumbnail ? { picture: encodedThumbnail(thumbnail) } : {};
    },
    'session.copy-out': async ({ id }, { signal, progress, deliver }) => {
      remote.get(id).assertMay('copy-out');
      return copyOut(remote.pictures(id), {
        signal,
        onBytes: (bytes, of) => progress({ bytes, of }),
        onPicture: (piece) => deliver({ png: piece.toString('base64') }),
      });
    },
    'session.address': async (params, call) => {
      remote.get(params.id).assertMay('copy-out');
      const { url } = await there['session.address'](params, call);
      return { url: bookmarkUrl(url) };
    },
    'session.paste-in': async (params, call) => {
      remote.get(params.id).assertMay('paste-in');
      return there['session.paste-in'](params, call);
    },
  };
}

/** Each goes to the host of its session as it is. */
function forwardedVerbs(remote: RemoteSessions): Pick<Verbs, `session.${Forwarded}`> {
  const verbs = FORWARDED.map((name) => {
    const verb = async (
      { id, ...params }: { readonly id: string },
      { signal, progress }: { readonly signal: AbortSignal; readonly progress: (told: unknown) => void },
    ) => {
      const answer = await remote.call(id, name, params, { signal, onProgress: progress });
      return answersWithSession(name) ? remote.updated(id, answer as RemoteSession) : answer;
    };
    return [`session.${name}`, verb] as const;
  });
  return Object.fromEntries(verbs) as unknown as Pick<Verbs, `session.${Forwarded}`>;
}

function poolVerbs({
  pools,
  refresh,
}: Pick<ElsewhereDeps, 'pools' | 'refresh'>): Pick<Verbs, 'pool.status' | 'pool.drain' | 'pool.resume'> {
  const set = async (host: string, isDrained: boolean) => {
    await refresh();
    await pools.setDrained(host, isDrained);
    return pools.status();
  };
  return {
    'pool.status': async () => {
      await refresh();
      return pools.status();
    },
    'pool.drain': ({ host }) => set(host, true),
    'pool.resume': ({ host }) => set(host, false),
  };
}

/** Not with a profile that does not exist: the verbs of this host say why, for example because managed settings leave it out. Pure. */
const runsElsewhere = (config: Pick<Config, 'profile' | 'defaultProfile'>, asked: string | undefined): boolean =>
  (settingsOf(config, asked ?? config.defaultProfile)?.where ?? '') !== '';

const notThere = (what: NotThere): Failure => new Failure('pool-not-there', { what });
