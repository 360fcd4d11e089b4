/** Text that a keyboard of the VM lacks reaches the focused field of a real Chromium, in order with the keys of RFB; and its image draws the scripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Client } from '../../../host-agent/api/connection/client.ts';
import type { Session } from '../../../host-agent/api/session/session.ts';
import { InOrder } from '../../../ui/renderer/session/keyboard/in-order.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import { artefact } from '../../bed/artefacts.ts';
import { navigate } from '../../bed/session/browser.ts';
import { openSession } from '../../bed/session/open-session.ts';
import type { RfbClient } from '../../bed/screen/rfb-client.ts';
import { KEY } from '../../bed/screen/rfb-messages.ts';
import { openTestBed, type TestBed } from '../../bed/test-bed.ts';
import { PAGE_TIMEOUT_MS } from '../../bed/timeouts.ts';

/** Where the first field of the page is on the screen, with or without the bookmarks that another test may have added. */
const TEXT_FIELD = [200, 135] as const;

const Typed = z.object({ field: z.string(), value: z.string(), keys: z.array(z.string()) });

describe('typing in a session', () => {
  let testBed: TestBed;
  let session: Session;
  let screen: RfbClient;
  let client: Client;
  let inOrder: InOrder;
  beforeAll(async () => {
    testBed = await openTestBed();
    testBed.product.configure('[spare]\nkeep = false\n');
    ({ session, screen } = await openSession(testBed, 'typing?run=typing'));
    const attached = await Client.attach(socketPath(testBed.product.runtimeFolder));
    if (!attached) throw new Error('No host agent runs.');
    client = attached;
    inOrder = new InOrder(async (text) => {
      // Unlike the window, this client takes its time for the keys before.
      await pressed;
      await client.call('session.type', { id: session.id, text });
    });
  });
  let pressed = Promise.resolve();
  afterAll(async () => {
    client.close();
    expect(await testBed.close()).toEqual([]);
  });

  const press = (...keys: readonly (number | string)[]) =>
    inOrder.send(() => void (pressed = pressed.then(() => screen.press(...keys))));
  /** Presses Enter, and returns what the page has in its focused field by then. */
  async function entered(): Promise<z.infer<typeof Typed>> {
    const typed = async () => (await testBed.site.reports('typing')).filter(({ kind }) => kind === 'typed');
    const before = (await typed()).length;
    press(KEY.enter);
    await expect.poll(async () => (await typed()).length, { timeout: PAGE_TIMEOUT_MS }).toBe(before + 1);
    return Typed.parse(JSON.parse((await typed()).at(-1)?.detail ?? ''));
  }

  it.each(['text', 'password', 'editable'])(
    'writes any characters in order with the keys before and after, in a field for %s',
    async (field) => {
      press('a');
      inOrder.type('é😀');
      press('b');
      inOrder.type('好👩‍👩‍👧❤️🇩🇪');
      press('c');
      const { value, keys, ...rest } = await entered();
      expect({ ...rest, value: value.trim() }).toEqual({ field, value: 'aé😀b好👩‍👩‍👧❤️🇩🇪c' });
      // Pages that listen to keys get one for each character. Those outside Unicode's basic plane come from Chromium's input method, and their key has no name.
      expect(keys).toHaveLength(Array.from(value.trim()).length);
      expect(keys.filter((key) => /^\p{L}$/u.test(key))).toEqual(['a', 'é', 'b', '好', 'c']);
      press(KEY.tab);
    },
  );

  it('types without the clipboard', async () => {
    expect(await testBed.product.complaint('copy', session.id)).toMatchObject({ code: 'clipboard-empty' });
  });

  it('writes what is typed fast on another layout', async () => {
    await pressed;
    await screen.click(...TEXT_FIELD);
    for (const letter of 'привет') inOrder.type(letter);
    press('-');
    for (const letter of 'мир') inOrder.type(letter);
    expect((await entered()).value).toBe('привет-мир');
  });

  it('writes an alphabet that was never typed before, with the right name of each key', async () => {
    const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
    for (const text of [alphabet.slice(0, 3), alphabet.slice(3)]) {
      await client.call('session.type', { id: session.id, text });
    }
    expect(await entered()).toEqual({ field: 'text', value: alphabet, keys: Array.from(alphabet) });
  });

  it('has no key held any more that was released while the session was paused', async () => {
    await pressed;
    await screen.click(...TEXT_FIELD);
    await screen.key(KEY.shift, true);
    await client.call('session.discard', { id: session.id, undoSeconds: 60 });
    await screen.key(KEY.shift, false);
    await client.call('session.undo', { id: session.id });
    press('a');
    expect((await entered()).value).toBe('a');
  });

  it('draws Latin, Chinese, Japanese, Korean, Arabic, Indic scripts and emoji without boxes', async () => {
    await navigate(screen, 'http://site.test/scripts?run=scripts');
    const { detail } = await testBed.site.waitForReport('scripts', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    await testBed.product.run('screenshot', session.id, artefact('typing/scripts.png'));
    expect(JSON.parse(detail)).toEqual([]);
  });
});
