import { once } from 'node:events';
import type { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { constants } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { z } from 'zod';
import { Failure } from '../../api/errors/failure.ts';
import { connectToVmSocket } from '../../api/connection/vm-socket.ts';
import type { VmFiles } from '../../storage/filenames.ts';
import { lastWords } from '../../process/launch.ts';
import { printable } from '../../process/printable.ts';
import { killAndWait, waitUntilGone } from '../../process/process.ts';
import { Turns } from '../../process/turns.ts';
import type { Picture } from '../picture/picture.ts';
import type {
  BegunMoment,
  CardCapture,
  Frame,
  ScreenListener,
  SoundListener,
  StartWatch,
  Thinning,
  Vm,
  VmRecord,
  VmUsb,
} from '../hypervisor.ts';
import { openPicture, readFrame } from '../picture/ppm.ts';
import { captureCard } from './capture.ts';
import { insideOf } from './jail.ts';
import type { Qmp } from '../qmp/qmp.ts';
import { releaseInput } from './release-input.ts';
import { followScreen } from './rfb-screen.ts';
import { listenToSound } from './rfb-sound.ts';
import { qemuUsb } from './usb.ts';

/** The host's disk is full, and QEMU stopped the guest: it tries again this often. */
const LOOK_FOR_ROOM_EVERY_MS = 3_000;
const FAILS_AGAIN_WITHIN_MS = 500;
/** How long its processes may outlive its control socket before they are killed. */
const EXIT_WITHIN_MS = 1_000;

const StoppedByDisk = z.looseObject({ status: z.literal('io-error') });

/** A running QEMU, started by this host agent or an earlier one. */
export class QemuVm implements Vm {
  readonly record: VmRecord;
  readonly ended: Promise<void>;
  readonly begun: BegunMoment[] = [];
  readonly listen?: (listener: SoundListener) => Promise<() => void>;
  readonly connectMicrophone?: () => Promise<Duplex>;
  readonly connectAutomation?: () => Promise<Duplex>;
  readonly usb?: VmUsb;
  watch?: StartWatch;
  readonly #names: VmFiles;
  readonly #cards: number;
  readonly #qmp: Qmp;
  readonly #exit: Promise<string> | undefined;
  #killing: Promise<void> | undefined;
  #isDetached = false;
  /** Its cards were given a link. */
  #hasLink = false;
  /** It was paused by us. */
  #isPaused = false;
  /** The guest is paused, because its last write found no room on the host's disk. */
  #isWithoutRoom = false;
  #failedWrites = 0;
  #onRoom: (isWithoutRoom: boolean) => void = () => undefined;
  /** QEMU writes one frame at a time, to one file. */
  readonly #frames = new Turns();

  /** `cards`: the number of network cards; `exit`: how the process ends, unknown for an adopted one. */
  constructor(names: VmFiles, record: VmRecord, cards: number, qmp: Qmp, exit?: Promise<string>) {
    this.#names = names;
    this.#cards = cards;
    this.record = record;
    this.#qmp = qmp;
    this.#exit = exit;
    if (record.sound) this.listen = async (listener) => listenToSound(await connectTo(names.display), listener);
    if (record.microphone) this.connectMicrophone = () => connectTo(names.microphone);
    if (record.automation) this.connectAutomation = () => connectTo(names.automation);
    if (record.usb) this.usb = qemuUsb(qmp);
    qmp.onStoppedByDisk = () => void this.#waitForRoom();
    qmp.onPeer = (isThere) => void this.#followPeer(isThere).catch(() => undefined);
    this.ended = qmp.closed
      .then(() => (this.#isDetached ? new Promise<never>(() => undefined) : this.#bury()))
      .catch(() => undefined);
  }

  /** Adds a moment of its beginning. */
  began(moment: BegunMoment['moment'], atMs: number): void {
    this.begun.push({ moment, atMs });
  }

  async connectGuestChannel(): Promise<Duplex> {
    return connectTo(this.#names.guest);
  }

  async connectFiles(): Promise<Duplex> {
    return connectTo(this.#names.files);
  }

  async connectInspector(): Promise<Duplex> {
    return connectTo(this.#names.inspector);
  }

  captureCard(card: number): Promise<CardCapture> {
    const path = this.#names.capture(card);
    return captureCard(this.#qmp, card, { path, inside: insideOf(this.#names.own)(path) });
  }

  async followScreen(listener: ScreenListener, everyMs: number): Promise<() => void> {
    return followScreen(await connectTo(this.#names.display), listener, everyMs);
  }

  async connectConsole(): Promise<Duplex> {
    return connectTo(this.#names.console);
  }

  screenshot(): Promise<Picture> {
    return this.#dump(openPicture, { keeps: true });
  }

  frame(thinned?: Thinning): Promise<Frame> {
    return this.#dump((file) => readFrame(file, thinned), { keeps: false });
  }

  async resume(): Promise<void> {
    await this.#goOn();
    this.#isPaused = false;
  }

  async #goOn(): Promise<void> {
    // Both are sent at once, so that no key of a viewer comes between them.
    const [going, released] = [this.#qmp.execute('cont'), releaseInput(this.#qmp)];
    await going;
    await released;
  }

  async pause(): Promise<void> {
    this.#isPaused = true;
    await this.#qmp.execute('stop');
  }

  followRoom(onChange: (isWithoutRoom: boolean) => void): void {
    this.#onRoom = onChange;
    if (this.#isWithoutRoom) onChange(true);
  }

  /** QEMU tells only when it stops the guest, and that may have been before this host agent took it over. */
  async lookForRoom(): Promise<void> {
    const answer = await this.#qmp.execute('query-status').catch(() => undefined);
    if (StoppedByDisk.safeParse(answer).success) await this.#waitForRoom();
  }

  /** QEMU repeats the write when the guest goes on, and stops the guest again if there is still no room. Ends with the control socket. */
  async #waitForRoom(): Promise<void> {
    this.#failedWrites += 1;
    if (this.#isWithoutRoom) return;
    this.#isWithoutRoom = true;
    this.#onRoom(true);
    for (let before = -1; this.#isPaused || before !== this.#failedWrites;) {
      await sleep(LOOK_FOR_ROOM_EVERY_MS, undefined, { ref: false });
      before = this.#failedWrites;
      if (!this.#isPaused) await this.#goOn().catch(() => undefined);
      await sleep(FAILS_AGAIN_WITHIN_MS, undefined, { ref: false });
      if (this.#qmp.isClosed) return;
    }
    this.#isWithoutRoom = false;
    this.#onRoom(false);
  }

  async linkUp(): Promise<void> {
    this.#hasLink = true;
    await this.#setLinks(true, this.#cards);
  }

  /**
   * Without the network VM the guest has no link, as without a cable: Chromium says so, forgets the addresses of names, which the next network VM does not
   * let it reach before it has asked for them, and loads the page again when the link is back.
   */
  async #followPeer(isThere: boolean): Promise<void> {
    if (this.#hasLink) await this.#setLinks(isThere, this.record.followingCards ?? 0);
  }

  async #setLinks(up: boolean, cards: number): Promise<void> {
    for (let card = 0; card < cards; card += 1) await this.#qmp.execute('set_link', { name: `card${card}`, up });
  }

  /** QEMU's reason for the guest's shutdown, once it has shut down. */
  get shutdownReason(): string | undefined {
    return this.#qmp.shutdownReason;
  }

  async lastWords(): Promise<string> {
    const exit = await Promise.race([this.#exit, sleep(EXIT_WITHIN_MS)]);
    return [
      printable(this.shutdownReason ?? ''),
      exit && `QEMU ended ${exit}`,
      await lastWords(this.#names.processLog('qemu')),
    ]
      .filter(Boolean)
      .join(' | ');
  }

  detach(): void {
    this.#isDetached = true;
    this.#qmp.close();
  }

  kill(): Promise<void> {
    this.#killing ??= this.#killAll();
    return this.#killing;
  }

  /** Its control socket is closed: waits for the process to end by itself, which reports how, or kills it. */
  async #bury(): Promise<void> {
    await Promise.all(this.record.processes.map((identity) => waitUntilGone(identity, EXIT_WITHIN_MS)));
    await this.kill();
  }

  async #killAll(): Promise<void> {
    // The innermost process first: the jail's other processes end with it.
    for (const identity of this.record.processes.toReversed()) {
      const gone =
        identity.role === 'jail'
          ? (await waitUntilGone(identity, 500)) || (await killAndWait(identity))
          : await killAndWait(identity);
      if (!gone) {
        throw new Failure('vm-lingers', {
          kind: 'process',
          name: `${identity.pid} (${identity.role})`,
          look: `ps -fp ${identity.pid}`,
        });
      }
    }
    this.#qmp.close();
  }

  /** QEMU writes bare pixels: the host agent unpacks nothing. */
  #dump<Read>(read: (file: string) => Promise<Read>, how: { readonly keeps: boolean }): Promise<Read> {
    const file = this.#names.frame;
    const filename = insideOf(this.#names.own)(file);
    const dump = () => this.#qmp.execute('screendump', { filename, format: 'ppm' });
    return this.#frames.take(() => withFrameFile(file, dump, read, how));
  }
}

async function connectTo(path: string): Promise<Duplex> {
  const socket = connectToVmSocket(path);
  await once(socket, 'connect');
  return socket;
}

// The file into which QEMU writes a frame. It exists before, because QEMU may create no files once it runs.

const { O_RDWR, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;

/**
 * Has `dump` fill the file, and reads it. `keeps`: the reader goes on reading the file after its promise, so that the next frame needs another
 * one. Otherwise it stays the same file, so that a compromised QEMU, which may keep files open, fills only one.
 */
export async function withFrameFile<Read>(
  path: string,
  dump: () => Promise<unknown>,
  read: (path: string) => Promise<Read>,
  { keeps }: { readonly keeps: boolean },
): Promise<Read> {
  const file = await open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK, 0o600);
  try {
    // QEMU has a separate account; only this person enters the folder.
    await file.chmod(0o666);
    await dump();
    return await read(path);
  } finally {
    if (keeps) await rm(path, { force: true });
    else await file.truncate(0).catch(() => undefined);
    await file.close();
  }
}
