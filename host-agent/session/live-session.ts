import type { Duplex } from 'node:stream';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Logger } from 'pino';
import type { Volume } from '../../appliance/protocol/browser.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import { Failure } from '../api/failure.ts';
import {
  type EndReason,
  MOST_DOWNLOADS,
  type Requirement,
  type Session,
  type SessionEnded,
  type SessionState,
} from '../api/session.ts';
import type { Profile } from '../config/schema.ts';
import { ConsoleTail } from '../vm/console-tail.ts';
import { endedOverItsImage } from '../vm/loss.ts';
import { StepTracker } from '../vm/step-tracker.ts';
import type { AcceleratorChoice, Vm } from '../hypervisor/hypervisor.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { writeRecord } from '../storage/records.ts';
import { GuestTransfers } from '../transfer/guest-transfers.ts';
import { SessionGuest } from './guest.ts';
import { IdleStop } from './idle-stop.ts';
import { advance, isAlive } from './life.ts';
import { SessionMicrophone } from './microphone.ts';
import { transfersUnsupported } from '../transfer/refusals.ts';
import { Reprieve } from './pending-discard.ts';
import type { SessionProfile } from './profile.ts';
import { SessionRecord } from './record.ts';
import { restrictionsOf, stricter } from './restrictions.ts';
import { SessionSound } from './sound.ts';
import type { World } from './session-deps.ts';

/** QEMU closes all its sockets at once: the guest's last word may still be in one of them. */
const LAST_WORD_MS = 100;

export interface LiveSessionStart {
  readonly id: string;
  readonly profile: SessionProfile;
  readonly requestedAt: Date;
  /** The same on the clock that all times are counted on; now, where nobody waits for it. */
  readonly requestedAtMs?: number;
  /** Plugged in already; given back when the session ends. */
  readonly port: number;
  /** What may be reached from there. */
  readonly access: PortAccess;
  readonly startedFrom: Session['startedFrom'];
}

/** One session, from the request until nothing is left of it. */
export class LiveSession {
  readonly id: string;
  readonly requestedAt: Date;
  readonly port: number;
  readonly access: PortAccess;
  /** Cold, until there is a copy. */
  startedFrom: Session['startedFrom'];
  /** Key of the template that it was copied from when it was asked for. */
  template: string | undefined;
  readonly names: VmFiles;
  readonly requirements = new StepTracker<Requirement>();
  /** Fulfilled when every trace is gone. */
  readonly ended: Promise<SessionEnded>;
  /** Aborted, with a reason fit for a person, as soon as the session is bound to end. */
  readonly ending = new AbortController();
  readonly timings: Session['timings'] = {};
  /** What brings the session up; the end waits for it, so that nothing starts behind its back. */
  bringingUp: Promise<unknown> = Promise.resolve();
  /** The agent in its machine. */
  readonly guest: SessionGuest;
  readonly transfers: GuestTransfers;
  /** What it plays, and how loud. */
  readonly sound: SessionSound;
  /** What the person says into it, while they want to. */
  readonly microphone: SessionMicrophone;
  /** The seconds in which it can be brought back when it was discarded. */
  readonly reprieve: Reprieve;
  /** Ends it when nobody touches it. */
  readonly idle: IdleStop;
  /** Of a machine that ended by itself: how, and what its program said last. Printable. */
  lastWords: string | undefined;
  onRequirement: (requirement: Requirement, elapsedMs: number) => void = () => undefined;

  readonly #world: World;
  readonly #log: Logger;
  readonly #requestedAtMs: number;
  #profile: SessionProfile;
  #lifetimeTimer: NodeJS.Timeout | undefined;
  #state: SessionState = 'preparing';
  #accelerator: AcceleratorChoice['accelerator'] = 'none';
  #vm: Vm | undefined;
  #console: ConsoleTail | undefined;
  #image = '';
  #reason: EndReason | undefined;
  #resolveEnded: (ended: SessionEnded) => void = () => undefined;

