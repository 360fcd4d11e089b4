/** Every key of fifteen keyboard layouts, pressed on an X server that has the layout, and what the guest gets of it by keys and by the guest agent. */
import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';
import type { RfbServer } from '../fakes/screen/rfb-server.ts';
import {
  guestLayout,
  isDead,
  type Layout,
  type LayoutKey,
  layouts,
  type Level,
  LEVELS,
} from '../fixtures/keyboard/layouts.ts';

/** X counts keys from 8. */
const X_OFFSET = 8;
const HELD: readonly string[] = ['', 'shift+', 'ISO_Level3_Shift+', 'shift+ISO_Level3_Shift+'];
/** Time between two keys, in milliseconds. */
const DELAY = '20';
const WITHIN = { timeout: 30_000, interval: 300 };
/** Keysyms from this one on are characters by their number in Unicode; those below 0x100 are Latin 1. */
const UNICODE = 0x0100_0000;
const HAS: ReadonlySet<string> = new Set(guestLayout.keys.flatMap(({ symbols }) => symbols));

/** The levels of keys whose symbols X does not name by Unicode, and Chromium does not know: it says the character 0, of which nothing may arrive. */
const UNKNOWN: readonly { readonly name: string; readonly code: string; readonly level: Level }[] = [
  { name: 'pl', code: 'Digit5', level: 3 },
  { name: 'gr', code: 'Digit5', level: 3 },
  { name: 'ara', code: 'IntlBackslash', level: 3 },
];

let testBed: DesktopTestBed;
let guest: RfbServer;
let present: Layout = guestLayout;
beforeAll(async () => {
  testBed = await DesktopTestBed.open();
  const desktop = await testBed.start('--open');
  const window = await desktop.window('session');
  guest = await vi.waitFor(() => testBed.hostAgent.screenOf(testBed.hostAgent.last), { timeout: 10_000 });
  testBed.hostAgent.becomeReady(testBed.hostAgent.last);
  await window.locator('canvas').click();
});
afterAll(() => testBed.close());

/** The characters that came by keys, and those that the guest agent was told to type. */
const arrived = () => ({
  byKeys: guest.keys
    .filter(({ keysym, down }) => down && (keysym < 0x100 || keysym >= UNICODE))
    .map(({ keysym }) => String.fromCodePoint(keysym < 0x100 ? keysym : keysym - UNICODE))
    .join(''),
  byAgent: testBed.hostAgent.typed.join(''),
});

async function press(...keys: readonly (readonly [key: LayoutKey, level: Level])[]): Promise<void> {
  guest.keys.length = testBed.hostAgent.typed.length = 0;
  const names = keys.map(([{ number }, level]) => `${HELD[level] ?? ''}${number + X_OFFSET}`);
  await testBed.screen.xdotool('key', '--delay', DELAY, ...names);
}

/** Fulfilled when the window has the layout, too. */
async function useLayout(layout: Layout): Promise<void> {
  const env = { ...process.env, ...testBed.screen.environment };
  execFileSync('setxkbmap', ['-layout', layout.name, '-variant', layout.variant], { env });
  const before = new Map(present.keys.map(({ code, symbols }) => [code, symbols[0]]));
  const other = layout.keys.find(
    ({ code, symbols: [plain = ''] }) => plain !== '' && !isDead(plain) && before.get(code) !== plain,
  );
  if (!other) throw new Error(`${layout.language} is like ${present.language}.`);
  present = layout;
  const isThere = async () => {
    await press([other, 0]);
    const { byKeys, byAgent } = arrived();
    return byKeys + byAgent;
  };
  await expect.poll(isThere, WITHIN).toBe(other.symbols[0]);
}

function expected(characters: readonly string[]) {
  return {
    byKeys: characters.filter((character) => HAS.has(character)).join(''),
    byAgent: characters.filter((character) => !HAS.has(character)).join(''),
  };
}

it.each(layouts)('the guest gets each character of a $language keyboard', async (layout) => {
  await useLayout(layout);
  for (const level of LEVELS) {
    const written = layout.keys.flatMap((key) => {
      const symbol = key.symbols[level] ?? '';
      return symbol === '' || isDead(symbol) ? [] : [{ key, symbol }];
    });
    if (written.length === 0) continue;
    await press(...written.map(({ key }) => [key, level] as const));
    const isKnown = ({ key: { code } }: { readonly key: LayoutKey }) =>
      !UNKNOWN.some((unknown) => unknown.name === layout.name && unknown.code === code && unknown.level === level);
    await expect.poll(arrived, WITHIN).toEqual(expected(written.filter(isKnown).map(({ symbol }) => symbol)));
  }
});

it.each(layouts.filter(({ composed }) => composed.length > 0))(
  'the guest gets what the dead keys of a $language keyboard and its letters are together',
  async (layout) => {
    await useLayout(layout);
    const { composed } = layout;
    await press(
      ...composed.flatMap(({ dead, then }) => [[dead.key, dead.level] as const, [then.key, then.level] as const]),
    );
    await expect.poll(arrived, WITHIN).toEqual(expected(composed.map(({ text }) => text)));
  },
);
