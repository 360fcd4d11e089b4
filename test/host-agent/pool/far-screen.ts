import { Duplex } from 'node:stream';

/** The far end of a stream to a screen, and what the desk has sent there. */
export class FarScreen extends Duplex {
  sent = Buffer.alloc(0);

  override _read(): void {
    // The test pushes.
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.sent = Buffer.concat([this.sent, chunk]);
    done();
  }
}
