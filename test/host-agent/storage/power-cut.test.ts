/** Simulates a power failure at every step of every write: the old or the new content must be there completely. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  utimesSync,
  writeFileSync,
  lutimesSync,
  readdirSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { isImageIntact } from '../../../host-agent/image/verify.ts';
import { signedFiles, signManifest } from '../../../host-agent/image/signature.ts';
import { currentImage, makeCurrent, moveIntoPlace } from '../../../host-agent/image/store.ts';
import { linkAtomically, cleanUpPartialFiles, writeFileAtomically } from '../../../host-agent/storage/atomic.ts';
import { imageNames, templateNames } from '../../../host-agent/storage/filenames.ts';
import { readRecord, writeRecord } from '../../../host-agent/storage/records.ts';
import {
  findTemplate,
  keepSealed,
  listTemplates,
  sealedFiles,
  templateProblem,
} from '../../../host-agent/template/store.ts';
import { foldersBelow, putImage, signImage } from '../image/images.ts';
import type { Power } from './power-cut.ts';

const { power } = vi.hoisted(() => ({ power: { current: undefined as Power | undefined } }));
vi.mock('node:fs/promises', async (importOriginal) => {
  const { Power: made } = await import('./power-cut.ts');
  power.current = new made();
  return power.current.feed(await importOriginal());
});

/** More steps than any of these writes takes. */
const ALL_STEPS = 100;

let base: string;
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'sb-power-'));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

/**
 * Repeats `work`, each time with one step more before the power failure, and checks the result with `judge`. Returns the number of steps.
 * Files in the folder `unsynced` count as not synced when the work begins.
 */
async function atEveryStep(
  prepare: (folder: string) => Promise<void>,
  work: (folder: string) => Promise<unknown>,
  judge: (folder: string, isDone: boolean) => Promise<void>,
  unsynced?: (folder: string) => string,
): Promise<number> {
  for (let steps = 0; steps < ALL_STEPS; steps += 1) {
    const folder = join(base, String(steps));
    mkdirSync(folder);
    await prepare(folder);
    const isDone = await (power.current ?? expect.fail()).run(steps, () => work(folder), unsynced?.(folder));
    power.current?.loseUnsynced(folder);
    await judge(folder, isDone);
    if (isDone) return steps;
  }
  throw new Error(`It takes more than ${ALL_STEPS} steps.`);
}

