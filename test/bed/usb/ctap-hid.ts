/** CTAPHID: requests and answers of an authenticator in reports of 64 bytes, as the FIDO Alliance specifies it. */
import { randomBytes } from 'node:crypto';

export const REPORT_BYTES = 64;
const FIRST_BYTES = REPORT_BYTES - 7;
const NEXT_BYTES = REPORT_BYTES - 5;
const FIRST = 0x80;
const COMMAND = { ping: 0x01, init: 0x06, cbor: 0x10, cancel: 0x11, error: 0x3f } as const;
const INVALID_COMMAND = 0x01;
/** It speaks CTAP 2, and not its predecessor U2F. */
const CAPABILITIES = 0x04 | 0x08;

interface Message {
  readonly channel: Buffer;
  readonly command: number;
  readonly bytes: number;
  readonly parts: Buffer[];
}

export class CtapHid {
  readonly #answer: (request: Buffer) => Buffer;
  #message: Message | undefined;

  constructor(answer: (request: Buffer) => Buffer) {
    this.#answer = answer;
  }

  /** The reports that answer this one: none until a request is complete. */
  receive(report: Buffer): Buffer[] {
    const channel = report.subarray(0, 4);
    const second = report.readUInt8(4);
    if ((second & FIRST) !== 0) {
      this.#message = {
        channel: Buffer.from(channel),
        command: second & ~FIRST,
        bytes: report.readUInt16BE(5),
        parts: [Buffer.from(report.subarray(7))],
      };
    } else this.#message?.parts.push(Buffer.from(report.subarray(5)));
    const message = this.#message;
    if (!message) return [];
    const all = Buffer.concat(message.parts);
    if (all.length < message.bytes) return [];
    this.#message = undefined;
    return this.#respond(message, all.subarray(0, message.bytes));
  }

  #respond({ channel, command }: Message, request: Buffer): Buffer[] {
    switch (command) {
      case COMMAND.init:
        return reports(
          channel,
          command,
          Buffer.concat([request.subarray(0, 8), randomBytes(4), Buffer.from([2, 1, 0, 0, CAPABILITIES])]),
        );
      case COMMAND.ping:
        return reports(channel, command, request);
      case COMMAND.cbor:
        return reports(channel, command, this.#answer(request));
      case COMMAND.cancel:
        return [];
      default:
        return reports(channel, COMMAND.error, Buffer.from([INVALID_COMMAND]));
    }
  }
}

function reports(channel: Buffer, command: number, answer: Buffer): Buffer[] {
  const first = Buffer.alloc(REPORT_BYTES);
  channel.copy(first);
  first.writeUInt8(command | FIRST, 4);
  first.writeUInt16BE(answer.length, 5);
  answer.copy(first, 7, 0, FIRST_BYTES);
  const all = [first];
  for (let at = FIRST_BYTES; at < answer.length; at += NEXT_BYTES) {
    const next = Buffer.alloc(REPORT_BYTES);
    channel.copy(next);
    next.writeUInt8(all.length - 1, 4);
    answer.copy(next, 5, at, at + NEXT_BYTES);
    all.push(next);
  }
  return all;
}
