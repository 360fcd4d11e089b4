/** What saving a download does to the session that it comes from, in each program that serves it. */
import { expect } from 'vitest';
import type { Download } from '../../host-agent/api/session/downloads.ts';
import type { Session } from '../../host-agent/api/session/session.ts';
import { unsavedFiles } from '../../host-agent/api/session/unsaved-files.ts';

export interface SavingUnderTest {
  readonly describe: () => Session | Promise<Session>;
  readonly list: () => Promise<readonly Download[]>;
  /** Resolves to where it was saved. */
  readonly save: (file: number) => Promise<string>;
}

/** For a session with one download, which is not saved. */
export async function expectSavedIsCounted({ describe, list, save }: SavingUnderTest): Promise<void> {
  await expect.poll(async () => unsavedFiles(await describe())).toBe(1);
  const { file } = (await list())[0] ?? expect.fail('It lists no download.');
  const path = await save(file);
  expect(await list()).toMatchObject([{ savedAs: path }]);
  expect(unsavedFiles(await describe())).toBe(0);
  // The same file once more is still one.
  await save(file);
  expect(await describe()).toMatchObject({ downloads: 1, savedDownloads: 1 });
}
