/** What a virtual USB device is: its description, and what it does with what it is sent. */

export interface UsbEndpoint {
  /** With bit 7 where the device speaks. */
  readonly address: number;
  readonly transfer: 'bulk' | 'interrupt' | 'isochronous';
  /** Of one packet. */
  readonly bytes: number;
  /** As in its descriptor. */
  readonly interval?: number;
}

/** One setting of an interface. An interface with several settings is several of these. */
export interface UsbInterface {
  readonly number: number;
  readonly alternate?: number;
  /** Class, subclass and protocol. */
  readonly kind: readonly [number, number, number];
  /** Descriptors before that of the interface, such as one that joins interfaces. */
  readonly before?: Buffer;
  /** Descriptors of the class, between that of the interface and those of its endpoints. */
  readonly details?: Buffer;
  readonly endpoints: readonly UsbEndpoint[];
}

export interface UsbDescription {
  readonly vendor: number;
  readonly product: number;
  readonly version: number;
  readonly names: { readonly maker: string; readonly product: string };
  readonly speed: 'full' | 'high';
  /** Class, subclass and protocol of the device; zeros where its interfaces say it. */
  readonly kind?: readonly [number, number, number];
  readonly interfaces: readonly UsbInterface[];
}

export interface UsbDevice extends UsbDescription {
  /**
   * The answer to a request, without those that descriptors.ts answers from the description; `undefined` where it knows none. `setup`: the 8 bytes
   * as in the USB standard. A request that brings data is answered by an empty buffer.
   */
  readonly control?: (setup: Buffer, data: Buffer) => Buffer | undefined;
  /** One transfer to an endpoint. */
  readonly receive?: (endpoint: number, data: Buffer) => void;
  /** The VM has chosen a setting of an interface. */
  readonly select?: (number: number, alternate: number) => void;
  /** It is unplugged. */
  readonly end?: () => void;
}

/** By which the device speaks. */
export interface UsbLink {
  /** One transfer from an endpoint, which waits until the VM asks for it. From an isochronous one it is lost unless the VM listens. */
  readonly push: (endpoint: number, data: Buffer) => void;
  /** How many transfers wait at an endpoint. */
  readonly backlog: (endpoint: number) => number;
}

/** A device with one interface, by the name of what it is. */
export const singleDevice = (
  product: string,
  description: Pick<UsbInterface, 'kind' | 'details' | 'endpoints'>,
): Pick<UsbDescription, 'version' | 'names' | 'speed' | 'interfaces'> => ({
  version: 0x0100,
  names: { maker: 'Safe Browse tests', product },
  speed: 'full',
  interfaces: [{ number: 0, ...description }],
});

/** Makes the device when a QEMU connects: no two connections share what it remembers. */
export type PlugIn = (link: UsbLink) => UsbDevice;

export const DEVICE_TO_HOST = 0x80;
export const isInput = (address: number): boolean => (address & DEVICE_TO_HOST) !== 0;
