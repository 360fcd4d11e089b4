import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXTENDED_PROGRAMS, extensionFindings } from '../../../host-agent/doctor/extensions.ts';
import { extensionPlaces } from '../../../host-agent/scripts/build/extension.mjs';

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), 'sb-extensions-'))));
afterEach(() => rmSync(root, { recursive: true }));

const install = (file: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), '');
};
const found = (...programs: string[]) =>
  extensionFindings(root, (program) => Promise.resolve(programs.includes(program)));

describe('the doctor', () => {
  it('says which programs have the extension, each with what lets it speak to Safe Browse', async () => {
    for (const { name, files } of EXTENDED_PROGRAMS) {
      const [first, ...others] = files;
      install(first ?? '');
      if (name !== 'Chromium') for (const file of others) install(file);
    }
    expect(await found('firefox-esr', 'chromium', 'thunderbird')).toEqual([
      {
        check: 'extensions',
        level: 'ok',
        message: 'Programs with the extension of Safe Browse: Firefox, Thunderbird. Without it: Chromium.',
        params: { present: 'Firefox, Thunderbird', absent: 'Chromium' },
      },
    ]);
  });

  it('says so too if none has it, and nothing of programs that are not there', async () => {
    const [finding] = await found('thunderbird');
    expect(finding?.params).toEqual({ present: '–', absent: 'Thunderbird' });
    expect(await found()).toEqual([]);
  });

  it('looks where the package puts the files', () => {
    expect(extensionPlaces()).toEqual(expect.arrayContaining(EXTENDED_PROGRAMS.flatMap(({ files }) => files)));
  });
});
