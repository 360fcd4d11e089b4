/** Text that a keyboard of the VM lacks reaches the focused field of a real Chromium, in order with the keys of RFB; and its image draws the scripts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artefact } from '../../../bed/artefacts.ts';
import { KEY } from '../../../bed/screen/rfb-messages.ts';
import { navigate } from '../../../bed/session/browser.ts';
import { Typist } from '../../../bed/session/typist.ts';
import { PAGE_TIMEOUT_MS } from '../../../bed/timeouts.ts';

/** Where the first field of the page is on the screen, with or without the bookmarks that another test may have added. */
const TEXT_FIELD = [200, 135] as const;

describe('typing in a session', () => {
  let typist: Typist;
  beforeAll(async () => void (typist = await Typist.open('typing')));
  afterAll(async () => {
    expect(await typist.close()).toEqual([]);
  });

  it.each(['text', 'password', 'editable'])(
    'writes any characters in order with the keys before and after, in a field for %s',
    async (field) => {
      typist.press('a');
      typist.type('é😀');
      typist.press('b');
      typist.type('好👩‍👩‍👧❤️🇩🇪');
      typist.press('c');
      const { value, keys, ...rest } = await typist.entered();
      expect({ ...rest, value: value.trim() }).toEqual({ field, value: 'aé😀b好👩‍👩‍👧❤️🇩🇪c' });
      // Pages that listen to keys get one for each character. Those outside Unicode's basic plane come from Chromium's input method, and their key has no name.
      expect(keys).toHaveLength(Array.from(value.trim()).length);
      expect(keys.filter((key) => /^\p{L}$/u.test(key))).toEqual(['a', 'é', 'b', '好', 'c']);
      typist.press(KEY.tab);
    },
  );

  it('types without the clipboard', async () => {
    expect(await typist.testBed.product.complaint('copy', typist.session.id)).toMatchObject({
      code: 'clipboard-empty',
    });
  });

  it('writes what is typed fast on another layout', async () => {
    await typist.pressed;
    await typist.screen.click(...TEXT_FIELD);
    for (const letter of 'привет') typist.type(letter);
    typist.press('-');
    for (const letter of 'мир') typist.type(letter);
    expect((await typist.entered()).value).toBe('привет-мир');
  });

  it('writes an alphabet that was never typed before, with the right name of each key', async () => {
    const alphabet = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
    for (const text of [alphabet.slice(0, 3), alphabet.slice(3)]) {
      await typist.client.call('session.type', { id: typist.session.id, text });
    }
    expect(await typist.entered()).toEqual({ field: 'text', value: alphabet, keys: Array.from(alphabet) });
  });

  it('has no key held any more that was released while the session was paused', async () => {
    await typist.pressed;
    await typist.screen.click(...TEXT_FIELD);
    await typist.screen.key(KEY.shift, true);
    await typist.client.call('session.discard', { id: typist.session.id, undoSeconds: 60 });
    await typist.screen.key(KEY.shift, false);
    await typist.client.call('session.undo', { id: typist.session.id });
    typist.press('a');
    expect((await typist.entered()).value).toBe('a');
  });

  it('draws Latin, Chinese, Japanese, Korean, Arabic, Indic scripts and emoji without boxes', async () => {
    const { testBed, screen, session } = typist;
    await navigate(screen, 'http://site.test/scripts?run=scripts');
    const { detail } = await testBed.site.waitForReport('scripts', ({ kind }) => kind === 'load', PAGE_TIMEOUT_MS);
    await testBed.product.run('screenshot', session.id, artefact('typing/scripts.png'));
    expect(JSON.parse(detail)).toEqual([]);
  });
});
