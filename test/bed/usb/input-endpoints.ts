/** What a device says at its endpoints, until the VM takes it. */
import { isInput, type UsbEndpoint } from './usb-device.ts';
import { bulkHead, packetHead, type Send, STATUS, TYPE } from './usbredir-messages.ts';

interface Input {
  readonly transfer: UsbEndpoint['transfer'];
  readonly said: Buffer[];
  /** Requests of the VM that nothing has answered. */
  readonly asked: { readonly id: bigint; readonly length: number }[];
  /** The VM takes what the endpoint says without asking for each transfer, which it does except for bulk endpoints. */
  isStarted: boolean;
}

export class InputEndpoints {
  readonly #send: Send;
  readonly #inputs: ReadonlyMap<number, Input>;
  #packets = 0n;

  constructor(endpoints: readonly UsbEndpoint[], send: Send) {
    this.#send = send;
    this.#inputs = new Map(
      endpoints
        .filter(({ address }) => isInput(address))
        .map(({ address, transfer }) => [address, { transfer, said: [], asked: [], isStarted: false }]),
    );
  }

  push(endpoint: number, data: Buffer): void {
    this.#at(endpoint).said.push(data);
    this.#flow(endpoint);
  }

  backlog(endpoint: number): number {
    return this.#at(endpoint).said.length;
  }

  start(endpoint: number, isStarted: boolean): void {
    this.#at(endpoint).isStarted = isStarted;
    this.#flow(endpoint);
  }

  /** The VM asks a bulk endpoint for as much as `length`. */
  ask(endpoint: number, id: bigint, length: number): void {
    this.#at(endpoint).asked.push({ id, length });
    this.#flow(endpoint);
  }

  cancel(id: bigint): void {
    for (const [endpoint, { asked }] of this.#inputs) {
      const index = asked.findIndex((one) => one.id === id);
      if (index < 0) continue;
      asked.splice(index, 1);
      this.#send(TYPE.bulk, id, bulkHead({ endpoint, status: STATUS.cancelled, length: 0 }));
    }
  }

  /** The VM has reset the device, and knows of nothing that was said. */
  clear(): void {
    for (const { said, asked } of this.#inputs.values()) said.length = asked.length = 0;
  }

  #at(endpoint: number): Input {
    const input = this.#inputs.get(endpoint);
    if (!input) throw new RangeError(`The device has no endpoint 0x${endpoint.toString(16)} by which it speaks.`);
    return input;
  }

  #flow(endpoint: number): void {
    const { transfer, said, asked, isStarted } = this.#at(endpoint);
    const status = STATUS.success;
    if (transfer !== 'bulk') {
      // What is isochronous is of no use later.
      if (!isStarted && transfer === 'isochronous') said.length = 0;
      for (const data of isStarted ? said.splice(0) : [])
        this.#send(TYPE[transfer], this.#packets++, packetHead({ endpoint, status, length: data.length }), data);
      return;
    }
    while (said[0] && asked[0]) {
      const { id, length } = asked[0];
      const data = said[0].subarray(0, length);
      // The rest of a long transfer answers the next request.
      if (data.length < said[0].length) said[0] = said[0].subarray(length);
      else said.shift();
      asked.shift();
      this.#send(TYPE.bulk, id, bulkHead({ endpoint, status, length: data.length }), data);
    }
  }
}
