import { once } from 'node:events';
import { type Duplex, Readable } from 'node:stream';
import { connectToVmSocket } from '../../api/connection/vm-socket.ts';
import { killAndWait, waitUntilGone } from '../../process/process.ts';
import type { Frame, ScreenListener, SoundListener, StartWatch, Vm, VmRecord } from '../hypervisor.ts';
import type { Picture } from '../picture/picture.ts';
import type { FakeGuest } from './fake-guest.ts';

/** A sleeping process that stands for a VM. */
export class FakeVm implements Vm {
  readonly record: VmRecord;
  readonly ended: Promise<void>;
  readonly listen?: (listener: SoundListener) => Promise<() => void>;
  readonly connectMicrophone?: () => Promise<Duplex>;
  readonly connectAutomation?: () => Promise<Duplex>;
  watch?: StartWatch;
  readonly #guest: FakeGuest;
  #isDetached = false;

  constructor(guest: FakeGuest, record: VmRecord) {
    this.#guest = guest;
    this.record = record;
    this.ended = this.#watch();
    if (record.microphone) this.connectMicrophone = () => connectTo(guest.spec.names.microphone);
    if (record.automation) this.connectAutomation = () => connectTo(guest.spec.names.automation);
    if (record.sound) {
      this.listen = async (listener) => {
        guest.listener = listener;
        return () => (guest.listener = undefined);
      };
    }
  }

  lastWords(): Promise<string> {
    return Promise.resolve('the process that stands for the VM ended');
  }

  connectGuestChannel(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.guest);
  }

  connectFiles(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.files);
  }

  connectInspector(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.inspector);
  }

  connectConsole(): Promise<Duplex> {
    return connectTo(this.#guest.spec.names.console);
  }

  screenshot(): Promise<Picture> {
    const { width, height, rgb } = this.#guest.frame;
    return Promise.resolve({ width, height, rgb: Readable.from([rgb]) });
  }

  frame(): Promise<Frame> {
    return Promise.resolve(this.#guest.frame);
  }

  followScreen(listener: ScreenListener): Promise<() => void> {
    this.#guest.onScreen = listener;
    return Promise.resolve(() => (this.#guest.onScreen = undefined));
  }

  resume(): Promise<void> {
    this.#guest.wake();
    return Promise.resolve();
  }

  pause(): Promise<void> {
    this.#guest.isAsleep = true;
    return Promise.resolve();
  }

  followRoom(onChange: (isWithoutRoom: boolean) => void): void {
    this.#guest.onRoom = onChange;
  }

  linkUp(): Promise<void> {
    this.#guest.hasLink = true;
    return Promise.resolve();
  }

  detach(): void {
    this.#isDetached = true;
  }

  async kill(): Promise<void> {
    for (const identity of this.record.processes) await killAndWait(identity);
    this.#guest.close();
  }

  async #watch(): Promise<void> {
    for (const identity of this.record.processes) while (!(await waitUntilGone(identity, 1_000)));
    if (this.#isDetached) await new Promise<never>(() => undefined);
    this.#guest.close();
  }
}

async function connectTo(path: string): Promise<Duplex> {
  const socket = connectToVmSocket(path);
  await once(socket, 'connect');
  return socket;
}
