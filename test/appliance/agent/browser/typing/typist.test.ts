import { describe, expect, it } from 'vitest';
import { execa } from 'execa';
import { KEPT_FOR_MS } from '../../../../../appliance/agent/browser/typing/character-keys.ts';
import { type Keyboard, keyboardMap } from '../../../../../appliance/agent/browser/typing/keyboard.ts';
import { SPARE_KEYS, type Typed, Typist } from '../../../../../appliance/agent/browser/typing/typist.ts';
import { createLog } from '../../../../../appliance/agent/log.ts';
import { useFakeClock } from '../../../../bed/fake-clock.ts';
import { browsing, has } from '../role/role-at-work.ts';

/** A typist at a keyboard of which `fails` names the act that fails. */
function atWork({
  spareKeys = [93, 97, 103],
  fails = () => false,
  assignMs = 0,
}: { spareKeys?: readonly number[]; fails?: (act: string) => boolean; assignMs?: number } = {}) {
  const deeds: string[] = [];
  const answers: Typed[] = [];
  const lines: string[] = [];
  let laterMs = 0;
  const act = (deed: string) => {
    deeds.push(deed);
    return fails(deed) ? Promise.reject(new Error('xdotool failed (exit status 1).')) : Promise.resolve();
  };
  const keyboard: Keyboard = {
    assign: async (assignments) => {
      await act(assignments.map(({ key, character }) => `${key}=${character}`).join(' '));
      laterMs += assignMs;
    },
    press: (keys) => act(`press ${keys.join(' ')}`),
  };
  const typist = new Typist(
    keyboard,
    (typed) => answers.push(typed),
    createLog((line) => lines.push(line)),
    { nowMs: () => Date.now() + laterMs, spareKeys },
  );
  return { typist, deeds, answers, lines };
}

describe('the typist', () => {
  it('gives keys the characters of a text, presses them, and answers', async () => {
    const { typist, deeds, answers } = atWork();
    typist.want({ type: 'type', typing: 1, text: 'é😀é' });
    await expect.poll(() => answers).toEqual([{ type: 'typed', typing: 1, isDone: true }]);
    expect(deeds).toEqual(['93=é 97=😀', 'press 93 97 93']);
  });

  it('types one text after another, and sequences of several code points in order', async () => {
    const { typist, deeds, answers } = atWork();
    typist.want({ type: 'type', typing: 1, text: '❤\uFE0F' });
    typist.want({ type: 'type', typing: 2, text: '\uFE0F❤' });
    await expect.poll(() => answers.map(({ typing }) => typing)).toEqual([1, 2]);
    expect(deeds).toEqual(['93=❤ 97=\uFE0F', 'press 93 97', 'press 97 93']);
  });

  it('waits before it gives a key that was just pressed another character', async () => {
    const clock = useFakeClock();
    const { typist, deeds, answers } = atWork({ spareKeys: [93] });
    typist.want({ type: 'type', typing: 1, text: 'жя' });
    await clock.untilTimersWait(1);
    await clock.advance(30);
    expect(deeds).toEqual(['93=ж', 'press 93']);
    await clock.advance(KEPT_FOR_MS - 1);
    expect(deeds).toEqual(['93=ж', 'press 93']);
    await clock.advance(1);
    await clock.advance(30);
    expect(deeds.slice(2)).toEqual(['93=я', 'press 93']);
    expect(answers).toHaveLength(1);
  });

  it('waits after a change of the keyboard map, longer where that took long', async () => {
    const clock = useFakeClock();
    const { typist, deeds } = atWork({ assignMs: 500 });
    typist.want({ type: 'type', typing: 1, text: 'ж' });
    await clock.untilTimersWait(1);
    await clock.advance(1_029);
    expect(deeds).toEqual(['93=ж']);
    await clock.advance(1);
    expect(deeds).toEqual(['93=ж', 'press 93']);
  });

  it('says when a text was not typed, writes nothing of it to the log, and types the next one', async () => {
    let isBroken = true;
    const { typist, deeds, answers, lines } = atWork({ fails: (act) => isBroken && act.startsWith('press') });
    typist.want({ type: 'type', typing: 1, text: 'жж' });
    await expect.poll(() => answers).toEqual([{ type: 'typed', typing: 1, isDone: false }]);
    isBroken = false;
    typist.want({ type: 'type', typing: 2, text: 'ж' });
    await expect.poll(() => answers).toHaveLength(2);
    expect(answers[1]).toEqual({ type: 'typed', typing: 2, isDone: true });
    expect(deeds.slice(-2)).toEqual(['97=ж', 'press 97']);
    expect(lines.join('\n')).toContain('text was not typed');
    expect(lines.join('\n')).not.toContain('ж');
  });
});

it('the browser role types what the host sends', async () => {
  const { deeds, role } = await browsing();
  role.onRequest({ type: 'type', typing: 7, text: 'ñ' });
  await has(deeds, 'press 120');
  await has(deeds, '{"type":"typed","typing":7,"isDone":true}');
});

/** The real compiler's view of the map: the symbols of each key that has any. */
async function compiled(map: string): Promise<Map<string, readonly string[]>> {
  const { stdout } = await execa('xkbcomp', ['-w', '0', '-xkb', '-o', '-', '-'], { input: map });
  return new Map(
    [...stdout.matchAll(/key\s+<(\w+)> \{[^;]*\[([^\]]*)\]/g)].map(([, name = '', symbols = '']) => [
      name,
      symbols.split(',').map((symbol) => symbol.trim()),
    ]),
  );
}

describe('the keyboard map', () => {
  it('has no character on a spare key', async () => {
    const map = await compiled(keyboardMap([]));
    expect(map.get('AD01')).toEqual(['q', 'Q', 'adiaeresis', 'Adiaeresis']);
    const symbols = SPARE_KEYS.flatMap((key) => map.get(`I${key}`) ?? []);
    expect(symbols.filter((symbol) => !symbol.startsWith('XF86'))).toEqual([]);
  });

  it('gives each spare key its character, by its code point, the same with and without Shift', async () => {
    const assignments = SPARE_KEYS.map((key, index) => ({ key, character: String.fromCodePoint(0x1f600 + index) }));
    const map = await compiled(keyboardMap(assignments));
    expect(SPARE_KEYS.map((key) => map.get(`I${key}`))).toEqual(
      SPARE_KEYS.map((_, index) => {
        const name = `U${(0x1f600 + index).toString(16).toUpperCase().padStart(8, '0')}`;
        return [name, name];
      }),
    );
    expect(keyboardMap([{ key: 120, character: 'é' }])).toContain('key <I120> { [ U00E9, U00E9 ] };');
  });
});
