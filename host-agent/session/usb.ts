/** The USB devices of one session: handed to its VM while it runs, when the person asks for it, and back with the host when it ends. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { type ListedUsbDevice, MAX_USB_DEVICES, UsbDevice, type UsbKind } from '../api/session/usb.ts';
import type { VmUsb } from '../hypervisor/hypervisor.ts';
import { type Arrows, assertArrow } from '../process/arrows.ts';
import type { Owned } from '../process/owned.ts';
import { isRunning, ProcessIdentity } from '../process/process.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { type HandedDevice, handedDevice, handOver } from '../usb/hand-over.ts';
import { type HostDevice, hostDevices, watchDevices } from '../usb/host-devices.ts';
import { offers, refusalOf } from '../usb/offers.ts';

/** What the next host agent needs to know of a device that a session has. */
export const UsbRecord = z.array(
  z.strictObject({ name: z.string(), device: UsbDevice, processes: z.array(ProcessIdentity) }),
);
type UsbRecord = z.infer<typeof UsbRecord>;

/** How often devices are looked for in any case: nothing tells of the end of a program that an earlier host agent has started. */
const LOOK_EVERY_MS = 10_000;

export interface SessionUsbDeps {
  readonly names: VmFiles;
  /** Throws `Failure` session-not-ready. */
  readonly vm: () => { readonly usb?: VmUsb };
  /** The kinds that the profile of the session still allows; none if it allows no devices. */
  readonly kinds: () => readonly UsbKind[];
  /** Lets Chromium use the cards in this many readers. Fulfilled with whether it can; rejects with the signal's reason. */
  readonly useCards: (readers: number, signal: AbortSignal) => Promise<boolean>;
  readonly onChange: () => void;
  readonly onTrouble: (reason: string) => void;
  /** The host, in tests without its devices. */
  readonly host?: UsbSource;
}

export interface UsbSource {
  readonly devices: () => Promise<HostDevice[]>;
  readonly watch: typeof watchDevices;
  readonly handOver: typeof handOver;
  /** Of a device that an earlier host agent has handed over. */
  readonly handedDevice: typeof handedDevice;
}
const THIS_HOST: UsbSource = { devices: () => hostDevices(), watch: watchDevices, handOver, handedDevice };

type HeldState =
  /** `stop` ends the hand-over. */
  | { readonly is: 'arriving'; readonly stop: AbortController }
  | { readonly is: 'there'; readonly handed: Owned<HandedDevice> }
  | { readonly is: 'leaving'; readonly handed: Owned<HandedDevice>; readonly left: Promise<void> }
  | { readonly is: 'gone' };

const NEXT: Arrows<HeldState['is']> = {
  // One that is forbidden or cancelled meanwhile leaves as soon as it is there.
  arriving: ['there', 'gone'],
  // Gone: its program has ended.
  there: ['leaving', 'gone'],
  // There: it could not be taken back, which can be tried again.
  leaving: ['there', 'gone'],
  gone: [],
};

interface Held {
  readonly name: string;
  readonly device: UsbDevice;
  state: HeldState;
}

export class SessionUsb {
  readonly #deps: SessionUsbDeps;
  readonly #host: UsbSource;
  readonly #ending = new AbortController();
  #held: readonly Held[] = [];
  /** Aborted when it is time to look; absent while nothing is watched. */
  #look: AbortController | undefined;

  constructor(deps: SessionUsbDeps) {
    this.#deps = deps;
    this.#host = deps.host ?? THIS_HOST;
  }

