import { describe, expect, it } from 'vitest';
import { clickOnKind } from '../../../../../ui/renderer/main/settings/kinds.ts';
import { textsFor } from '../../../texts-of.ts';

describe('the row of a kind of files', () => {
  it.each([
    [{ isOurs: true, program: 'Safe Browse' }, true, 'A click shows it in a disposable browser without a network.'],
    [{ isOurs: true, program: 'Safe Browse' }, false, 'A click shows it in a disposable browser without a network.'],
    [{ isOurs: false, program: 'Evince' }, false, 'A click opens it in Evince.'],
    [{ isOurs: false, program: 'Evince' }, true, 'A click opens it in Evince, which became the default program later.'],
    [{ isOurs: false }, false, 'No program opens it.'],
  ])('of %j, wanted here: %s, says: %s', (opened, isOn, said) => {
    expect(clickOnKind({ kind: 'documents', ...opened }, isOn, textsFor('en')).replace(/[\u2068\u2069]/g, '')).toBe(
      said,
    );
  });
});
