/** The server's end of a WebSocket (RFC 6455), as far as kubectl needs it of the fake. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const [CONTINUATION, BINARY, CLOSE, PING, PONG] = [0x0, 0x2, 0x8, 0x9, 0xa];
const [FINAL, LENGTH_16, LENGTH_64] = [0x80, 126, 127];
const NORMAL_CLOSURE = Buffer.from([0x03, 0xe8]);

export class WebSocketEnd {
  readonly #socket: Duplex;
  readonly #onMessage: (message: Buffer) => void;
  #rest = Buffer.alloc(0);
  #message: Buffer[] = [];

  /** Answers the upgrade. `onMessage` gets whole messages. */
  constructor(
    { request, socket, protocol }: { request: IncomingMessage; socket: Duplex; protocol: string },
    onMessage: (message: Buffer) => void,
  ) {
    this.#socket = socket;
    this.#onMessage = onMessage;
    const accept = createHash('sha1')
      .update(`${request.headers['sec-websocket-key'] ?? ''}${GUID}`)
      .digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n` +
        `Sec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
    );
    socket.on('error', () => undefined);
    socket.on('data', (bytes: Buffer) => this.#read(bytes));
  }

  /** Sends one binary message. `false`: the other end does not keep up; `drain` of the socket says when it does. */
  send(message: Buffer): boolean {
    return this.#frame(BINARY, message);
  }

  close(): void {
    this.#frame(CLOSE, NORMAL_CLOSURE);
    this.#socket.end();
  }

  #frame(opcode: number, payload: Buffer): boolean {
    const head = Buffer.alloc(payload.length < LENGTH_16 ? 2 : payload.length < 65_536 ? 4 : 10);
    head[0] = FINAL | opcode;
    if (head.length === 2) head[1] = payload.length;
    else if (head.length === 4) {
      head[1] = LENGTH_16;
      head.writeUInt16BE(payload.length, 2);
    } else {
      head[1] = LENGTH_64;
      head.writeBigUInt64BE(BigInt(payload.length), 2);
    }
    return this.#socket.write(Buffer.concat([head, payload]));
  }

  #read(bytes: Buffer): void {
    this.#rest = Buffer.concat([this.#rest, bytes]);
    for (let frame = taken(this.#rest); frame; frame = taken(this.#rest)) {
      this.#rest = this.#rest.subarray(frame.bytes);
      this.#take(frame);
    }
  }

  #take({ opcode, isFinal, payload }: Frame): void {
    if (opcode === PING) this.#frame(PONG, payload);
    else if (opcode === CLOSE) this.close();
    else if (opcode === BINARY || opcode === CONTINUATION) {
      this.#message.push(payload);
      if (isFinal) this.#onMessage(Buffer.concat(this.#message.splice(0)));
    }
  }
}

interface Frame {
  readonly opcode: number;
  readonly isFinal: boolean;
  readonly payload: Buffer;
  /** Of the whole frame. */
  readonly bytes: number;
}

/** The first frame, if it is complete. Frames of a client are masked. Pure. */
function taken(read: Buffer): Frame | undefined {
  if (read.length < 2) return undefined;
  const short = (read[1] ?? 0) & 0x7f;
  const lengthBytes = short === LENGTH_16 ? 2 : short === LENGTH_64 ? 8 : 0;
  const maskAt = 2 + lengthBytes;
  if (read.length < maskAt + 4) return undefined;
  const length = lengthBytes === 0 ? short : Number(BigInt(`0x${read.subarray(2, maskAt).toString('hex')}`));
  const start = maskAt + 4;
  if (read.length < start + length) return undefined;
  const mask = read.subarray(maskAt, start);
  const payload = Buffer.from(read.subarray(start, start + length));
  for (let at = 0; at < length; at += 1) payload[at] = (payload[at] ?? 0) ^ (mask[at % 4] ?? 0);
  return { opcode: (read[0] ?? 0) & 0x0f, isFinal: ((read[0] ?? 0) & FINAL) !== 0, payload, bytes: start + length };
}
