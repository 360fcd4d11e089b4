import { describe, expect, it } from 'vitest';
import { scopeOf } from '../../../../host-agent/scripts/test/changes.mjs';

describe('a change', () => {
  it('of code is linted, and concerns the tests that import it', () => {
    expect(scopeOf(['ui/main/display.ts', 'host-agent/scripts/start.mjs', 'README.md'])).toEqual({
      lint: ['ui/main/display.ts', 'host-agent/scripts/start.mjs'],
      areAllTestsConcerned: false,
    });
  });

  it('of a file that tests may read concerns all tests', () => {
    expect(scopeOf(['appliance/images/initramfs/init'])).toEqual({ lint: [], areAllTestsConcerned: true });
  });

  it.each(['eslint.config.js', 'vitest.config.ts', 'tsconfig.json', 'ui/renderer/tsconfig.json', 'package-lock.json'])(
    'of %s concerns everything',
    (file) => {
      expect(scopeOf(['ui/main/display.ts', file])).toEqual({ lint: ['.'], areAllTestsConcerned: true });
    },
  );
});
