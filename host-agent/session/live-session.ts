import { rm } from 'node:fs/promises';
import type { Logger } from 'pino';
import type { Volume } from '../../appliance/protocol/browser.ts';
import type { HostMessage } from '../../appliance/protocol/channels.ts';
import type { PortAccess } from '../../appliance/protocol/network.ts';
import type { ScalePercent } from '../../appliance/protocol/scale.ts';
import { type ForbiddenAct, forbids } from '../api/session/restrictions.ts';
import { Failure, reasonOf } from '../api/errors/failure.ts';
import type {
  BrowserEnded,
  EndReason,
  Session,
  SessionDetails,
  SessionEnded,
  SessionState,
} from '../api/session/session.ts';
import type { Downloads, TakenFile } from '../api/session/downloads.ts';
import type { Profile } from '../config/profile/profile.ts';
import type { Picture } from '../hypervisor/picture/picture.ts';
import { residentMemory } from '../process/memory.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { LatestRecord } from '../storage/latest-record.ts';
import { writeRecord } from '../storage/records.ts';
import type { SealedTemplate } from '../template/manifest.ts';
import { listDownloads, saveDownload, type SaveOptions } from '../transfer/downloads.ts';
import type { DrawnDocument, DrawOptions } from '../transfer/drawn-document.ts';
import type { GuestTransfers } from '../transfer/guest-transfers.ts';
import { forbidden, transfersUnsupported } from '../transfer/refusals.ts';
import { type Loss, VmLost } from '../vm/loss.ts';
import type { PluggedPort } from '../vm/plugged-port.ts';
import type { SupervisedVm, VmDevices } from '../vm/supervised-vm.ts';
import type { AnySession } from './any-session.ts';
import { SessionGuest } from './guest.ts';
import { advance, after, endReasonOf, type Life, type LifeEvent, shownState } from './life.ts';
import type { SessionAutomation } from './automation.ts';
import type { SessionMicrophone } from './microphone.ts';
import { Overdue } from './rules/overdue.ts';
import { PendingDiscard } from './rules/pending-discard.ts';
import { reachOf, type SessionProfile } from './profile.ts';
import { SessionRecord } from './record.ts';
import { recordedOf } from './recording.ts';
import type { ExitNetwork, Network, SessionDeps } from './session-deps.ts';
import { SessionIo } from './session-io.ts';
import { SessionRules } from './rules/session-rules.ts';
import type { StartProgress } from './start/start-progress.ts';
import { ENOUGH_FOR_THUMBNAIL, type Thumbnail, thumbnailOf } from './thumbnail.ts';

export interface LiveSessionOptions {
  readonly id: string;
  readonly profile: SessionProfile;
  readonly requestedAt: Date;
  /** The session owns it. */
  readonly port: PluggedPort;
  readonly access: PortAccess;
  /** Absent: it leaves by the way of the host. */
  readonly exit?: ExitNetwork | undefined;
  readonly startedFrom: Session['startedFrom'];
  readonly progress: StartProgress;
}

/** One session, from the request until no trace of it is left. */
export class LiveSession implements AnySession {
  readonly id: string;
  readonly requestedAt: Date;
  readonly port: number;
  readonly access: PortAccess;
  readonly exit: ExitNetwork | undefined;
  readonly names: VmFiles;
  readonly progress: StartProgress;
  /** Fulfilled when no trace of it is left. */
  readonly ended: Promise<SessionEnded>;
  readonly io: SessionIo;
  readonly guest: SessionGuest;
  readonly rules: SessionRules;
  readonly pendingDiscard: PendingDiscard;
  readonly overdue: Overdue;

