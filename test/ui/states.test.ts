import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../ui/texts/languages.ts';
import { WindowState } from '../../ui/bridge/state.ts';
import { linkState, mainState, sessions, sessionState, startingPhase } from './states.ts';

describe('the states for screenshots', () => {
  it('match the schemas of main', () => {
    for (const language of LANGUAGES) {
      for (const state of [
        mainState(language, { sessions: [...sessions] }),
        linkState(language),
        sessionState(language, startingPhase(3)),
        sessionState(language, { is: 'showing' }),
      ]) {
        expect(WindowState.parse(state)).toEqual(state);
      }
    }
  });
});
