import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keepConsole } from '../../../host-agent/vm/kept-consoles.ts';
import { foldersBelow } from '../image/images.ts';

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'sb-consoles-'));
});
afterEach(() => rmSync(base, { recursive: true }));

const warnings: unknown[] = [];
const log = { warn: (...said: unknown[]) => void warnings.push(said) };

describe('keepConsole', () => {
  it('keeps only the latest consoles, and removes nothing else', async () => {
    const { state } = foldersBelow(base);
    mkdirSync(state);
    writeFileSync(join(state, 'agent.log'), '');
    for (let id = 0; id < 30; id += 1)
      utimesSync((await keepConsole(foldersBelow(base), `s${id}`, `console ${id}`, log)) ?? '', id, id);
    await keepConsole(foldersBelow(base), 'last', 'the last', log);
    const names = readdirSync(state);
    expect(names).toHaveLength(21);
    expect(names).toContain('agent.log');
    expect(readFileSync(join(state, 'failed-last.console.log'), 'utf8')).toBe('the last');
    expect(names).not.toContain('failed-s5.console.log');
  });

  it('returns no path when the console cannot be written', async () => {
    writeFileSync(foldersBelow(base).state, 'no folder');
    expect(await keepConsole(foldersBelow(base), 'one', 'text', log)).toBeUndefined();
    expect(warnings).toHaveLength(1);
  });
});
