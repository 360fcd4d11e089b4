import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readBridgeRules } from '../../../host-agent/network/ndvm-spec.ts';

const file = join(mkdtempSync(join(tmpdir(), 'sb-rules-')), 'rules.nft');
const reading = (text: string) => {
  writeFileSync(file, text);
  return readBridgeRules(file);
};

describe('the administrator’s bridge rules', () => {
  it('are empty without a file, and otherwise the file’s text', async () => {
    expect(await readBridgeRules('')).toBe('');
    const text = '# in line\ntable bridge inline {\n  chain c { type filter hook forward priority 0; }\n}\n';
    expect(await reading(text)).toBe(text);
    const longest = '#'.repeat(24 * 1024);
    expect(await reading(longest)).toBe(longest);
  });

  it.each([
    ['table inet other { }', 'name a table of the family "inet"'],
    ['add table ip nat', 'name a table of the family "ip"'],
    ['include "/etc/more.nft"', 'include another file'],
    ['#'.repeat(24 * 1024 + 1), 'are longer than'],
  ])('are refused when they contain %j', async (text, why) => {
    await expect(reading(text)).rejects.toMatchObject({
      code: 'bridge-rules-unreadable',
      exitStatus: 2,
      message: expect.stringContaining(why) as string,
    });
  });

  it('are refused when the file is missing', async () => {
    await expect(readBridgeRules('/nowhere/rules.nft')).rejects.toMatchObject({ code: 'bridge-rules-unreadable' });
  });
});