  constructor(world: World, start: LiveSessionStart) {
    ({
      id: this.id,
      requestedAt: this.requestedAt,
      port: this.port,
      access: this.access,
      startedFrom: this.startedFrom,
    } = start);
    this.#profile = start.profile;
    this.#requestedAtMs = start.requestedAtMs ?? performance.now();
    this.#world = world;
    this.names = world.namesOf(start.id);
    this.#log = world.log.child({ part: 'session', id: start.id });
    this.guest = new SessionGuest({
      log: this.#log,
      logsUrls: world.config().log.urls,
      onMet: (requirement) => this.meet(requirement),
      onEnd: (reason) => void this.end(reason),
      transfers: () => this.transfers,
    });
    this.transfers = new GuestTransfers({
      send: (message) => this.guest.send(message),
      connect: () => this.#connectFiles(),
      onDownloads: () => world.onChange?.(),
    });
    this.sound = new SessionSound({
      output: async () => (await world.sound?.()) ?? { kind: 'none', reason: 'nobody listens' },
      send: (volume) => this.guest.send({ type: 'volume', ...volume }),
      wavFile: this.names.soundFile,
      title: `${start.profile.name} ${start.id}`,
      onTrouble: (reason) => this.#log.warn({ reason }, 'the session is not heard'),
    });
    this.microphone = new SessionMicrophone({
      isAllowed: () => this.#profile.settings.microphone !== 'off',
      output: async () => (await world.sound?.()) ?? { kind: 'none', reason: 'nobody listens' },
      send: (isOn) => this.guest.send({ type: 'microphone', isOn }),
      title: `${start.profile.name} ${start.id}`,
      onChange: () => world.onChange?.(),
      onTrouble: (reason) => this.#log.warn({ reason }, 'the microphone is off'),
      ...(world.record && { record: world.record }),
    });
    this.reprieve = new Reprieve({
      pause: () => this.#standStill(),
      resume: () => this.vm().resume(),
      end: () => void this.end('closed'),
      onChange: () => world.onChange?.(),
    });
    this.idle = new IdleStop({ end: () => void this.end('idle'), onChange: () => world.onChange?.() });
    this.ended = new Promise((resolve) => {
      this.#resolveEnded = resolve;
    });
  }

  get state(): SessionState {
    return this.#state;
  }

  /** As it was when the session was opened, or stricter. */
  get profile(): SessionProfile {
    return this.#profile;
  }

  get image(): string {
    return this.#image;
  }

