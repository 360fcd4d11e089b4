/** Types into the focused field of the page `typing` by two ways, in order: keys by RFB, and text by the host agent. */
import { expect } from 'vitest';
import { z } from 'zod';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { InOrder } from '../../../ui/renderer/session/keyboard/in-order.ts';
import type { RfbClient } from '../screen/rfb-client.ts';
import { KEY } from '../screen/rfb-messages.ts';
import { openTestBed, type TestBed } from '../test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../timeouts.ts';
import { type OpenSession, openSession } from './open-session.ts';

const Typed = z.object({ field: z.string(), value: z.string(), keys: z.array(z.string()) });

export class Typist {
  readonly testBed: TestBed;
  readonly session: Session;
  readonly screen: RfbClient;
  readonly client: Client;
  readonly #run: string;
  readonly #inOrder: InOrder;
  #pressed: Promise<void> = Promise.resolve();

  private constructor(run: string, testBed: TestBed, opened: OpenSession, client: Client) {
    this.testBed = testBed;
    this.session = opened.session;
    this.screen = opened.screen;
    this.client = client;
    this.#run = run;
    this.#inOrder = new InOrder(async (text) => {
      // Unlike the window, this client takes its time for the keys before.
      await this.#pressed;
      await client.call('session.type', { id: opened.session.id, text });
    });
  }

  /** A test bed with one session. `run`: of its page. */
  static async open(run: string): Promise<Typist> {
    const testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
    const opened = await openSession(testBed, `typing?run=${run}`);
    const client = await Client.attach(socketPath(testBed.product.runtimeFolder));
    if (!client) throw new Error('No host agent runs.');
    return new Typist(run, testBed, opened, client);
  }

  /** Acts on the screen after all that was typed before. */
  inTurn(act: () => Promise<void>): void {
    this.#inOrder.send(() => void (this.#pressed = this.#pressed.then(act)));
  }

  press(...keys: readonly (number | string)[]): void {
    this.inTurn(() => this.screen.press(...keys));
  }

  type(text: string): void {
    this.#inOrder.type(text);
  }

  /** Until all keys are pressed. */
  get pressed(): Promise<void> {
    return this.#pressed;
  }

  /** Presses Enter, and returns what the page has in its focused field by then. */
  async entered(): Promise<z.infer<typeof Typed>> {
    const { site } = this.testBed;
    const typed = async () => (await site.reports(this.#run)).filter(({ kind }) => kind === 'typed');
    const before = (await typed()).length;
    this.press(KEY.enter);
    await expect.poll(async () => (await typed()).length, { timeout: PAGE_TIMEOUT_MS }).toBe(before + 1);
    return Typed.parse(JSON.parse((await typed()).at(-1)?.detail ?? ''));
  }

  /** What is left over of the test bed, which must be nothing. */
  async close(): Promise<readonly string[]> {
    this.client.close();
    return this.testBed.close();
  }
}
