import { execa } from 'execa';
import { expect, it } from 'vitest';
import { xKeyboard } from '../../../../../appliance/agent/browser/typing/keyboard.ts';
import { startXServer } from '../../../../bed/desktop/x-screen.ts';
import { endAll } from '../../../../bed/ending.ts';
import { SPARE_KEYS } from '../../../../../appliance/agent/browser/typing/typist.ts';

/** The keys that a real X server repeats while they are held. */
async function repeating(display: string): Promise<Set<number>> {
  const { stdout } = await execa('xset', ['q'], { env: { DISPLAY: display } });
  const octets = /auto repeating keys:([\s0-9a-f]+)/.exec(stdout)?.[1]?.replaceAll(/\s/g, '').match(/../g) ?? [];
  const keys = octets.flatMap((octet, index) =>
    Array.from({ length: 8 }, (_, bit) => bit)
      .filter((bit) => (Number.parseInt(octet, 16) & (1 << bit)) !== 0)
      .map((bit) => 8 * index + bit),
  );
  return new Set(keys);
}

it('repeats no key that types a character, and all others', async () => {
  const { server, display } = await startXServer(64, 48);
  const run = (command: readonly string[], input?: string) => {
    const [program = '', ...args] = command.map((word) => (word === ':0' ? display : word));
    return execa(program, args, { env: { DISPLAY: display }, ...(input !== undefined && { input }) });
  };
  try {
    const keyboard = xKeyboard(run);
    const before = await repeating(display);
    const [one = 0, other = 0, free = 0] = SPARE_KEYS;
    expect([one, other, free].every((key) => before.has(key))).toBe(true);
    const assignments = [
      { key: one, character: 'é' },
      { key: other, character: '👩' },
    ];
    // The second map turns on what the first one turned off.
    for (let time = 0; time < 2; time += 1) {
      await keyboard.assign(assignments);
      const after = await repeating(display);
      expect([...before].filter((key) => !after.has(key))).toEqual([one, other]);
    }
    await keyboard.press([one, other]);
  } finally {
    await endAll([server]);
  }
});
