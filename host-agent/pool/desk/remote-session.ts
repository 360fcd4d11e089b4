/** A session on another host, as this desk shows it: with its own name here, and a local socket for its screen. */
import type { Downloads, TakenFile } from '../../api/session/downloads.ts';
import { Failure, isFailure } from '../../api/errors/failure.ts';
import { safeCopyFormat } from '../../api/session/safe-copy.ts';
import { type ForbiddenAct, forbids, type Restrictions } from '../../api/session/restrictions.ts';
import { type BrowserEnded, type EndReason, isStarting, type Session } from '../../api/session/session.ts';
import type { Grace, LimitReached, SessionEnded, SessionVolume } from '../../api/session/session.ts';
import { unsavedFiles } from '../../api/session/unsaved-files.ts';
import type { Manager } from '../../config/policy/in-force.ts';
import type { Picture } from '../../hypervisor/picture/picture.ts';
import { Turns } from '../../process/turns.ts';
import type { AnySession } from '../../session/any-session.ts';
import { Attendants } from '../../session/attendants.ts';
import { IdleStop } from '../../session/rules/idle-stop.ts';
import { asksAbout, type BrowserEnd } from '../../session/life.ts';
import { Lifetime } from '../../session/rules/lifetime.ts';
import { OutdatedStop } from '../../session/rules/outdated-stop.ts';
import { Overdue } from '../../session/rules/overdue.ts';
import { PendingDiscard } from '../../session/rules/pending-discard.ts';
import { pageTitle } from '../../session/page-title.ts';
import { NO_LIMITS, shorterLimits, stricter } from '../../config/restrictions.ts';
import type { SessionAutomation } from '../../session/automation.ts';
import type { SessionMicrophone } from '../../session/microphone.ts';
import type { Thumbnail } from '../../session/thumbnail.ts';
import { safeName } from '../../storage/safe-name.ts';
import { originUrl, savableDownload, saveDownload, type SaveOptions } from '../../transfer/downloads.ts';
import { agreedPages, type DrawnDocument, type DrawOptions } from '../../transfer/drawn-document.ts';
import { forbidden } from '../../transfer/refusals.ts';
import { answersWithSession, type Forwarded, type RemoteSession as RemoteState } from '../wire.ts';
import type { CallName, CallParams, CallResult } from '../wire.ts';
import type { RecordedSession } from './desk-record.ts';
import type { CallOptions, HostConnection } from './host-connection.ts';
import { asFailure } from './refused.ts';
import { RemoteFiles } from './remote-files.ts';
import { RemotePictures } from './remote-pictures.ts';
import type { GreetedScreen } from './greeted-screen.ts';
import { RemoteIo, type RemoteIoDeps } from './remote-io.ts';
import { RemoteScreen } from './remote-screen.ts';

/** What identifies it. */
export interface RemoteIdentity {
  readonly id: string;
  readonly pool: string;
  readonly host: string;
  /** Its name on the host. Another host may use the same. */
  readonly remoteId: string;
  readonly profile: string;
  /** ISO 8601. */
  readonly requestedAt: string;
}

export interface RemoteSessionDeps extends Omit<
  RemoteIoDeps,
  'id' | 'isAllowed' | 'automationRule' | 'title' | 'connect' | 'sendVolume'
> {
  readonly socket: string;
  /** The restrictions of the profile of the same name here; absent if there is none any more. */
  readonly ownRestrictions: () => Restrictions | undefined;
  /** Who has set the rule of that profile that a transfer follows; absent: the person has set every rule. */
  readonly managerOfRule?: (act: ForbiddenAct) => Manager | undefined;
  /** To its host. Throws `Failure` pool-host-unreachable. */
  readonly connection: () => HostConnection;
  /** What the next host agent needs to know has changed. */
  readonly onRecord: () => void;
  readonly close: () => Promise<SessionEnded>;
  /** A limit of its time was reached, by the rules of this desk or of its host, or its browser ended and there is nothing to ask. */
  readonly onOver: (reason: LimitReached | BrowserEnd) => void;
}

