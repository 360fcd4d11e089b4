import type { Duplex } from 'node:stream';
import type { Logger } from 'pino';
import type { HostMessage } from '../../appliance/protocol/channels.ts';
import { MOST_DOWNLOADS, type Session } from '../api/session/session.ts';
import type { TakenFile } from '../api/session/downloads.ts';
import { unsavedFiles } from '../api/session/unsaved-files.ts';
import type { SoundOutput } from '../sound/output.ts';
import { GuestTransfers } from '../transfer/guest-transfers.ts';
import { transfersUnsupported } from '../transfer/refusals.ts';
import { SavedDownloads } from '../transfer/saved-downloads.ts';
import type { VmDevices } from '../vm/supervised-vm.ts';
import type { Restrictions } from '../api/session/restrictions.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { SessionAutomation } from './automation.ts';
import type { Recorded } from '../recording/recorder.ts';
import { SessionMicrophone } from './microphone.ts';
import type { SessionRecord } from './record.ts';
import type { SessionDeps } from './session-deps.ts';
import { SessionRecording } from './recording.ts';
import { SessionSound } from './sound.ts';
import { SessionUsb } from './usb.ts';
import { GuestSmartCards, GuestTyping } from './guest-answer.ts';

export interface SessionIoOptions {
  readonly deps: Pick<SessionDeps, 'sound' | 'record' | 'usb' | 'driveServer' | 'recorder'>;
  readonly id: string;
  readonly names: VmFiles;
  /** Names the session in the mixer of the host. */
  readonly title: string;
  /** Throws `Failure` session-not-ready. */
  readonly devices: () => VmDevices;
  readonly send: (message: HostMessage<'browser'>) => void;
  /** As the profile says now. */
  readonly restrictions: () => Restrictions;
  /** What is recorded of it. Throws `Failure` session-not-ready or no-recording. */
  readonly recorded: () => Recorded;
  readonly onChange: () => void;
  /** The next host agent has to know more: the number of files that are not saved, or that a program drives. */
  readonly onRecord: () => void;
  readonly log: Logger;
}

const NO_SOUND: SoundOutput = { kind: 'none', reason: 'there is no sound output' };

/** What goes in and out of one session besides its screen: files and clipboards, composed text, sound, the microphone, USB devices. */
export class SessionIo {
  readonly transfers: GuestTransfers;
  readonly saved = new SavedDownloads();
  readonly typing: GuestTyping;
  readonly sound: SessionSound;
  readonly microphone: SessionMicrophone;
  readonly automation: SessionAutomation;
  readonly recording: SessionRecording;
  readonly usb: SessionUsb;
  readonly smartCards: GuestSmartCards;
  readonly #options: SessionIoOptions;
  #unsaved = 0;

  constructor(options: SessionIoOptions) {
    const { deps, id, names, title, send, restrictions, onChange, log } = options;
    this.#options = options;
    const output = async () => (await deps.sound?.(id)) ?? NO_SOUND;
    this.transfers = new GuestTransfers({
      send,
      connect: () => this.#connectFiles(),
      onDownloads: () => {
        onChange();
        this.#noteUnsaved();
      },
    });
    this.typing = new GuestTyping(send);
    this.sound = new SessionSound({
      output,
      onChange,
      send: (volume) => send({ type: 'volume', ...volume }),
      wavFile: names.soundFile,
      title,
      onTrouble: (reason) => log.warn({ reason }, 'the sound of the session is not played'),
    });
    this.microphone = new SessionMicrophone({
      isAllowed: () => restrictions().microphone !== 'off',
      output,
      send: (isOn) => send({ type: 'microphone', isOn }),
      title,
      onChange,
      onTrouble: (reason) => log.warn({ reason }, 'the microphone is off'),
      ...(deps.record && { record: deps.record }),
    });
    this.automation = new SessionAutomation({
      id,
      server: deps.driveServer,
      rule: () => restrictions().automation,
      onChange,
      onRecord: options.onRecord,
      onNetwork: (method, untrustedParams) => this.recording.addRequestEvent(method, untrustedParams),
      onTrouble: (reason) => log.warn({ reason }, 'a program cannot drive the session'),
    });
    this.recording = new SessionRecording({
      recorder: deps.recorder,
      rule: () => restrictions().record,
      keysRule: () => restrictions().recordKeys,
      recorded: () => options.recorded(),
      requests: this.automation,
      onChange,
    });
    this.smartCards = new GuestSmartCards(send);
    this.usb = new SessionUsb({
      names,
      vm: options.devices,
      kinds: () => (restrictions().usb === 'off' ? [] : restrictions().usbKinds),
      useCards: (readers, signal) => this.smartCards.use(readers, signal),
      onChange,
      onTrouble: (reason) => log.warn({ reason }, 'a USB device was not returned'),
      ...(deps.usb && { host: deps.usb }),
    });
  }

