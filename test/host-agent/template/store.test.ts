import { readFile, writeFile } from 'node:fs/promises';
import { expect, it, vi } from 'vitest';
import * as hashing from '../../../host-agent/storage/hash-file.ts';
import { findTemplate, templateProblem } from '../../../host-agent/template/store.ts';
import { browser, fakeTemplates, never } from './fake-templates.ts';

vi.mock(import('../../../host-agent/storage/hash-file.ts'), async (original) => ({
  hashFile: vi.fn((await original()).hashFile),
}));

it(
  'a template is read once for concurrent callers, and not again while its fingerprint is the same',
  { timeout: 20_000 },
  async () => {
    const world = await fakeTemplates();
    try {
      await world.templates.seal(browser, () => undefined, never);
      const template =
        (await findTemplate(world.folders, (await world.templates.keyOf(browser, never)) ?? '')) ?? expect.fail();
      await writeFile(template.files.memory, await readFile(template.files.memory));
      const reads = vi.mocked(hashing.hashFile).mockClear().mock.calls;
      expect(await Promise.all([1, 2, 3].map(() => templateProblem(world.folders, template)))).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(await templateProblem(world.folders, template)).toBeUndefined();
      expect(reads.map(([path]) => path)).toEqual([template.files.memory, template.files.devices]);
    } finally {
      await world.remove();
    }
  },
);