  /** The devices that it has; absent if it can be handed none. */
  get state(): UsbDevice[] | undefined {
    if (!this.#vmUsb() || this.#deps.kinds().length === 0) return undefined;
    return this.#held.flatMap(({ device, state }) => (state.is === 'arriving' ? [] : [device]));
  }

  /** The addresses of its devices, also of those that are being handed over. */
  get addresses(): readonly string[] {
    return this.#held.map(({ device }) => device.address);
  }

  /** `taken`: the addresses of devices that any session has. Throws `Failure` no-usb. */
  async list(taken: ReadonlySet<string>): Promise<ListedUsbDevice[]> {
    this.#usable();
    return offers(await this.#host.devices(), { kinds: this.#deps.kinds(), taken });
  }

  /** Fulfilled when the guest can use the device. Throws `Failure`, or the signal's reason. */
  async connect(address: string, taken: () => ReadonlySet<string>, signal: AbortSignal): Promise<void> {
    const usb = this.#usable();
    const found = (await this.#host.devices()).find((device) => device.address === address);
    if (!found) throw new Failure('usb-device-missing', { device: address });
    const refusal = refusalOf(found, this.#deps.kinds(), taken());
    if (refusal) throw new Failure('usb-device-refused', { device: found.name, refusal });
    if (this.#held.length >= MAX_USB_DEVICES) throw new Failure('usb-too-many', { most: MAX_USB_DEVICES });
    const name = `usb-${randomBytes(4).toString('hex')}`;
    const stop = new AbortController();
    const held: Held = { name, device: UsbDevice.strip().parse(found), state: { is: 'arriving', stop } };
    this.#held = [...this.#held, held];
    const until = AbortSignal.any([signal, this.#ending.signal, stop.signal]);
    try {
      const handed = await this.#host.handOver(found, { names: this.#deps.names, usb, name }, until);
      this.#become(held, { is: 'there', handed });
      void handed.value.ended?.then(() => this.#forget(held));
      // The hand-over may have been complete when it was to end.
      until.throwIfAborted();
      if (found.kind === 'smart-card') await this.#useCards(found.name, until);
    } catch (error) {
      await this.#return(held);
      throw error;
    }
    this.#deps.onChange();
    void this.#watch();
  }

  /** Throws `Failure` smart-card-unusable, or the signal's reason. */
  async #useCards(device: string, signal: AbortSignal): Promise<void> {
    const readers = this.#held.filter(({ device: { kind } }) => kind === 'smart-card').length;
    if (!(await this.#deps.useCards(readers, signal))) throw new Failure('smart-card-unusable', { device });
  }

  /** Fulfilled when the device is back with the host. Throws `Failure` usb-device-missing. */
  async disconnect(address: string): Promise<void> {
    const held = this.#held.find(({ device }) => device.address === address);
    if (!held || held.state.is === 'arriving') throw new Failure('usb-device-missing', { device: address });
    await this.#return(held);
  }

  /** The profile was edited: returns what it no longer allows, also what is being handed over. */
  enforce(): void {
    const kinds: readonly string[] = this.#deps.kinds();
    for (const held of this.#held) if (!kinds.includes(held.device.kind)) this.#giveUp(held);
  }

  /** The session ends: nothing more is handed to it. */
  stop(): void {
    this.#ending.abort(new Failure('session-ended', { end: 'closed' }));
    this.#look?.abort();
  }

  /** Fulfilled when all devices are back with the host. The VM has ended. */
  async end(): Promise<void> {
    this.stop();
    await Promise.all(this.#held.flatMap(({ state }) => ('handed' in state ? [state.handed.dispose()] : [])));
    this.#held = [];
  }

  record(): UsbRecord {
    return this.#held.flatMap(({ name, device, state }) =>
      'handed' in state ? [{ name, device, processes: [...state.handed.value.processes] }] : [],
    );
  }

  /** Takes over the devices that an earlier host agent has handed over. */
  restore(record: UsbRecord): void {
    this.#held = record.map(({ name, device, processes }) => ({
      name,
      device,
      state: { is: 'there', handed: this.#host.handedDevice(name, { processes }) },
    }));
    void this.#watch();
  }

  #vmUsb(): VmUsb | undefined {
    try {
      return this.#deps.vm().usb;
    } catch {
      return undefined;
    }
  }

  #usable(): VmUsb {
    const { usb } = this.#deps.vm();
    if (!usb || this.#deps.kinds().length === 0) throw new Failure('no-usb');
    return usb;
  }

  #become(held: Held, next: HeldState): void {
    assertArrow('A USB device', NEXT, held.state.is, next.is);
    held.state = next;
  }

  /** The program that had it has ended, or it never came. */
  #forget(held: Held): void {
    if (held.state.is === 'gone') return;
    if ('handed' in held.state) void held.state.handed.dispose();
    this.#become(held, { is: 'gone' });
    this.#held = this.#held.filter((other) => other !== held);
    this.#look?.abort();
    this.#deps.onChange();
  }

  /** Fulfilled when it is back with the host. When it throws, the session still has it, and it can be tried again. */
  async #return(held: Held): Promise<void> {
    const { state } = held;
    if (state.is === 'leaving') return state.left;
    if (state.is !== 'there') {
      this.#forget(held);
      return;
    }
    const { handed } = state;
    const left = this.#takeBack(held.name, handed);
    this.#become(held, { is: 'leaving', handed, left });
    try {
      await left;
    } catch (error) {
      if (held.state.is === 'leaving') this.#become(held, { is: 'there', handed });
      throw error;
    }
    this.#forget(held);
  }

  /** Also a VM that does not unplug it loses it: the program that has it is ended. */
  async #takeBack(name: string, handed: Owned<HandedDevice>): Promise<void> {
    try {
      await this.#vmUsb()?.unplug(name);
    } catch (error) {
      this.#deps.onTrouble(String(error));
    }
    await handed.dispose();
  }

  #giveUp(held: Held): void {
    if (held.state.is === 'arriving')
      held.state.stop.abort(new Failure('usb-device-refused', { device: held.device.name, refusal: 'not-allowed' }));
    else this.#return(held).catch((error: unknown) => this.#deps.onTrouble(String(error)));
  }

  /** Returns devices that were pulled out: their programs do not always end. */
  async #watch(): Promise<void> {
    // One that is new has to be watched as well.
    this.#look?.abort();
    if (this.#look) return;
    while (this.#held.length > 0 && !this.#ending.signal.aborted) {
      const look = new AbortController();
      this.#look = look;
      // Before they are looked for, so that no change is missed.
      const unwatch = this.#host.watch(this.addresses, () => look.abort());
      try {
        await this.#giveUpLost();
        await sleep(LOOK_EVERY_MS, undefined, { ref: false, signal: look.signal }).catch(() => undefined);
      } finally {
        unwatch();
      }
    }
    this.#look = undefined;
  }

  async #giveUpLost(): Promise<void> {
    const there = new Set((await this.#host.devices()).map(({ address }) => address));
    for (const held of this.#held) {
      if (held.state.is !== 'there') continue;
      const [program] = held.state.handed.value.processes;
      if (program && (!there.has(held.device.address) || !(await isRunning(program)))) this.#giveUp(held);
    }
  }
}