describe('after a power failure at any step', () => {
  it('a file has the old or the new content', async () => {
    const steps = await atEveryStep(
      async (folder) => writeFileSync(join(folder, 'file'), 'old'),
      (folder) => writeFileAtomically(join(folder, 'file'), 'new'),
      async (folder, isDone) =>
        expect(readFileSync(join(folder, 'file'), 'utf8')).toMatch(isDone ? /^new$/ : /^(old|new)$/),
    );
    expect(steps).toBeGreaterThan(3);
  });

  it('a link points at the old or the new target', async () => {
    await atEveryStep(
      (folder) => linkAtomically('old', join(folder, 'link')),
      (folder) => linkAtomically('new', join(folder, 'link')),
      async (folder, isDone) => expect(readlinkSync(join(folder, 'link'))).toMatch(isDone ? /^new$/ : /^(old|new)$/),
    );
  });

  it('a record has the old or the new content', async () => {
    const Counted = z.strictObject({ count: z.int() });
    await atEveryStep(
      (folder) => writeRecord(join(folder, 'record'), Counted, { count: 1 }),
      (folder) => writeRecord(join(folder, 'record'), Counted, { count: 2 }),
      async (folder, isDone) =>
        expect([...(isDone ? [] : [1]), 2]).toContain((await readRecord(join(folder, 'record'), Counted))?.count),
    );
  });

  it.each(['another image', 'the same image again'])(
    '%s put into use leaves an image in use that is whole',
    { timeout: 30_000 },
    async (which) => {
      const digests = new Map<string, { old: string; next: string }>();
      // As a build leaves it: written, but not synced.
      const building = (folder: string) => join(folder, 'building');
      const put = async (folder: string) => {
        const at = foldersBelow(folder);
        const old = putImage(at, 'network', 'old');
        await signImage(at, 'network', old);
        await makeCurrent(at, 'network', old);
        const elsewhere = foldersBelow(building(folder));
        const next = putImage(elsewhere, 'network', which === 'another image' ? 'new' : 'old');
        await signManifest(at, signedFiles(imageNames(elsewhere, 'network').image(next)));
        digests.set(folder, { old, next });
      };
      const steps = await atEveryStep(
        put,
        async (folder) => {
          const [at, { next }] = [foldersBelow(folder), digests.get(folder) ?? expect.fail()];
          const names = imageNames(at, 'network');
          await moveIntoPlace(
            imageNames(foldersBelow(building(folder)), 'network').image(next),
            names.image(next),
            names.folder,
            () => isImageIntact(at, 'network', next),
          );
          await makeCurrent(at, 'network', next);
        },
        async (folder, isDone) => {
          const { old, next } = digests.get(folder) ?? expect.fail();
          const image = await currentImage(foldersBelow(folder), 'network');
          expect(isDone ? [next] : [old, next]).toContain(image?.digest);
          expect(await isImageIntact(foldersBelow(folder), 'network', image?.digest ?? '')).toBe(true);
        },
        building,
      );
      expect(steps).toBeGreaterThan(8);
    },
  );

  it('a template is there completely or not at all', async () => {
    const key = 'a'.repeat(64);
    const described = {
      key,
      role: 'browser',
      level: 'browser',
      image: 'b'.repeat(64),
      memoryMiB: 768,
      processors: 1,
      sealedAt: '2025-01-02T03:04:05.000Z',
    } as const;
    const steps = await atEveryStep(
      async (folder) => {
        const sealing = templateNames(foldersBelow(folder)).sealing('1-1');
        mkdirSync(sealing, { recursive: true });
        for (const path of [sealedFiles(sealing).memory, sealedFiles(sealing).devices]) writeFileSync(path, 'sealed');
      },
      (folder) => keepSealed(foldersBelow(folder), templateNames(foldersBelow(folder)).sealing('1-1'), described),
      async (folder, isDone) => {
        const template = await findTemplate(foldersBelow(folder), key);
        if (isDone) expect(template).toBeDefined();
        if (template) expect(await templateProblem(foldersBelow(folder), template)).toBeUndefined();
        expect(await listTemplates(foldersBelow(folder))).toHaveLength(template ? 1 : 0);
      },
    );
    expect(steps).toBeGreaterThan(5);
  });

  it('the next start removes temporary files, and nothing else', async () => {
    const folder = join(base, 'swept');
    mkdirSync(folder);
    const [left, link, young, other] = [
      'config.toml.0123456789ab.new',
      'current.0123456789ab.new',
      'record.json.ba9876543210.new',
      'notes.new',
    ].map((name) => join(folder, name)) as [string, string, string, string];
    for (const path of [left, young, other]) writeFileSync(path, 'half');
    symlinkSync('nowhere', link);
    for (const path of [left, other]) utimesSync(path, 1, 1);
    lutimesSync(link, 1, 1);
    await cleanUpPartialFiles(folder);
    expect(readdirSync(folder).toSorted()).toEqual(['notes.new', 'record.json.ba9876543210.new']);
    await cleanUpPartialFiles(join(folder, 'nowhere'));
    expect(existsSync(other)).toBe(true);
  });

  it('removes younger ones where only dead programs can have left them', async () => {
    const folder = join(base, 'own');
    mkdirSync(folder);
    for (const name of ['counts.json.0123456789ab.new', 'counts.json.ba9876543210.new'])
      writeFileSync(join(folder, name), 'half');
    utimesSync(join(folder, 'counts.json.0123456789ab.new'), 100, 100);
    utimesSync(join(folder, 'counts.json.ba9876543210.new'), 200, 200);
    await cleanUpPartialFiles(folder, 150_000);
    expect(readdirSync(folder)).toEqual(['counts.json.ba9876543210.new']);
  });
});