  readonly #deps: SessionDeps;
  readonly #log: Logger;
  readonly #port: PluggedPort;
  readonly #ending = new AbortController();
  readonly #latest = new LatestRecord(() =>
    this.record().catch((error: unknown) =>
      this.#log.warn({ reason: String(error) }, 'the record of a session was not written'),
    ),
  );
  #life: Life;
  #isWithoutRoom = false;
  /** The work that starts the session. The end waits for it, so that no VM appears afterwards. */
  #starting: Promise<unknown> = Promise.resolve();
  /** The end waits for it. */
  #failure: Promise<Failure | undefined> = Promise.resolve(undefined);
  /** Fulfilled when nothing of it runs any more. */
  #stopped: Promise<void> = Promise.resolve();
  #resolveEnded: (ended: SessionEnded) => void = () => undefined;

  constructor(deps: SessionDeps, options: LiveSessionOptions) {
    this.#deps = deps;
    this.id = options.id;
    this.requestedAt = options.requestedAt;
    this.#port = options.port;
    this.port = options.port.value.port;
    this.access = options.access;
    this.exit = options.exit;
    this.progress = options.progress;
    this.names = deps.namesOf(options.id);
    this.#life = { state: 'preparing', startedFrom: options.startedFrom };
    this.#log = deps.log.child({ part: 'session', id: options.id });
    this.ended = new Promise((resolve) => (this.#resolveEnded = resolve));
    const onChange = () => deps.onChange?.();
    this.rules = new SessionRules(options.profile, {
      recalled: () =>
        [this.image, this.network.image].flatMap((image) =>
          image === undefined ? [] : (deps.recalledImage?.(image) ?? []),
        )[0],
      securityUpdates: () => (this.image === undefined ? 0 : (deps.securityUpdatesOf?.(this.image) ?? 0)),
      onOver: (reason) => {
        if (!this.#life.end) this.overdue.reached(reason);
      },
      onChange,
    });
    const shared = {
      deps,
      id: this.id,
      devices: () => this.devices(),
      send: (message: HostMessage<'browser'>) => this.#life.vm?.send(message),
      onChange,
      log: this.#log,
    };
    this.io = new SessionIo({
      ...shared,
      title: `${options.profile.name} ${options.id}`,
      names: this.names,
      restrictions: () => this.rules.restrictions,
      onRecord: () => void this.tryToRecord(),
      recorded: () => recordedOf(this),
    });
    this.guest = new SessionGuest({
      ...shared,
      progress: this.progress,
      io: this.io,
      isSharp: () => deps.hypervisor.resizesScreen === true && this.profile.settings.scale === 'auto',
      life: () => this.#life.state,
      onBrowser: (event) => {
        const state = after(this.#life.state, event);
        if (state) this.#life = { ...this.#life, state };
        return state !== undefined;
      },
      onBrowserClosed: (reason) => void this.end(reason),
      onUndoable: (seconds) => void this.pendingDiscard.begin(seconds),
      record: () => this.record(),
    });
    this.pendingDiscard = new PendingDiscard({
      pause: () => this.#pause(),
      resume: () => this.#supervised().resume().then(this.guest.correctClock),
      end: (why) =>
        void this.end(
          why === 'held' ? this.overdue.because : this.#life.state === 'browser-closed' ? 'browser-closed' : 'closed',
        ),
      onChange,
    });
    this.overdue = new Overdue({
      pending: this.pendingDiscard,
      unsavedFiles: () => this.io.unsavedFiles,
      end: (because) => void this.end(because),
      onChange,
      onRecord: () => void this.tryToRecord(),
      log: this.#log,
    });
  }

  get state(): SessionState {
    return shownState(this.#life.state).state;
  }

  /** As it was when the session was opened, or stricter. */
  get profile(): SessionProfile {
    return this.rules.profile;
  }

  /** The digest of its image, once it is known. */
  get image(): string | undefined {
    return this.#life.image;
  }

  get template(): SealedTemplate | undefined {
    return this.#life.template;
  }

  get loss(): Loss | undefined {
    return this.#life.end?.loss;
  }

  /** Aborted, with a `Failure` for the person, as soon as it is decided that the session ends. */
  get ending(): AbortSignal {
    return this.#ending.signal;
  }

  /** Where its port is. */
  get network(): Network {
    return this.exit ?? this.#deps.network;
  }

  /** As the control API shows it. */
  describe(): Session {
    const { name, hasOwnScreen } = this.#deps.hypervisor;
    const record = this.#life.vm?.record;
    return {
      id: this.id,
      profile: this.profile.name,
      ...shownState(this.#life.state),
      hypervisor: name,
      accelerator: record?.accelerator ?? 'none',
      startedFrom: this.#life.startedFrom,
      display: hasOwnScreen === true ? { kind: 'own-screen' } : { kind: 'rfb', socket: this.names.display },
      processes: (record?.processes ?? []).map(({ role, pid }) => ({ role, pid })),
      ...this.progress.describe(),
      reach: reachOf(this.profile),
      ...(this.exit && { exit: this.exit.describe() }),
      requestedAt: this.requestedAt.toISOString(),
      ...this.rules.describe(),
      ...this.pendingDiscard.describe(),
      ...this.overdue.describe(),
      ...this.guest.describe(),
      ...this.io.describe(),
      ...(this.#isWithoutRoom && { isWithoutRoom: true as const }),
    };
  }

  /** The image is checked, and a VM is about to start from it. */
  begin(image: string): void {
    this.#advance('begin', { image });
    this.progress.mark('image');
  }

  /** Its start is under way, and is fulfilled with the reason when it has failed. */
  startedBy(start: Promise<Failure | undefined>): void {
    this.#failure = start.catch((error: unknown) => new Failure('start-failed', { reason: reasonOf(error) }));
  }

  /** Fulfilled when its start is over, with the reason if it has failed. */
  get failure(): Promise<Failure | undefined> {
    return this.#failure;
  }

  /** Runs the work that starts the VM. */
  startWith(work: () => Promise<void>): Promise<void> {
    const starting = work();
    this.#starting = Promise.allSettled([this.#starting, starting]);
    return starting;
  }

  /** Takes over the VM. */
  async attach(vm: SupervisedVm<'browser'>, from: Session['startedFrom'], template?: SealedTemplate): Promise<void> {
    this.#life = { ...this.#life, vm, startedFrom: from, ...(template && { template }) };
    this.#deps.onChange?.();
    if (this.#life.end) return vm.stop();
    const onLost = () => {
      const loss: Loss = vm.lost.reason instanceof VmLost ? vm.lost.reason.loss : { kind: 'ended' };
      void this.end(endReasonOf(loss, this.#life.state), loss);
    };
    if (vm.lost.aborted) onLost();
    else vm.lost.addEventListener('abort', onLost, { once: true });
    vm.devices.followRoom?.((isWithoutRoom) => {
      this.#isWithoutRoom = isWithoutRoom;
      if (isWithoutRoom) this.#log.warn({}, 'a session is paused, because the disk is full');
      else this.#log.info({}, 'a session goes on, because the disk has room');
      this.#deps.onChange?.();
    });
    await this.io.connectSound();
  }

  /** The start is complete; the next host agent can adopt it as soon as it is recorded. */
  becomeReady(): void {
    this.#advance('ready');
  }

  /** `browserEnded`: how the browser of an adopted session had ended. */
  becomeBrowsing(browserEnded?: BrowserEnded): void {
    this.#advance('browse');
    if (browserEnded) this.#life = { ...this.#life, state: browserEnded };
    this.enforceLimits();
  }

  /** The screen and the ports of the VM. Throws `Failure` session-not-ready. */
  devices(): VmDevices {
    return this.#supervised().devices;
  }

  /** Throws `Failure` profile-forbids. */
  assertMay(act: ForbiddenAct): void {
    if (forbids(this.rules.restrictions, act)) throw forbidden(act, this.#deps.managerOfRule?.(this.profile.name, act));
  }

  /** Applies the restrictions that are stricter in the edited settings of its profile. */
  tighten(edited: Profile): void {
    if (!this.rules.tighten(edited)) return;
    this.io.enforce();
    this.overdue.enforce();
    this.enforceLimits();
    this.#deps.onChange?.();
  }

  details(): SessionDetails {
    const session = this.describe();
    const memory = residentMemory(session.processes.map(({ pid }) => pid));
    // Where VMs are not processes of the host, there is nothing to measure.
    return { ...session, ...(memory.privateBytes > 0 && { memory }) };
  }

  get automation(): SessionAutomation {
    return this.io.automation;
  }

  get microphone(): SessionMicrophone {
    return this.io.microphone;
  }

  get clipboard(): GuestTransfers {
    return this.io.transfers;
  }

  get files(): GuestTransfers {
    return this.io.transfers;
  }

  attend(signal: AbortSignal): Promise<void> {
    return this.guest.attendants.attend(AbortSignal.any([signal, this.ending]));
  }

  setScale(percent: ScalePercent): void {
    this.guest.setScale(percent);
  }

  async screenshot(): Promise<Picture> {
    return this.devices().screenshot();
  }

  async thumbnail(known: string | undefined): Promise<Thumbnail | undefined> {
    return thumbnailOf(await this.devices().frame(ENOUGH_FOR_THUMBNAIL), known);
  }

  downloads(): Promise<Downloads> {
    return listDownloads(this.io.transfers, this.io.saved);
  }

  saveDownload(file: number, options: SaveOptions): Promise<TakenFile> {
    return saveDownload(this.io.transfers, file, options);
  }

  async draw<Result>(
    file: number,
    options: DrawOptions,
    use: (drawn: DrawnDocument) => Promise<Result>,
  ): Promise<Result> {
    if (!this.devices().connectFiles || !this.#deps.draw) throw transfersUnsupported();
    return this.#deps.draw(this.io.transfers, file, options, use);
  }

  async noteSaved(taken: TakenFile): Promise<void> {
    this.io.noteSaved(taken);
    // At worst it counts as unsaved later.
    await this.tryToRecord();
  }

  close(): Promise<SessionEnded> {
    return this.end('closed');
  }

  /** Brings it back while it is paused, with its browser if that was closed while no file was unsaved: then no one was asked. */
  async undo(): Promise<void> {
    const why = await this.overdue.undo();
    if (this.#life.end) return;
    if (why === 'held') this.rules.idle.touch();
    else if (why === 'discarded' && this.io.unsavedFiles === 0) this.guest.reopen();
  }

  /** Starts the timers of a session in use, or restarts them after a change of its profile or of the known updates. */
  enforceLimits(): void {
    // Without its VM, an adopted one could not be held.
    if (this.state === 'browsing' && this.#life.vm) this.rules.enforceLimits(this.requestedAt);
  }

  /** Throws `Failure` no-sound. */
  async setVolume(change: Partial<Volume>): Promise<void> {
    this.io.sound.set(change);
    this.#deps.onChange?.();
    await this.record();
  }

  /** Records what the next host agent needs to adopt the session. */
  async record(): Promise<void> {
    await writeRecord(this.names.record, SessionRecord, {
      id: this.id,
      profile: this.profile,
      requestedAt: this.requestedAt.toISOString(),
      browsing: this.state === 'ready' || this.state === 'browsing',
      vm: this.#supervised().record,
      port: this.port,
      access: this.access,
      ...(this.exit && { exit: this.exit.use }),
      image: this.image ?? '',
      ...this.io.record(),
      ...this.overdue.record(),
      ...this.guest.record(),
      startedFrom: this.#life.startedFrom,
      ...(this.template && { template: this.template }),
      timings: this.progress.timings,
      attendance: this.rules.idle.attendance,
    });
  }

  /** Never rejects. */
  tryToRecord(): Promise<void> {
    return this.#latest.changed();
  }

  consoleText(): string {
    return this.#life.vm?.consoleText() ?? '';
  }

  /** Waits a moment whether the VM turns out to be lost, which ends the session. */
  async whyLost(): Promise<void> {
    await this.#life.vm?.whyLost();
  }

  /** Keeps a copy of the console for the person; its path, or `undefined` if there is none. */
  keepConsole(): Promise<string | undefined> {
    return this.#life.vm?.keepConsole() ?? Promise.resolve(undefined);
  }

  /** Its start failed: ends it, unless it ends already. Fulfilled with the reason that counts, when nothing of it runs any more. */
  async endStart(): Promise<EndReason> {
    void this.end('start-failed');
    await this.#stopped;
    return this.#life.end?.reason ?? 'start-failed';
  }

  /** Ends the session; the first reason counts. Fulfilled when no trace of it is left. */
  end(reason: EndReason, loss?: Loss): Promise<SessionEnded> {
    if (!this.#life.end) {
      this.#life = { ...this.#life, end: { reason, ...(loss && { loss }) } };
      this.overdue.stop();
      this.rules.stop();
      this.guest.stop();
      this.io.microphone.turnOff();
      this.#ending.abort(new Failure('session-ended', { end: reason }));
      this.#stopped = this.#stop(reason);
      void this.#conclude(reason);
    }
    return this.ended;
  }

  async #stop(reason: EndReason): Promise<void> {
    if (reason === 'start-failed' && after(this.#life.state, 'fail')) this.#advance('fail');
    this.#advance('close');
    const lingers = (error: unknown) =>
      this.#log.error({ reason: String(error) }, 'a process of the session did not end');
    this.io.stop();
    await this.#life.vm?.stop().catch(() => undefined);
    await this.#starting.catch(() => undefined);
    const isGone = await (this.#life.vm?.stop() ?? Promise.resolve()).then(() => true, lingers);
    await this.io.end().catch(lingers);
    await this.#latest.written();
    // The process may still be connected to its port. The next host agent finds it by the folder.
    if (!isGone) this.#port.take();
    else
      await Promise.all([this.#port.dispose(), rm(this.names.folder, { recursive: true, force: true })]).catch(
        (error: unknown) =>
          this.#log.error({ reason: String(error) }, 'files of the session stay until the next host agent starts'),
      );
  }

  async #conclude(reason: EndReason): Promise<void> {
    await this.#stopped;
    const failure = await this.#failure;
    this.#advance('gone');
    this.#log.info({ reason, elapsedMs: Date.now() - this.requestedAt.getTime(), loss: this.loss }, 'ended');
    this.#resolveEnded({ session: this.id, reason, ...(failure && { failure: failure.data() }) });
  }

  /** A discarded session must not hear the person any more. */
  async #pause(): Promise<void> {
    this.io.microphone.turnOff();
    await this.#supervised().pause();
  }

  #supervised(): SupervisedVm<'browser'> {
    if (!this.#life.vm) throw new Failure('session-not-ready', { id: this.id });
    return this.#life.vm;
  }

  #advance(event: LifeEvent, changes: Pick<Life, 'image'> = {}): void {
    this.#life = { ...this.#life, ...changes, state: advance(this.#life.state, event) };
    this.#log.info({ state: this.state, elapsedMs: this.progress.elapsedMs() }, 'state');
    this.#deps.onChange?.();
  }
}
