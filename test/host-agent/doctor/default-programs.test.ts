import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defaultProgramFindings } from '../../../host-agent/doctor/default-programs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-defaults-'));
  mkdirSync(join(folder, 'd/applications'), { recursive: true });
  vi.stubEnv('HOME', folder);
  vi.stubEnv('XDG_CONFIG_HOME', join(folder, 'c'));
  vi.stubEnv('XDG_DATA_HOME', join(folder, 'd'));
  vi.stubEnv('XDG_DATA_DIRS', join(folder, 's'));
  vi.stubEnv('BROWSER', '');
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

describe('the doctor', () => {
  it('says which program the desktop opens links and each kind of files with', async () => {
    for (const [name, title] of [
      ['web', 'A Browser'],
      ['reader', 'A Reader'],
    ] as const)
      writeFileSync(
        join(folder, `d/applications/${name}.desktop`),
        `[Desktop Entry]\nType=Application\nName=${title}\nExec=/bin/true %u\n`,
      );
    mkdirSync(join(folder, 'c'));
    writeFileSync(
      join(folder, 'c/mimeapps.list'),
      '[Default Applications]\nx-scheme-handler/http=web.desktop\nx-scheme-handler/https=web.desktop\napplication/pdf=reader.desktop\nmessage/rfc822=gone.desktop\n',
    );
    const [finding, ...more] = await defaultProgramFindings();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      check: 'default programs',
      level: 'ok',
      params: { links: 'A Browser', documents: 'A Reader', pictures: '–' },
    });
    expect(finding?.message).toContain(
      'Links open in A Browser, documents in A Reader, office documents in –, text in –,',
    );
  });
});
