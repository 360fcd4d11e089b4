import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signManifest } from '../../../host-agent/image/signature.ts';
import { templateNames } from '../../../host-agent/storage/filenames.ts';
import { findTemplate, templateProblem, templateProblemNow } from '../../../host-agent/template/store.ts';
import { browser, fakeTemplates, type FakeTemplates, never } from './fake-templates.ts';
import { fc } from '../../bed/random.ts';

let world: FakeTemplates;
let key: string;
let folder: string;
beforeEach(async () => {
  world = await fakeTemplates();
  await world.templates.seal(browser, () => undefined, never);
  key = (await world.templates.keyOf(browser, never)) ?? expect.fail();
  folder = templateNames(world.folders).template(key);
}, 20_000);
afterEach(() => world.remove());

const found = async () => (await findTemplate(world.folders, key)) ?? expect.fail();

describe('a changed byte of a template', () => {
  it('prevents its clones, in whichever file and at whichever position', { timeout: 60_000 }, async () => {
    const files = readdirSync(folder).sort();
    expect(files).toEqual(['devices', 'manifest.json', 'manifest.json.minisig', 'memory']);
    const untouched = new Map(files.map((name) => [name, readFileSync(join(folder, name))]));
    const place = fc.constantFrom(...files).chain((name) =>
      fc.record({
        name: fc.constant(name),
        offset: fc.nat((untouched.get(name)?.length ?? 1) - 1),
        flip: fc.integer({ min: 1, max: 255 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(place, async ({ name, offset, flip }) => {
        const bytes = Buffer.from(untouched.get(name) ?? []);
        bytes[offset] = (bytes[offset] ?? 0) ^ flip;
        writeFileSync(join(folder, name), bytes);
        const template = await findTemplate(world.folders, key);
        const problem = template && (await templateProblem(world.folders, template));
        writeFileSync(join(folder, name), untouched.get(name) ?? '');
        expect(template === undefined || problem !== undefined).toBe(true);
      }),
      { numRuns: 150 },
    );
    expect(await templateProblem(world.folders, await found())).toBeUndefined();
  });
});

describe('an intact template', () => {
  it('is refused without a signature, and with that of another template', async () => {
    rmSync(join(folder, 'manifest.json.minisig'));
    expect(await templateProblem(world.folders, await found())).toBe('its signature is missing');
    cpSync(join(folder, 'devices'), join(world.folder, 'other'));
    await signManifest(world.folders, {
      manifest: join(world.folder, 'other'),
      signature: join(folder, 'manifest.json.minisig'),
    });
    expect(await templateProblem(world.folders, await found())).toBe('its signature does not match the manifest');
  });

  it('is read again on request, whatever its fingerprint', async () => {
    expect(await templateProblemNow(world.folders, await found())).toBeUndefined();
  });
});
