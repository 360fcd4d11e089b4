import { describe, expect, it } from 'vitest';
import { runChild } from '../../../../host-agent/scripts/children.mjs';
import { HeldOutput } from '../../../../host-agent/scripts/test/held-output.mjs';

describe('output that is held', () => {
  it('is shown in one piece, and at once from then on', () => {
    let shown = '';
    const output = new HeldOutput((printed) => (shown += String(printed)));
    output.add(Buffer.from('one '));
    output.add(Buffer.from('two '));
    expect(shown).toBe('');
    output.show();
    expect(shown).toBe('one two ');
    output.add(Buffer.from('three'));
    expect(shown).toBe('one two three');
  });

  it('has what a program printed on both of its outputs', async () => {
    let shown = '';
    const output = new HeldOutput((printed) => (shown += String(printed)));
    const { status } = await runChild(['sh', '-c', 'echo out; echo err >&2; exit 3'], { onOutput: output.add });
    output.show();
    expect(status).toBe(3);
    expect(shown.split('\n').sort()).toEqual(['', 'err', 'out']);
  });
});