  /** As the desktop wire tells it. */
  describe(): Session {
    return {
      id: this.id,
      profile: this.profile.name,
      state: this.#state,
      hypervisor: this.#world.hypervisor.name,
      accelerator: this.#accelerator,
      startedFrom: this.startedFrom,
      display:
        this.#world.hypervisor.hasOwnScreen === true
          ? { kind: 'own-screen' }
          : { kind: 'rfb', socket: this.names.display },
      processes: (this.#vm?.record.processes ?? []).map(({ role, pid }) => ({ role, pid })),
      timings: { ...this.timings },
      requestedAt: this.requestedAt.toISOString(),
      restrictions: restrictionsOf(this.profile.settings),
      ...(this.reprieve.until && { discardsAt: this.reprieve.until.toISOString() }),
      ...(this.idle.until && { idleUntil: this.idle.until.toISOString() }),
      ...(this.sound.volume && { sound: this.sound.volume }),
      ...(this.microphone.state && { microphone: this.microphone.state }),
      ...(this.transfers.downloadCount > 0 && {
        downloads: Math.min(this.transfers.downloadCount, MOST_DOWNLOADS),
      }),
    };
  }

  elapsedMs(): number {
    return Math.round(performance.now() - this.#requestedAtMs);
  }

  advance(to: SessionState): void {
    this.#state = advance(this.#state, to);
    this.#log.info({ state: to, elapsedMs: this.elapsedMs() }, 'state');
    this.#world.onChange?.();
  }

  /** A requirement came true. */
  meet(requirement: Requirement): void {
    if (this.requirements.mark(requirement)) this.onRequirement(requirement, this.elapsedMs());
  }

  /** The browser stands painted on the screen. */
  meetPainted(): void {
    this.timings.firstFrameMs = this.elapsedMs();
    this.meet('painted');
  }

  /** The image the session runs. */
  use(image: string): void {
    this.#image = image;
  }

  /** Takes the machine and talks to what is in it, over `wire` where one is connected already. */
  async attach(vm: Vm, channel?: Duplex): Promise<void> {
    this.#vm = vm;
    this.#accelerator = vm.record.accelerator;
    this.#world.onChange?.();
    void vm.ended
      .then(() => sleep(LAST_WORD_MS))
      .then(() => this.end(endedOverItsImage(this.consoleText()) ? 'image-damaged' : 'vm-ended'));
    if (this.#reason) {
      await vm.kill();
      return;
    }
    this.#console = new ConsoleTail(await vm.connectConsole());
    this.guest.listen(channel ?? (await vm.connectGuestChannel()));
    await this.#listen(vm);
  }

  /** Nobody is kept from browsing by a computer without sound. */
  async #listen(vm: Vm): Promise<void> {
    await this.sound
      .listen(vm)
      .catch((error: unknown) => this.#log.warn({ reason: String(error) }, 'the session is not heard'));
    await this.microphone
      .use(vm)
      .catch((error: unknown) => this.#log.warn({ reason: String(error) }, 'the session has no microphone'));
    if (this.sound.volume || this.microphone.state) this.#world.onChange?.();
  }

  /** Who discarded it speaks to it no more. */
  async #standStill(): Promise<void> {
    this.microphone.turnOff();
    await this.vm().pause();
  }

  /** Makes it so loud. Throws `Failure` no-sound. */
  async setVolume(change: Partial<Volume>): Promise<void> {
    this.sound.set(change);
    this.#world.onChange?.();
    await this.record();
  }

  /** The machine's screen and controls; only while there is a machine. */
  vm(): Vm {
    if (!this.#vm) throw new Failure('session-not-ready', { id: this.id });
    return this.#vm;
  }

  /** Gives the machine its link, and tells it so. */
  async connect(): Promise<void> {
    await this.vm().linkUp();
    this.guest.send({ type: 'link-up', unixTimeMs: Date.now() });
  }

  /** Takes over what is stricter in the edited settings of its profile. */
  tighten(edited: Profile): void {
    const opened = restrictionsOf(this.#profile.settings);
    const restrictions = stricter(opened, restrictionsOf(edited));
    if (isDeepStrictEqual(restrictions, opened)) return;
    this.#profile = { ...this.#profile, settings: { ...this.#profile.settings, ...restrictions } };
    if (restrictions.microphone === 'off') this.microphone.turnOff();
    if (this.#state === 'browsing') this.limit();
    this.#world.onChange?.();
  }

  /** Ends the session once it is as old or as idle as its profile allows. */
  limit(): void {
    const { lifetimeMinutes, idleStopMinutes } = this.#profile.settings;
    this.idle.allow(idleStopMinutes);
    clearTimeout(this.#lifetimeTimer);
    if (lifetimeMinutes === 0) return;
    const ageMs = Date.now() - this.requestedAt.getTime();
    this.#lifetimeTimer = setTimeout(
      () => void this.end('lifetime-over'),
      Math.max(0, lifetimeMinutes * 60_000 - ageMs),
    ).unref();
  }

  async #connectFiles(): Promise<Duplex> {
    const vm = this.vm();
    if (!vm.connectFiles) throw transfersUnsupported();
    return vm.connectFiles();
  }

  /** Writes down what the next daemon needs. */
  async record(): Promise<void> {
    await writeRecord(this.names.record, SessionRecord, {
      id: this.id,
      profile: this.profile,
      requestedAt: this.requestedAt.toISOString(),
      browsing: this.#state === 'browsing',
      vm: this.vm().record,
      port: this.port,
      access: this.access,
      image: this.#image,
      ...(this.sound.volume && { volume: this.sound.volume }),
      startedFrom: this.startedFrom,
      timings: { ...this.timings },
      attendance: this.idle.attendance,
    });
  }

  /** What the guest's console said last, for a failed start. */
  consoleText(): string {
    return this.#console?.text() ?? '';
  }

  /** Ends the session; the first reason wins. Fulfilled when every trace is gone. */
  end(reason: EndReason): Promise<SessionEnded> {
    if (this.#reason === undefined) {
      this.#reason = reason;
      this.reprieve.stop();
      this.idle.stop();
      clearTimeout(this.#lifetimeTimer);
      this.microphone.turnOff();
      this.ending.abort(new Failure('session-ended', { end: reason }));
      void this.#close(reason);
    }
    return this.ended;
  }

  async #close(reason: EndReason): Promise<void> {
    const failed = reason === 'start-failed' && isAlive(this.#state);
    if (failed) this.advance('failed');
    this.advance('closing');
    if (reason === 'vm-ended') this.lastWords = await this.#vm?.lastWords?.().catch(() => undefined);
    try {
      this.guest.close();
      this.#console?.close();
      this.sound.stop();
      // Nothing in it is worth an orderly shutdown: the root is read-only and the rest is to be forgotten.
      await this.#vm?.kill();
      await this.bringingUp.catch(() => undefined);
      await this.#vm?.kill();
    } catch (error) {
      this.#log.error({ reason: String(error) }, 'a process of the session lingers');
    }
    this.#world.network.unplug(this.port);
    await rm(this.names.folder, { recursive: true, force: true }).catch((error: unknown) =>
      this.#log.error({ reason: String(error) }, 'files of the session stay until the next host agent'),
    );
    this.advance('gone');
    this.#log.info({ reason, ...(this.lastWords !== undefined && { said: this.lastWords }) }, 'ended');
    this.#resolveEnded({ session: this.id, reason });
  }
}
