import type { ChannelPort } from '../../../../appliance/agent/channel/port.ts';

/** A port in memory: the test is the host at its other end. */
export class FakePort implements ChannelPort {
  readonly written: unknown[] = [];
  /** When false the host does not read: a write never ends. */
  reading = true;
  #arriving: Buffer[] = [];
  #wake: (() => void) | undefined;

  /** Empty text: the host has gone. */
  arrive(text: string): void {
    this.#arriving.push(Buffer.from(text));
    this.#wake?.();
  }

  host(message: unknown): void {
    this.arrive(`${JSON.stringify(message)}\n`);
  }

  async read(): Promise<Buffer> {
    if (this.#arriving.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#arriving.shift() ?? Buffer.alloc(0);
  }

  write(bytes: Buffer): Promise<void> {
    if (!this.reading) return new Promise(() => undefined);
    this.written.push(JSON.parse(bytes.toString('utf8')));
    return Promise.resolve();
  }
}
