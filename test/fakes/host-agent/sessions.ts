/** The sessions of the fake host agent: the test paints the screen of each and controls its life. */
import { join } from 'node:path';
import type { Clip, Download, TakenFile } from '../../../host-agent/api/session/downloads.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { DriveAddress } from '../../../host-agent/api/session/drive.ts';
import {
  type EndReason,
  REQUIREMENTS,
  type Requirement,
  Session,
  type SessionEnded,
} from '../../../host-agent/api/session/session.ts';
import type { SpareStatus } from '../../../host-agent/api/host/template.ts';
import { admitSession } from '../../../host-agent/daemon/admission.ts';
import type { ConfigurationFile } from '../../../host-agent/config/configuration-file.ts';
import type { Verbs } from '../../../host-agent/api/methods/verbs.ts';
import type { Watchers } from '../../../host-agent/daemon/watchers.ts';
import { chosenProfile, reachOf } from '../../../host-agent/session/profile.ts';
import { restrictionsOf } from '../../../host-agent/config/restrictions.ts';
import { RfbServer } from '../screen/rfb-server.ts';
import { type Changes, fakeAttendanceVerbs, fakeDeviceVerbs } from './devices.ts';
import { FakeSafeCopy, keptIn, takenFrom } from './downloads.ts';

/** The small picture of every session's screen: the smallest PNG. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const PNG_VERSION = 'always the same';

interface Acting {
  session: Session;
  readonly screen: RfbServer;
  readonly startedAtMs: number;
}

export abstract class FakeSessions {
  /** The downloads and the clipboard of every session. */
  downloads: Download[] = [];
  readonly safeCopy = new FakeSafeCopy();
  clip: Clip = { content: 'text', text: 'copied in the VM' };
  /** The sessions that a window shows. */
  readonly attended: string[] = [];
  /** What was pasted into the sessions, and the paths of the files that were sent to them. */
  readonly pasted: Clip[] = [];
  readonly given: string[] = [];
  readonly scales: number[] = [];
  /** What was typed in the sessions besides keys. */
  readonly typed: string[] = [];
  /** Whether later sessions are ready at once. */
  startsAtOnce = false;
  /** Where programs find the browser of a session; absent: they may not drive it. */
  drive: ((id: string) => Promise<DriveAddress>) | undefined;
  /** The screen size of later sessions. */
  screenSize = { width: 640, height: 480 };
  protected abstract readonly watchers: Watchers;
  readonly #acting = new Map<string, Acting>();
  readonly #ended = new Map<string, SessionEnded>();
  readonly #waiting = new Map<string, ((ended: SessionEnded) => void)[]>();
  readonly #runtime: string;
  #spare: { readonly id: string; readonly socket: string; readonly screen: RfbServer } | undefined;
  #count = 0;

  constructor(runtime: string) {
    this.#runtime = runtime;
  }

  get sessions(): Session[] {
    return [...this.#acting.values()].map(({ session }) => session);
  }

  get spare(): SpareStatus {
    const spare = this.#spare;
    return spare
      ? {
          state: 'ready',
          id: spare.id,
          display: { kind: 'rfb', socket: spare.socket },
          processes: [],
          ready: 1,
          wanted: 1,
        }
      : { state: 'none', processes: [], ready: 0, wanted: 1 };
  }

  /** Makes a spare, which the next session gets. Returns its screen. */
  async keepSpare(): Promise<RfbServer> {
    this.#spare = await this.#makeVm();
    this.watchers.touch('spare');
    return this.#spare.screen;
  }

  /** Removes the spare. */
  loseSpare(): void {
    this.#spare?.screen.close();
    this.#spare = undefined;
    this.watchers.touch('spare');
  }

  /** The id of the newest session. */
  get last(): string {
    return [...this.#acting.keys()].at(-1) ?? '';
  }

  screenOf(id: string): RfbServer {
    return this.#get(id).screen;
  }

  meet(id: string, requirement: Requirement): void {
    this.#step(id, requirement, 'met');
  }

  await(id: string, requirement: Requirement): void {
    this.#step(id, requirement, 'awaited');
  }

  #step(id: string, requirement: Requirement, state: 'awaited' | 'met'): void {
    const { session, startedAtMs } = this.#get(id);
    const elapsedMs = Math.round(performance.now() - startedAtMs);
    this.change(id, { progress: [...(session.progress ?? []), { requirement, state, elapsedMs }] });
  }

  /** Meets all requirements. */
  becomeReady(id: string): void {
    for (const requirement of REQUIREMENTS) this.meet(id, requirement);
    const acting = this.#get(id);
    acting.session = { ...acting.session, state: 'browsing', timings: { readyMs: 900 } };
    this.watchers.touch('sessions');
  }

  /** Sets the number of files that were downloaded in the guest. */
  download(id: string, downloads: number): void {
    const acting = this.#get(id);
    acting.session = { ...acting.session, downloads };
    this.watchers.touch('sessions');
  }

  #noteSaved(id: string, { file, path }: Pick<TakenFile, 'file' | 'path'>): void {
    this.downloads = this.downloads.map((listed) => (listed.file === file ? { ...listed, savedAs: path } : listed));
    this.change(id, { savedDownloads: this.downloads.filter(({ savedAs }) => savedAs !== undefined).length });
  }

  /** Makes its restrictions stricter, as after an edit of its profile. */
  restrict(id: string, changes: Partial<Session['restrictions']>): void {
    this.change(id, { restrictions: { ...this.#get(id).session.restrictions, ...changes } });
  }

  /** Announces when the idle session ends. */
  warnOfIdleness(id: string, idleUntil: string): void {
    this.change(id, { idleUntil });
  }

  /** `undefined` removes a property. */
  change(id: string, changes: Changes): Session {
    const acting = this.#get(id);
    acting.session = Session.parse({ ...acting.session, ...changes });
    this.watchers.touch('sessions');
    return acting.session;
  }

  failStart(id: string, failure: Failure): void {
    this.end(id, 'start-failed', failure);
  }

  end(id: string, reason: EndReason, failure?: Failure): SessionEnded {
    const acting = this.#get(id);
    acting.screen.close();
    this.#acting.delete(id);
    const ended = { session: id, reason, ...(failure && { failure: failure.data() }) };
    this.#ended.set(id, ended);
    this.watchers.ended(ended);
    for (const resolve of this.#waiting.get(id) ?? []) resolve(ended);
    return ended;
  }

  /** Behaves like the next host agent, which does not know the sessions that ended before. */
  forgetEnded(): void {
    this.#ended.clear();
  }

  #get(id: string): Acting {
    const acting = this.#acting.get(id);
    if (!acting) throw new Failure('session-not-found', { id });
    return acting;
  }

  async #open(
    configuration: ConfigurationFile,
    params: { url?: string | undefined; profile?: string | undefined },
  ): Promise<Session> {
    await admitSession({ configuration, images: () => Promise.resolve([]), now: Date.now }, params.profile);
    const spare = this.#spare;
    this.#spare = undefined;
    const { id, socket, screen } = spare ?? (await this.#makeVm());
    if (spare) this.watchers.touch('spare');
    const { settings } = chosenProfile(configuration.config, params.profile);
    const session: Session = {
      id,
      profile: params.profile ?? 'default',
      state: 'starting',
      hypervisor: 'qemu',
      accelerator: 'kvm',
      startedFrom: spare ? 'spare' : 'cold',
      display: { kind: 'rfb', socket },
      processes: [],
      timings: {},
      requestedAt: new Date().toISOString(),
      restrictions: restrictionsOf(settings),
      reach: reachOf({ settings }),
      ...(settings.scale === 'auto' && { isSharp: true as const }),
    };
    this.#acting.set(id, { session, screen, startedAtMs: performance.now() });
    this.watchers.touch('sessions');
    if (this.startsAtOnce) setImmediate(() => this.becomeReady(id));
    return session;
  }

  async #makeVm(): Promise<{ id: string; socket: string; screen: RfbServer }> {
    this.#count += 1;
    const id = `5e55100${this.#count}`;
    const socket = join(this.#runtime, `${id}.sock`);
    return { id, socket, screen: await RfbServer.listen(socket, this.screenSize) };
  }

  protected sessionVerbs(configuration: ConfigurationFile): Partial<Verbs> {
    return {
      'session.open': (params) => this.#open(configuration, params),
      'session.dry-run': async () => ({ hypervisor: 'fake', vms: [] }),
      'session.wait': async ({ id }) => {
        const ended = this.#ended.get(id);
        if (ended) return ended;
        this.#get(id);
        return new Promise((resolve) => this.#waiting.set(id, [...(this.#waiting.get(id) ?? []), resolve]));
      },
      'session.list': async () => this.sessions,
      'session.show': async ({ id }) => this.#get(id).session,
      'session.trace': async ({ id }) => {
        const { startedFrom, accelerator, requestedAt } = this.#get(id).session;
        return { session: id, startedFrom, accelerator, requestedAt, host: [], guest: [] };
      },
      'session.close': async (which) =>
        ('all' in which ? [...this.#acting.keys()] : which.ids).map((id) => this.end(id, 'closed')),
      'session.discard': async ({ id, undoSeconds }) =>
        this.change(id, { discardsAt: new Date(Date.now() + undoSeconds * 1000).toISOString() }),
      'session.browse': async ({ id }) => {
        this.#get(id);
        return {};
      },
      'session.undo': async ({ id }) => this.change(id, { discardsAt: undefined, heldBecause: undefined }),
      'session.scale': async ({ percent }) => {
        this.scales.push(percent);
        return {};
      },
      'session.type': async ({ text }) => {
        this.typed.push(text);
        return {};
      },
      'session.volume': async ({ id, percent, isMuted }) => {
        const acting = this.#get(id);
        const before = acting.session.sound ?? { percent: 100, isMuted: false };
        acting.session = {
          ...acting.session,
          sound: { percent: percent ?? before.percent, isMuted: isMuted ?? before.isMuted },
        };
        this.watchers.touch('sessions');
        return acting.session;
      },
      ...fakeAttendanceVerbs(this),
      ...fakeDeviceVerbs((id, changes) => this.change(id, changes)),
      'session.drive': async ({ id }) => {
        this.#get(id);
        if (!this.drive) throw new Failure('no-automation');
        return this.drive(id);
      },
      'session.screenshot': async (_, { deliver }) => {
        await deliver({ png: PNG });
        return { bytes: Buffer.from(PNG, 'base64').length };
      },
      'session.thumbnail': async ({ known }) =>
        known === PNG_VERSION ? {} : { picture: { version: PNG_VERSION, png: PNG } },
      'session.downloads': async ({ id }) => {
        this.#get(id);
        return { files: this.downloads, more: 0 };
      },
      'session.take': async ({ id, file }, { progress }) => {
        const taken = takenFrom(this.downloads, file);
        progress({ bytes: taken.bytes, of: taken.bytes });
        this.#noteSaved(id, taken);
        return taken;
      },
      'session.take-safe': async ({ id, file }, call) => {
        const taken = await this.safeCopy.make(takenFrom(this.downloads, file), call);
        this.#noteSaved(id, taken);
        return taken;
      },
      'session.give': async ({ path }) => keptIn(this.given, path),
      'session.copy-out': async (_, { deliver }) => {
        if (this.clip.content === 'text') return this.clip;
        await deliver({ png: this.clip.png });
        return { content: 'png', bytes: Buffer.from(this.clip.png, 'base64').length };
      },
      'session.paste-in': async ({ clip }) => {
        this.pasted.push(clip);
        return {};
      },
      'session.address': async () => ({ url: 'https://site.example/kept' }),
    };
  }
}