export class RemoteSession implements AnySession {
  readonly identity: RemoteIdentity;
  readonly io: RemoteIo;
  isReachable = true;
  readonly attendants = new Attendants(() => this.#tellAttendance());
  readonly #deps: RemoteSessionDeps;
  readonly #ending = new AbortController();
  /** Its host is told one thing after the other, and ends up with the latest. */
  readonly #telling = new Turns();
  readonly #screen: RemoteScreen;
  readonly #lifetime: Lifetime;
  readonly #idle: IdleStop;
  readonly #outdated: OutdatedStop;
  /** By a limit of this desk. Its host does what it is asked, and may hold it by its own limits. */
  readonly #pending: PendingDiscard;
  readonly #overdue: Overdue;
  /** As an earlier host agent of this desk knew it, until its host describes the session. */
  #unsavedBefore: number | undefined;
  /** Likewise: programs keep their address. */
  #automationBefore: RecordedSession['automation'];
  #isUnknown = false;
  /** The shortest that this desk ever had for it. A profile that is removed lifts none. */
  #limits = NO_LIMITS;
  #reported: RemoteState;

  constructor(identity: RemoteIdentity, reported: RemoteState, deps: RemoteSessionDeps) {
    this.identity = identity;
    this.#reported = reported;
    this.#deps = deps;
    const { onChange } = deps;
    this.#pending = new PendingDiscard({
      pause: () => this.#pauseThere(),
      resume: async () => this.update(await this.call('undo', {})),
      end: (why) => {
        if (why === 'held') deps.onOver(this.#overdue.because);
        else void this.close();
      },
      onChange,
    });
    this.#overdue = new Overdue({
      pending: this.#pending,
      unsavedFiles: () => this.#unsavedFiles,
      end: deps.onOver,
      onChange,
      onRecord: deps.onRecord,
      log: deps.log,
    });
    this.#lifetime = new Lifetime(() => this.#overdue.reached('lifetime-over'));
    this.#idle = new IdleStop({ onIdle: () => this.#overdue.reached('idle'), onChange });
    this.#outdated = new OutdatedStop({ onOver: () => this.#overdue.reached('outdated'), onChange });
    const connect = (what: 'screen' | 'sound' | 'microphone' | 'automation') =>
      deps.connection().stream(what, identity.remoteId);
    this.#screen = new RemoteScreen(deps.socket, () => connect('screen'));
    this.io = new RemoteIo({
      ...deps,
      connect,
      sendVolume: (volume) => void this.call('volume', volume).catch(() => undefined),
      title: `${identity.profile} ${identity.id}`,
      id: identity.id,
      isAllowed: () => this.restrictions.microphone !== 'off',
      automationRule: () => this.restrictions.automation,
    });
  }

  get id(): string {
    return this.identity.id;
  }

  get isStarting(): boolean {
    return isStarting(this.#reported);
  }

  /** Aborted, with a `Failure` for the person, when it has ended. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  get microphone(): SessionMicrophone {
    return this.io.microphone;
  }

  /** Throws `Failure` pool-host-unreachable. */
  get files(): RemoteFiles {
    return new RemoteFiles(this.#deps.connection(), this.identity.remoteId);
  }

  get automation(): SessionAutomation {
    return this.io.automation;
  }

  /** Its screen and its clipboard. Throws `Failure` pool-host-unreachable. */
  get clipboard(): RemotePictures {
    return new RemotePictures(this.#deps.connection(), this.identity.remoteId);
  }

  /** One call about it. Throws `Failure` pool-host-unreachable, pool-host-refused. */
  async call<N extends CallName>(
    name: N,
    params: Omit<CallParams<N>, 'id'>,
    options: CallOptions<N> = {},
  ): Promise<CallResult<N>> {
    const { host, remoteId } = this.identity;
    const connection = this.#deps.connection();
    try {
      return await connection.call(name, { ...params, id: remoteId } as unknown as CallParams<N>, options);
    } catch (error) {
      throw asFailure(error, host, options.signal);
    }
  }

  /** Asks its host to do as it is asked itself. */
  async forward<N extends Forwarded>(
    name: N,
    params: Omit<CallParams<N>, 'id'>,
    options: CallOptions<N>,
  ): Promise<CallResult<N> | Session> {
    if (name === 'touch' || name === 'undo') this.touch();
    if (name === 'undo' && (await this.#overdue.undo()) !== undefined) return this.describe();
    const answer = await this.call(name, params, options);
    if ('undoSeconds' in params && this.#pending.isHeld) await this.#overdue.discard(Number(params.undoSeconds));
    if (name === 'keep-running') this.keepRunning();
    if (!answersWithSession(name)) return answer;
    this.update(answer as RemoteState);
    this.#deps.onChange();
    return this.describe();
  }

  /** The person uses it. */
  touch(): void {
    this.#idle.touch();
  }

  /** The person lifts the limit of idle time, also for the next host agent. */
  keepRunning(): void {
    this.#idle.keepRunning();
    this.#deps.onRecord();
  }

  close(): Promise<SessionEnded> {
    return this.#deps.close();
  }

  async setVolume(change: Partial<SessionVolume>): Promise<void> {
    this.io.sound.set(change);
  }

  setScale(): never {
    throw new Failure('no-scale');
  }

  screenshot(signal: AbortSignal): Promise<Picture> {
    return this.clipboard.screenshot(signal);
  }

  thumbnail(known: string | undefined, signal: AbortSignal): Promise<Thumbnail | undefined> {
    return this.clipboard.thumbnail(known, signal);
  }

  /** With names that hide nothing, whatever the host made of them. */
  async downloads(signal: AbortSignal): Promise<Downloads> {
    const { files, more } = await this.files.list(signal);
    const shown = files.map(({ name, ...listed }) => {
      const savedAs = this.io.saved.pathOf(listed.file);
      return { ...listed, name: safeName(name), ...(savedAs !== undefined && { savedAs }) };
    });
    return { files: shown, more };
  }

  async saveDownload(file: number, options: SaveOptions): Promise<TakenFile> {
    const { files } = this;
    const untrustedDownloads = (await files.list(options.signal)).files;
    return saveDownload({ untrustedDownloads, receiveFile: files.receiveFile.bind(files) }, file, options);
  }

  /** Only pixels cross: its host draws the file, and this desk writes it. */
  async draw<Result>(
    file: number,
    { signal, maxFileMiB, maxPages, hasText, onProgress, beforeStart }: DrawOptions,
    use: (drawn: DrawnDocument) => Promise<Result>,
  ): Promise<Result> {
    const { files } = this;
    const untrustedDownloads = (await files.list(signal)).files;
    const { name: untrustedName, type } = savableDownload({ untrustedDownloads }, file, maxFileMiB);
    const format = safeCopyFormat({ name: safeName(untrustedName), type });
    if (format === undefined) throw new Failure('safe-copy-unsupported');
    await beforeStart?.();
    let [page, pages]: [number, number | undefined] = [1, undefined];
    const agree = (untrusted: { readonly page: number; readonly pages: number }) => {
      pages = agreedPages(untrusted, { format, page, pages, maxPages });
      page += 1;
    };
    const drawn = files.pages(file, { hasText, signal, onProgress, agree });
    return use({ untrustedName, format, origin: () => originUrl(drawn.untrustedOrigin()), pages: drawn.pages });
  }

  async noteSaved(taken: TakenFile): Promise<void> {
    this.io.saved.add(taken);
    this.#deps.onRecord();
    this.#deps.onChange();
  }

  update(reported: RemoteState): void {
    const { browserEnded: before, heldBecause: heldBefore } = this.#reported;
    const unsavedBefore = this.#unsavedFiles;
    this.#reported = reported;
    this.#unsavedBefore = undefined;
    this.#isUnknown = false;
    this.io.update(reported);
    const automation = this.#automationBefore;
    this.#automationBefore = undefined;
    if (automation) void this.io.automation.restore(automation);
    this.tighten();
    const { state, browserEnded, heldBecause } = reported;
    if (this.#unsavedFiles !== unsavedBefore) this.#deps.onRecord();
    if (state === 'browsing' && browserEnded && browserEnded !== before) this.#browserEnded(browserEnded);
    // Its host holds it because of downloads, and does not know which of them are saved here.
    if (heldBecause && heldBecause !== heldBefore && this.#unsavedFiles === 0) this.#deps.onOver(heldBecause);
  }

  get #unsavedFiles(): number {
    return this.#unsavedBefore ?? unsavedFiles(this.describe());
  }

  /** It reached a limit of this desk. A host that cannot be reached is asked when it can. Throws `Failure` pool-host-refused. */
  async #pauseThere(): Promise<void> {
    this.io.microphone.turnOff();
    try {
      this.update(await this.call('hold', { because: this.#overdue.because }));
    } catch (error) {
      if (!isFailure(error, 'pool-host-unreachable')) throw error;
    }
  }

  /** The same is true when its browser ends. */
  #browserEnded(how: BrowserEnded): void {
    this.io.microphone.turnOff();
    if (how === 'returning') return;
    const reason = how === 'not-back' ? 'browser-crashed' : how;
    const asked = { isAttended: this.attendants.mayBeThere, unsavedFiles: this.#unsavedFiles };
    if (!asksAbout(reason, asked)) this.#deps.onOver(reason);
  }

  /** A window shows it until `signal` aborts or it has ended. */
  attend(signal: AbortSignal): Promise<void> {
    return this.attendants.attend(AbortSignal.any([signal, this.ending]));
  }

  #tellAttendance(): void {
    void this.#telling.take(async () => {
      const { known } = this.attendants;
      if (known !== undefined && !this.ending.aborted)
        await this.call('attend', { isAttended: known }).catch(() => undefined);
    });
  }

  /** Its host became reachable, or is not any more. */
  reached(isReachable: boolean): void {
    this.isReachable = isReachable;
    if (isReachable) {
      this.io.listenAgain();
      this.#tellAttendance();
      if (this.#pending.isHeld) this.#pauseThere().catch(() => this.#overdue.notPaused());
    } else this.#screen.disconnectViewers();
  }

  /** Applies the rules of this desk, which may have become stricter: its host does not know them. */
  tighten(): void {
    if (this.restrictions.microphone === 'off') this.io.microphone.turnOff();
    // Of an adopted one it is not known yet.
    if (!this.#isUnknown) this.io.automation.enforce();
    const requestedAt = new Date(this.identity.requestedAt);
    const limits = shorterLimits(this.#limits, this.#deps.ownRestrictions() ?? NO_LIMITS);
    this.#lifetime.limit(limits.lifetimeMinutes, requestedAt);
    this.#outdated.limit(limits.maximumAgeMinutes, requestedAt, {
      isOutdated: (this.#reported.securityUpdates ?? 0) > 0,
    });
    // A limit that is set again restarts the countdown.
    if (limits.idleStopMinutes !== this.#limits.idleStopMinutes) this.#idle.limit(limits.idleStopMinutes);
    this.#limits = limits;
    this.#overdue.enforce();
  }

  /** What an earlier host agent recorded. */
  restore({ saved = [], unsaved = 0, overdue, limits = NO_LIMITS, isKept, automation }: RecordedSession): void {
    this.#automationBefore = automation;
    this.#isUnknown = true;
    this.io.saved.restore(saved);
    this.#unsavedBefore = unsaved;
    if (overdue) this.#overdue.restore(overdue);
    this.#idle.restore(isKept === true ? 'kept' : 'seen');
    this.#idle.limit(limits.idleStopMinutes);
    this.#limits = limits;
    this.attendants.forget();
    this.tighten();
  }

  /** Opens the local socket of its screen. */
  listen(): Promise<void> {
    return this.#screen.listen();
  }

  /** A window for it is about to open. `screen`: what it will show. */
  expectWindow(screen: GreetedScreen): void {
    this.#screen.prepare(screen);
  }

  /** Closes the socket, with all windows that show the session. */
  async stop(reason: EndReason): Promise<void> {
    this.#ending.abort(new Failure('session-ended', { end: reason }));
    this.io.stop();
    this.#lifetime.stop();
    this.#idle.stop();
    this.#outdated.stop();
    this.#overdue.stop();
    await this.#screen.stop();
  }

  /** The stricter rules of both sides. Without a profile here that allows it, nothing of this desk is heard, and no file moves. */
  get restrictions(): Restrictions {
    const own = this.#deps.ownRestrictions();
    const { restrictions } = this.#reported;
    // Devices of this desk are not there, and those of the host are not here.
    const usb = 'off';
    // The frames and the screen are seen there.
    const record = 'off';
    if (!own)
      return {
        ...restrictions,
        files: { out: 'off', in: 'off' },
        microphone: 'off',
        automation: 'off',
        record,
        recordKeys: 'off',
        usb,
      };
    // Kinds of devices do not matter without devices.
    return {
      ...stricter(restrictions, own),
      record,
      recordKeys: 'off',
      usb,
      usbKinds: restrictions.usbKinds,
    };
  }

  /** Throws `Failure` profile-forbids or pool-host-forbids: by the rules of this desk, or else by those of the host. */
  assertMay(act: ForbiddenAct): void {
    if (!forbids(this.restrictions, act)) return;
    const own = this.#deps.ownRestrictions();
    if (!own || forbids(own, act)) throw forbidden(act, this.#deps.managerOfRule?.(act));
    throw new Failure('pool-host-forbids', { host: this.identity.host, act, by: this.#reported.managedBy });
  }

  /** What the next host agent of this desk needs to know. */
  record(): RecordedSession {
    const saved = this.io.saved.record;
    const unsaved = this.#unsavedFiles;
    const isKept = this.#idle.attendance === 'kept';
    return {
      ...this.identity,
      limits: this.#limits,
      ...this.#overdue.record(),
      ...(unsaved > 0 && { unsaved }),
      ...(saved.length > 0 && { saved }),
      ...(isKept && { isKept }),
      ...(this.#automationBefore && { automation: this.#automationBefore }),
      ...this.io.automation.record(),
    };
  }

  details(): Session {
    return this.describe();
  }

  describe(): Session {
    const { id, pool, host, profile, requestedAt } = this.identity;
    const title = pageTitle(this.#reported.title ?? '');
    const reported: RemoteState = { ...this.#reported };
    // What this desk says about them itself.
    delete reported.title;
    delete reported.sound;
    delete reported.microphone;
    delete reported.managedBy;
    const idleUntil = earliest(this.#idle.until, reported.idleUntil);
    const outdatedUntil = earliest(this.#outdated.until, reported.outdatedUntil);
    const { grace: here, ...held } = this.#overdue.describe();
    const grace = firstOver(here, reported.grace);
    return {
      ...reported,
      ...this.#pending.describe(),
      ...held,
      ...this.io.describe(this.#reported),
      id,
      profile,
      where: { pool, host, isReachable: this.isReachable },
      display: { kind: 'rfb', socket: this.#deps.socket },
      // Those on its host mean nothing here.
      processes: [],
      restrictions: this.restrictions,
      requestedAt,
      ...(idleUntil !== undefined && { idleUntil }),
      ...(outdatedUntil !== undefined && { outdatedUntil }),
      ...(grace && { grace }),
      ...(title !== undefined && { title }),
    };
  }
}

/** Pure. */
function firstOver(here: Grace | undefined, there: Grace | undefined): Grace | undefined {
  if (here === undefined || there === undefined) return here ?? there;
  return Date.parse(there.until) < Date.parse(here.until) ? there : here;
}

/** Of an end by this desk and one that its host announces. */
function earliest(here: Date | undefined, there: string | undefined): string | undefined {
  if (here === undefined || there === undefined) return here?.toISOString() ?? there;
  return Date.parse(there) < here.getTime() ? there : here.toISOString();
}
