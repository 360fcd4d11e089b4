import { beforeEach, describe, expect, it } from 'vitest';
import { TemplateFaults } from '../../../host-agent/template/templates.ts';

let faults: TemplateFaults;
beforeEach(() => {
  faults = new TemplateFaults();
});

describe('the faults of a template', () => {
  it('are hopeless after two losses, with the last one as the reason, and only for its key', () => {
    expect([faults.isHopeless('a'), faults.trouble('a')]).toEqual([false, undefined]);
    faults.lost('a', 'first');
    expect([faults.isHopeless('a'), faults.trouble('a')]).toEqual([false, 'first']);
    faults.lost('a', 'second');
    expect([faults.isHopeless('a'), faults.trouble('a')]).toEqual([true, 'second']);
    expect([faults.isHopeless('b'), faults.trouble('b')]).toEqual([false, undefined]);
  });

  it('are over once a clone works, not already with a new template', () => {
    faults.lost('a', 'first');
    faults.sealed('a');
    expect(faults.trouble('a')).toBeUndefined();
    faults.lost('a', 'second');
    expect(faults.isHopeless('a')).toBe(true);
    faults.cloneWorked('a');
    expect(faults.isHopeless('a')).toBe(false);
  });

  it('are the template’s when two clones in a row fail', () => {
    expect([faults.cloneFailed('a'), faults.cloneFailed('b')]).toEqual([false, false]);
    faults.cloneWorked('a');
    expect([faults.cloneFailed('a'), faults.cloneFailed('a')]).toEqual([false, true]);
    // Another template starts from the beginning.
    faults.sealed('a');
    expect(faults.cloneFailed('a')).toBe(false);
  });

  it('are forgiven when a person asks for another attempt, which keeps the last reason', () => {
    faults.lost('a', 'first');
    faults.lost('a', 'second');
    faults.cloneFailed('a');
    faults.forgive();
    expect([faults.isHopeless('a'), faults.trouble('a'), faults.cloneFailed('a')]).toEqual([false, 'second', false]);
  });
});
