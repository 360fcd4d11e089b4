/** A session on another host, as this desk shows it: with its own name here, and a local socket for its screen. */
import type { Duplex } from 'node:stream';
import { Failure } from '../../api/failure.ts';
import { type ForbiddenAct, forbids, type Restrictions } from '../../api/restrictions.ts';
import type { BrowserEnded, Session } from '../../api/session.ts';
import type { Manager } from '../../config/policy/in-force.ts';
import { Turns } from '../../process/turns.ts';
import { Attendants } from '../../session/attendants.ts';
import { IdleStop } from '../../session/rules/idle-stop.ts';
import { asksAbout, type BrowserEnd } from '../../session/life.ts';
import { Lifetime } from '../../session/rules/lifetime.ts';
import { OutdatedStop } from '../../session/rules/outdated-stop.ts';
import { pageTitle } from '../../session/page-title.ts';
import { NO_LIMITS, shorterLimits, stricter } from '../../config/restrictions.ts';
import { forbidden } from '../../transfer/refusals.ts';
import type { RemoteSession as Told } from '../wire.ts';
import type { RecordedSession } from './desk-record.ts';
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

export interface RemoteSessionDeps extends Omit<RemoteIoDeps, 'isAllowed' | 'title'> {
  readonly socket: string;
  /** The restrictions of the profile of the same name here; absent if there is none any more. */
  readonly ownRestrictions: () => Restrictions | undefined;
  /** Who has set the rule of that profile that a transfer follows; absent: the person has set every rule. */
  readonly managerOfRule?: (act: ForbiddenAct) => Manager | undefined;
  /** A limit of its time was reached, by the rules of this desk or of its host, or its browser ended and there is nothing to ask. */
  readonly onOver: (reason: 'lifetime-over' | 'outdated' | 'idle' | BrowserEnd) => void;
  /** Tells its host whether a window shows it. */
  readonly sendAttendance: (isAttended: boolean) => Promise<unknown>;
  /** A stream to its host. Throws `Failure` pool-host-unreachable. */
  readonly connect: (what: 'screen' | 'sound' | 'microphone') => Duplex;
}

export class RemoteSession {
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
  /** The shortest that this desk ever had for it. A profile that is removed lifts none. */
  #limits = NO_LIMITS;
  #told: Told;

  constructor(identity: RemoteIdentity, told: Told, deps: RemoteSessionDeps) {
    this.identity = identity;
    this.#told = told;
    this.#deps = deps;
    this.#lifetime = new Lifetime(() => deps.onOver('lifetime-over'));
    this.#idle = new IdleStop({ onIdle: () => deps.onOver('idle'), onChange: deps.onChange });
    this.#outdated = new OutdatedStop({ onOver: () => deps.onOver('outdated'), onChange: deps.onChange });
    this.#screen = new RemoteScreen(deps.socket, () => deps.connect('screen'));
    this.io = new RemoteIo({
      ...deps,
      title: `${identity.profile} ${identity.id}`,
      isAllowed: () => this.restrictions.microphone !== 'off',
    });
  }

  update(told: Told): void {
    const { browserEnded: before } = this.#told;
    this.#told = told;
    this.io.update(told);
    this.tighten();
    const { state, browserEnded } = told;
    if (state === 'browsing' && browserEnded && browserEnded !== before) this.#browserEnded(browserEnded);
  }

  /** Its host holds it because of downloads, and does not know which of them are saved here. */
  #browserEnded(how: BrowserEnded): void {
    this.io.microphone.turnOff();
    if (how === 'returning') return;
    const reason = how === 'not-back' ? 'browser-crashed' : how;
    const { attendants, io, restrictions } = this;
    const { downloads = 0, savedDownloads = 0 } = io.describe(this.#told);
    const unsavedFiles = restrictions.files.out === 'off' ? 0 : Math.max(0, downloads - savedDownloads);
    if (!asksAbout(reason, { isAttended: attendants.mayBeThere, unsavedFiles })) this.#deps.onOver(reason);
  }

