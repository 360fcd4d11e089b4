/** Carries the debugging pipe of Chromium over a separate port of the VM. What the messages mean is a matter of the host. */
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable, Writable } from 'node:stream';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { AUTOMATION_PORT, END_OF_MESSAGE } from '../../protocol/automation.ts';
import { messageOf } from '../../protocol/message-of.ts';
import { type ChannelPort, findPort, portFile } from '../channel/port.ts';
import type { Log } from '../log.ts';

const RECONNECT_POLL_MS = 100;
const END = Buffer.of(END_OF_MESSAGE);

export class Automation {
  readonly #open: () => Promise<ChannelPort>;
  readonly #log: Log;
  #port: Promise<ChannelPort> | undefined;
  /** Where the present Chromium reads. */
  #chromium: Writable | undefined;
  /** What was handed to it ends within a message. */
  #isWithin = false;
  /** One message of one Chromium after another. */
  #written: Promise<void> = Promise.resolve();

  constructor(log: Log, open: () => Promise<ChannelPort> = openAutomationPort) {
    this.#log = log;
    this.#open = open;
  }

  /** Carries the pipe of a Chromium that was started with one, until it ends. */
  carry({ stdio }: Pick<ChildProcess, 'stdio'>): void {
    const [, , , input, output] = stdio;
    if (!(input instanceof Writable) || !(output instanceof Readable)) return;
    this.#port ??= this.#listen();
    input.on('error', () => undefined);
    this.#chromium = input;
    this.#isWithin = false;
    this.#written = this.#written
      .then(() => this.#write(output))
      .catch((error: unknown) => this.#log.warn({ reason: messageOf(error) }, 'no program can drive the browser'));
  }

  async #write(output: Readable): Promise<void> {
    const port = await this.#port;
    await port?.write(END);
    for await (const chunk of output) await port?.write(chunk as Buffer);
    // What is left of its last message.
    await port?.write(END);
  }

  async #listen(): Promise<ChannelPort> {
    const port = await this.#open();
    void this.#hear(port).catch((error: unknown) =>
      this.#log.warn({ reason: messageOf(error) }, 'no program can drive the browser'),
    );
    return port;
  }

  async #hear(port: ChannelPort): Promise<never> {
    for (;;) {
      const bytes = await port.read();
      if (bytes.length > 0) await this.#hand(bytes);
      else {
        // The host is gone, perhaps in the middle of a message.
        if (this.#isWithin) await this.#hand(END);
        await sleep(RECONNECT_POLL_MS);
      }
    }
  }

  async #hand(bytes: Buffer): Promise<void> {
    this.#isWithin = bytes.at(-1) !== END_OF_MESSAGE;
    const input = this.#chromium;
    if (!input || input.destroyed) return;
    if (!input.write(bytes)) await Promise.race([once(input, 'drain'), once(input, 'close')]).catch(() => undefined);
  }
}

async function openAutomationPort(): Promise<ChannelPort> {
  const path = await findPort(AUTOMATION_PORT);
  if (path === undefined) throw new Error('The VM has no port for automation.');
  return portFile(await open(path, constants.O_RDWR | constants.O_NOCTTY));
}
