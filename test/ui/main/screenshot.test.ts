import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveScreenshot } from '../../../ui/main/screenshot.ts';
import { textsFor } from '../texts-of.ts';

const PNG = Buffer.from('a picture of the screen');
let folder: string;
let asked: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'screenshot-'));
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const save = (chosen: string | undefined, announced = PNG.length) =>
  saveScreenshot(
    {
      agent: {
        call: (async (_: string, __: unknown, { onProgress }: { onProgress: (piece: { png: string }) => void }) => {
          for (const piece of [PNG.subarray(0, 5), PNG.subarray(5)]) onProgress({ png: piece.toString('base64') });
          return { bytes: announced };
        }) as never,
      },
      dialogs: {
        saveAs: (_, title, name) => Promise.resolve((asked.push(title, name), chosen)),
      },
      texts: () => textsFor('en'),
    },
    'a1b2',
  );

describe('a picture of the screen', () => {
  it('is saved as the file that the person names in the desktop’s own dialogue, for them only', async () => {
    const path = join(folder, 'screen.png');
    expect(await save(path)).toBe(true);
    expect(readFileSync(path)).toEqual(PNG);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(asked).toEqual(['Save a picture of the screen', 'Screen of a disposable browser.png']);
  });

  it('is not saved if the person cancels, or if it did not arrive whole', async () => {
    expect(await save(undefined)).toBe(false);
    await expect(save(join(folder, 'x.png'), PNG.length + 1)).rejects.toMatchObject({ code: 'transfer-failed' });
    expect(asked).toHaveLength(2);
  });

  it('names the file that cannot be written', async () => {
    const path = join(folder, 'missing', 'screen.png');
    await expect(save(path)).rejects.toMatchObject({ code: 'file-not-written', params: { path } });
  });
});
