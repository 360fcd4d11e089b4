/** Verbs of sessions that may run on other hosts: each goes where the session is. */
import { Failure } from '../../api/failure.ts';
import type { SessionEnded } from '../../api/session.ts';
import type { NotThere } from '../../api/errors/pool.ts';
import { bookmarkUrl, browsableUrl } from '../../config/url.ts';
import { copyOut } from '../../transfer/clipboard.ts';
import type { Config } from '../../config/schema.ts';
import { sendPng } from '../../hypervisor/picture/png-pieces.ts';
import type { Pools } from '../../pool/desk/pools.ts';
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
  const refused = (what: NotThere) => (): Promise<never> => Promise.reject(notThere(what));
  return {
    ...fileVerbsThere(deps),
    ...microphoneVerbs(remote),
    'session.wait': ({ id }) => remote.waitFor(id),
    'session.show': async ({ id }) => remote.get(id).describe(),
    'session.trace': refused('trace'),
    'session.discard': async ({ id, undoSeconds }, { signal }) =>
      remote.updated(id, await remote.call(id, 'discard', { undoSeconds }, { signal })),
    'session.undo': async ({ id }, { signal }) => remote.updated(id, await remote.call(id, 'undo', {}, { signal })),
    'session.attend': async ({ id }, { signal }) => {
      await remote.get(id).attend(signal);
      return {};
    },
    'session.reopen': async ({ id }, { signal }) => remote.updated(id, await remote.call(id, 'reopen', {}, { signal })),
    'session.browse': ({ id, url }, { signal }) => remote.call(id, 'browse', { url: browsableUrl(url) }, { signal }),
    'session.touch': ({ id }, { signal }) => {
      remote.get(id).touch();
      return remote.call(id, 'touch', {}, { signal });
    },
    'session.keep-running': async ({ id }, { signal }) => {
      remote.get(id).assertMay('keep-running');
      const told = await remote.call(id, 'keep-running', {}, { signal });
      remote.kept(id);
      return remote.updated(id, told);
    },
    'session.scale': async ({ id }) => {
      remote.get(id);
      throw new Failure('no-scale');
    },
    'session.type': ({ id, text }, { signal }) => remote.call(id, 'type', { text }, { signal }),
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
    'session.address': async ({ id }, { signal }) => {
      remote.get(id).assertMay('copy-out');
      const { url } = await remote.call(id, 'address', {}, { signal });
      return { url: bookmarkUrl(url) };
    },
    'session.paste-in': async ({ id, clip }, { signal, progress }) => {
      remote.get(id).assertMay('paste-in');
      return remote.call(id, 'paste-in', { clip }, { signal, onProgress: progress });
    },
  };
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