  /** Its part of what the control API shows. */
  describe(): Pick<
    Session,
    'sound' | 'isPlaying' | 'microphone' | 'driven' | 'recording' | 'usb' | 'downloads' | 'savedDownloads'
  > {
    const { transfers, saved, sound, microphone, automation, recording, usb } = this;
    const savedCount = saved.countIn(transfers.untrustedDownloads);
    return {
      ...(sound.volume && { sound: sound.volume }),
      ...(sound.isPlaying && { isPlaying: true as const }),
      ...(microphone.state && { microphone: microphone.state }),
      ...(automation.state && { driven: automation.state }),
      ...(recording.state && { recording: recording.state }),
      ...(usb.state && { usb: usb.state }),
      ...(transfers.downloadCount > 0 && { downloads: Math.min(transfers.downloadCount, MOST_DOWNLOADS) }),
      ...(savedCount > 0 && { savedDownloads: Math.min(savedCount, MOST_DOWNLOADS) }),
    };
  }

  get unsavedFiles(): number {
    return unsavedFiles({
      downloads: this.transfers.downloadCount,
      savedDownloads: this.saved.countIn(this.transfers.untrustedDownloads),
      restrictions: this.#options.restrictions(),
    });
  }

  #noteUnsaved(): void {
    if (this.unsavedFiles === this.#unsaved) return;
    this.#unsaved = this.unsavedFiles;
    this.#options.onRecord();
  }

  /** Takes over what an earlier host agent knew of files. */
  restoreFiles({ saved, unsaved }: Pick<SessionRecord, 'saved' | 'unsaved'>): void {
    if (saved) this.saved.restore(saved);
    if (unsaved === undefined) return;
    this.transfers.restoreCount(unsaved);
    this.#unsaved = unsaved;
  }

  /** Its part of what the next host agent needs to know. */
  record(): Pick<SessionRecord, 'volume' | 'saved' | 'unsaved' | 'usb' | 'automation'> {
    const { sound, saved, unsavedFiles: unsaved, usb } = this;
    const devices = usb.record();
    return {
      ...(sound.volume && { volume: sound.volume }),
      ...(saved.record.length > 0 && { saved: saved.record }),
      ...(unsaved > 0 && { unsaved }),
      ...(devices.length > 0 && { usb: devices }),
      ...this.automation.record(),
    };
  }

  /** A download was saved on the host. */
  noteSaved(taken: TakenFile): void {
    this.saved.add(taken);
    this.recording.addDownload(taken);
    this.#options.onChange();
  }

  /** Connects sound, microphone and the port for programs. A host without sound is no reason not to browse. */
  async connectSound(): Promise<void> {
    const { devices, onChange, log } = this.#options;
    await this.sound
      .listen(devices())
      .catch((error: unknown) => log.warn({ reason: String(error) }, 'the sound of the session is not played'));
    await this.microphone
      .connect(devices())
      .catch((error: unknown) => log.warn({ reason: String(error) }, 'the session has no microphone'));
    this.automation.connect(devices());
    if (this.sound.volume || this.microphone.state || this.automation.state) onChange();
  }

  /** The profile was edited: turns off and returns what it no longer allows. */
  enforce(): void {
    if (this.#options.restrictions().microphone === 'off') this.microphone.turnOff();
    this.automation.enforce();
    this.recording.enforce();
    this.usb.enforce();
  }

  stop(): void {
    this.microphone.turnOff();
    this.automation.end();
    this.recording.end();
    this.sound.stop();
    this.usb.stop();
  }

  /** Fulfilled when nothing of the host is left in it, and its recording is closed. The VM has ended. */
  async end(): Promise<void> {
    await this.recording.ended();
    await this.usb.end();
  }

  async #connectFiles(): Promise<Duplex> {
    const vm = this.#options.devices();
    if (!vm.connectFiles) throw transfersUnsupported();
    return vm.connectFiles();
  }
}
