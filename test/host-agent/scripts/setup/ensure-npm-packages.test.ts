import { describe, expect, it } from 'vitest';
import { differingPackages } from '../../../../host-agent/scripts/setup/ensure-npm-packages.mjs';

const lock = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/vitest': { version: '4.1.12', dev: true },
    'node_modules/@esbuild/aix-ppc64': { version: '0.28.2', optional: true },
  },
};

const all = { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/vitest': { version: '4.1.12' } };

describe('npm packages that differ from the lock file', () => {
  it('are none when all are installed, except packages for other systems', () => {
    expect(differingPackages(lock, { packages: all })).toEqual([]);
  });

  it('include those of another version', () => {
    expect(differingPackages(lock, { packages: { ...all, 'node_modules/zod': { version: '4.6.6' } } })).toEqual([
      'node_modules/zod',
    ]);
  });

  it('include missing ones', () => {
    expect(differingPackages(lock, {})).toEqual(['node_modules/zod', 'node_modules/vitest']);
  });

  it('do not include those that only developing and testing need, where a person only starts it', () => {
    expect(differingPackages(lock, {}, { withDev: false })).toEqual(['node_modules/zod']);
  });
});
