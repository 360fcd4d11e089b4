/** The USB devices of one session: handed to its VM while it runs, when the person asks for it, and back with the host when it ends. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Failure } from '../api/failure.ts';
import { type ListedUsbDevice, MAX_USB_DEVICES, UsbDevice, type UsbKind } from '../api/usb.ts';
import type { VmUsb } from '../hypervisor/hypervisor.ts';
import { isRunning, ProcessIdentity } from '../process/process.ts';
import type { VmFiles } from '../storage/filenames.ts';
import { type HandedDevice, handOver, takeBack } from '../usb/hand-over.ts';
import { type HostDevice, hostDevices } from '../usb/host-devices.ts';
import { offers, refusalOf } from '../usb/offers.ts';

/** What the next host agent needs to know of a device that a session has. */
export const UsbRecord = z.array(
  z.strictObject({ name: z.string(), device: UsbDevice, processes: z.array(ProcessIdentity) }),
);
type UsbRecord = z.infer<typeof UsbRecord>;

/** How often devices are looked for that were pulled out. */
const LOOK_EVERY_MS = 2_000;

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
  readonly handOver: typeof handOver;
  readonly takeBack: typeof takeBack;
}
const THIS_HOST: UsbSource = { devices: () => hostDevices(), handOver, takeBack };

interface Held {
  readonly name: string;
  readonly device: UsbDevice;
  /** Absent while it is being handed over. */
  handed?: HandedDevice;
  /** It is being returned. */
  isLeaving?: true;
}

export class SessionUsb {
  readonly #deps: SessionUsbDeps;
  readonly #host: UsbSource;
  readonly #ending = new AbortController();
  #held: readonly Held[] = [];
  #isWatching = false;

  constructor(deps: SessionUsbDeps) {
    this.#deps = deps;
    this.#host = deps.host ?? THIS_HOST;
  }

  /** The devices that it has; absent if it can be handed none. */
  get state(): UsbDevice[] | undefined {
    if (!this.#vmUsb() || this.#deps.kinds().length === 0) return undefined;
    return this.#held.flatMap(({ device, handed }) => (handed ? [device] : []));
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
    const held: Held = { name, device: UsbDevice.strip().parse(found) };
    this.#held = [...this.#held, held];
    try {
      const until = AbortSignal.any([signal, this.#ending.signal]);
      const handed = await this.#host.handOver(found, { names: this.#deps.names, usb, name }, until);
      held.handed = handed;
      void handed.ended?.then(() => this.#forget(held));
      if (found.kind === 'smart-card') await this.#useCards(found.name, until);
    } catch (error) {
      if (held.handed) await this.#return(held);
      this.#forget(held);
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
    if (!held?.handed) throw new Failure('usb-device-missing', { device: address });
    await this.#return(held);
  }

  /** The profile was edited: returns what it no longer allows. */
  enforce(): void {
    const kinds: readonly string[] = this.#deps.kinds();
    for (const held of this.#held) if (!kinds.includes(held.device.kind)) this.#giveUp(held);
  }

  /** The session ends: nothing more is handed to it. */
  stop(): void {
    this.#ending.abort(new Failure('session-ended', { end: 'closed' }));
  }

  /** Fulfilled when all devices are back with the host. The VM has ended. */
  async end(): Promise<void> {
    this.stop();
    await Promise.all(this.#held.flatMap(({ handed }) => (handed ? [this.#host.takeBack(handed)] : [])));
    this.#held = [];
  }

  record(): UsbRecord {
    return this.#held.flatMap(({ name, device, handed }) =>
      handed ? [{ name, device, processes: [...handed.processes] }] : [],
    );
  }

  /** Takes over the devices that an earlier host agent has handed over. */
  restore(record: UsbRecord): void {
    this.#held = record.map(({ name, device, processes }) => ({ name, device, handed: { processes } }));
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

  #forget(held: Held): void {
    if (!this.#held.includes(held)) return;
    this.#held = this.#held.filter((other) => other !== held);
    this.#deps.onChange();
  }

  async #return(held: Held): Promise<void> {
    await this.#vmUsb()?.unplug(held.name);
    if (held.handed) await this.#host.takeBack(held.handed);
    this.#forget(held);
  }

  #giveUp(held: Held): void {
    if (held.isLeaving) return;
    held.isLeaving = true;
    this.#return(held).catch((error: unknown) => this.#deps.onTrouble(String(error)));
  }

  /** Returns devices that were pulled out: their programs do not always end. */
  async #watch(): Promise<void> {
    if (this.#isWatching) return;
    this.#isWatching = true;
    while (this.#held.length > 0 && !this.#ending.signal.aborted) {
      await sleep(LOOK_EVERY_MS, undefined, { ref: false });
      const there = new Set((await this.#host.devices()).map(({ address }) => address));
      for (const held of this.#held) {
        const [program] = held.handed?.processes ?? [];
        if (program && (!there.has(held.device.address) || !(await isRunning(program)))) this.#giveUp(held);
      }
    }
    this.#isWatching = false;
  }
}
