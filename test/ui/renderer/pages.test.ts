/** The pages as the build makes them. */
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { pageBundles, pageOptions } from '../../../ui/renderer/build.mjs';

const scripts = pageBundles.filter(({ entry }) => entry.endsWith('.tsx'));

/** The packages of which a page contains code. */
async function packagesIn(entry: string): Promise<string[]> {
  const { metafile } = await build({ ...pageOptions, entryPoints: [entry], outdir: '.', metafile: true, write: false });
  const parts = Object.values(metafile.outputs).flatMap(({ inputs }) => Object.entries(inputs));
  const names = parts.flatMap(([file, { bytesInOutput }]) => {
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
    return name !== undefined && bytesInOutput > 0 ? [name] : [];
  });
  return [...new Set(names)].sort();
}

describe('the script of a page', () => {
  it.each(scripts)(
    'contains of all packages only Fluent and Preact, and for the screen noVNC: $entry',
    async ({ entry }) => {
      expect(await packagesIn(entry)).toEqual([
        '@fluent/bundle',
        ...(entry.endsWith('session.tsx') ? ['@novnc/novnc'] : []),
        'preact',
      ]);
    },
  );
});
