import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildImage } from '../../../host-agent/image/build.ts';
import { foldersBelow } from './images.ts';

test('a build that is cancelled before it begins leaves nothing', async () => {
  const base = mkdtempSync(join(tmpdir(), 'build-'));
  const checkout = join(import.meta.dirname, '../../..');
  const cancelled = buildImage({
    folders: foldersBelow(base),
    role: 'network',
    extraSources: [],
    debug: false,
    agentBundle: join(checkout, 'package.json'),
    imagesSource: join(checkout, 'appliance/images'),
    signal: AbortSignal.abort(new Error('cancelled')),
    onProgress: () => undefined,
  });
  await expect(cancelled).rejects.toThrow('cancelled');
  expect(readdirSync(base)).toEqual([]);
  rmSync(base, { recursive: true });
});
