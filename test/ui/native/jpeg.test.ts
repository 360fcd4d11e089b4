import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildDecoder, canBuild, folder, origin, program } from '../../../ui/native/jpeg/build.mjs';

const BUILT_WITHIN_MS = 120_000;

describe('the decoder of JPEG', () => {
  it('was built from the source beside it', () => {
    expect(origin()).toEqual(JSON.parse(readFileSync(join(folder, 'origin.json'), 'utf8')));
  });

  it.skipIf(!canBuild())(
    'is built to the same bytes again',
    async () => {
      const scratch = mkdtempSync(join(tmpdir(), 'jpeg-'));
      try {
        mkdirSync(join(scratch, 'source'));
        await buildDecoder(join(scratch, 'again.wasm'), join(scratch, 'source'));
        expect(readFileSync(join(scratch, 'again.wasm')).equals(readFileSync(program))).toBe(true);
      } finally {
        rmSync(scratch, { recursive: true });
      }
    },
    BUILT_WITHIN_MS,
  );
});