  /** A window shows it until `signal` aborts or it has ended. */
  attend(signal: AbortSignal): Promise<void> {
    return this.attendants.attend(AbortSignal.any([signal, this.#ending.signal]));
  }

  #tellAttendance(): void {
    void this.#telling.take(async () => {
      const { known } = this.attendants;
      if (known !== undefined && !this.#ending.signal.aborted) await this.#deps.sendAttendance(known);
    });
  }

  /** Its host became reachable, or is not any more. */
  reached(isReachable: boolean): void {
    this.isReachable = isReachable;
    if (isReachable) {
      this.io.listenAgain();
      this.#tellAttendance();
    } else this.#screen.disconnectViewers();
  }

  /** Applies the rules of this desk, which may have become stricter: its host does not know them. */
  tighten(): void {
    if (this.restrictions.microphone === 'off') this.io.microphone.turnOff();
    const requestedAt = new Date(this.identity.requestedAt);
    const limits = shorterLimits(this.#limits, this.#deps.ownRestrictions() ?? NO_LIMITS);
    this.#lifetime.limit(limits.lifetimeMinutes, requestedAt);
    this.#outdated.limit(limits.maximumAgeMinutes, requestedAt, (this.#told.securityUpdates ?? 0) > 0);
    // A limit that is set again restarts the countdown.
    if (limits.idleStopMinutes !== this.#limits.idleStopMinutes) this.#idle.limit(limits.idleStopMinutes);
    this.#limits = limits;
  }

  /** The person uses it. */
  touch(): void {
    this.#idle.touch();
  }

  /** The person lifts the limit of idle time. */
  keepRunning(): void {
    this.#idle.keepRunning();
  }

  /** What an earlier host agent recorded. */
  restore({ saved = [], limits = NO_LIMITS, isKept }: RecordedSession): void {
    this.io.saved.restore(saved);
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
  async stop(): Promise<void> {
    this.#ending.abort();
    this.io.stop();
    this.#lifetime.stop();
    this.#idle.stop();
    this.#outdated.stop();
    await this.#screen.stop();
  }

  /** The stricter rules of both sides. Without a profile here that allows it, nothing of this desk is heard, and no file moves. */
  get restrictions(): Restrictions {
    const own = this.#deps.ownRestrictions();
    const { restrictions } = this.#told;
    // Devices of this desk are not there, and those of the host are not here.
    const usb = 'off';
    if (!own) return { ...restrictions, files: { out: 'off', in: 'off' }, microphone: 'off', usb };
    // Kinds of devices do not matter without devices.
    return { ...stricter(restrictions, own), usb, usbKinds: restrictions.usbKinds };
  }

  /** Throws `Failure` profile-forbids or pool-host-forbids: by the rules of this desk, or else by those of the host. */
  assertMay(act: ForbiddenAct): void {
    if (!forbids(this.restrictions, act)) return;
    const own = this.#deps.ownRestrictions();
    if (!own || forbids(own, act)) throw forbidden(act, this.#deps.managerOfRule?.(act));
    throw new Failure('pool-host-forbids', { host: this.identity.host, act, by: this.#told.managedBy });
  }

  /** What the next host agent of this desk needs to know. */
  record(): RecordedSession {
    const saved = this.io.saved.record;
    const isKept = this.#idle.attendance === 'kept';
    return {
      ...this.identity,
      limits: this.#limits,
      ...(saved.length > 0 && { saved }),
      ...(isKept && { isKept }),
    };
  }

  describe(): Session {
    const { id, pool, host, profile, requestedAt } = this.identity;
    const title = pageTitle(this.#told.title ?? '');
    const told: Told = { ...this.#told };
    // What this desk says about them itself.
    delete told.title;
    delete told.sound;
    delete told.microphone;
    delete told.managedBy;
    const idleUntil = earliest(this.#idle.until, told.idleUntil);
    const outdatedUntil = earliest(this.#outdated.until, told.outdatedUntil);
    return {
      ...told,
      ...this.io.describe(this.#told),
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
      ...(title !== undefined && { title }),
    };
  }
}

/** Of an end by this desk and one that its host announces. */
function earliest(here: Date | undefined, there: string | undefined): string | undefined {
  if (here === undefined || there === undefined) return here?.toISOString() ?? there;
  return Date.parse(there) < here.getTime() ? there : here.toISOString();
}
