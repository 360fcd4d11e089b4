import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desktop } from '../../../../ui/main/desktop/desktop.ts';
import { applicationEntry, ENTRY_NAME } from '../../../../ui/main/desktop/entry.ts';
import { desktopFolders } from '../../../../ui/main/desktop/folders.ts';
import { menuFiles } from '../../../../ui/main/desktop/menus.ts';
import { textsFor } from '../../texts-of.ts';

const COMMAND = ['/opt/Safe Browse/electron', '/srv/app'];
const [DOLPHIN, NEMO, THUNAR] = [
  'kio/servicemenus/safe-browse.desktop',
  'nemo/actions/safe-browse.nemo_action',
  'Thunar/sendto/safe-browse.desktop',
] as const;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-menus-'));
  for (const name of ['nemo', 'kio', 'applications']) mkdirSync(join(folder, 'usr', name), { recursive: true });
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('“Open in Safe Browse”', () => {
  it('is in the menus of Dolphin, Nemo and Thunar, in each language, with the files after --', () => {
    const files = menuFiles(COMMAND, textsFor).slice(0, 3);
    expect(files.map(({ path }) => path)).toEqual([DOLPHIN, NEMO, THUNAR]);
    for (const { content } of files) {
      const lines = content.split('\n');
      expect(lines).toContain('Exec="/opt/Safe Browse/electron" /srv/app -- %U');
      expect(lines).toContain('Name=Open in Safe Browse');
      expect(lines).toContain('Name[de]=In Safe Browse öffnen');
    }
  });

  it('has “Make a safe copy” beside it, for the types that can have one', () => {
    const files = menuFiles(COMMAND, textsFor).slice(3);
    expect(files).toHaveLength(3);
    for (const { path, content } of files) {
      expect(path).toContain('/safe-browse-copy.');
      expect(content).toContain('\nExec="/opt/Safe Browse/electron" /srv/app --safe-copy -- %U\n');
      expect(content).toMatch(
        /\nM[Ii][Mm][Ee][Tt]ypes?=application\/pdf;image\/png;.*;image\/heic;.*;message\/rfc822;.*;application\/msword;.*\n/,
      );
      expect(content).not.toContain('octet-stream');
    }
  });

  it('is installed for the file managers that are there, and removed when a package has it', async () => {
    const folders = desktopFolders(ENTRY_NAME, {
      HOME: folder,
      XDG_DATA_HOME: join(folder, 'own'),
      XDG_DATA_DIRS: join(folder, 'usr'),
    });
    const settle = () =>
      new Desktop({ folders, command: COMMAND, texts: textsFor, systemLanguages: () => ['en'] }).settle(
        join(folder, 'icon.svg'),
      );
    const own = (path: string) => join(folder, 'own', path);
    await settle();
    expect([DOLPHIN, NEMO, THUNAR].map((path) => existsSync(own(path)))).toEqual([true, true, false]);
    expect(readFileSync(own(NEMO), 'utf8')).toContain('Extensions=nodirs;');
    expect(statSync(own(DOLPHIN)).mode & 0o777).toBe(0o755);
    writeFileSync(join(folder, 'usr/applications', ENTRY_NAME), applicationEntry(COMMAND, textsFor));
    await settle();
    expect([DOLPHIN, NEMO].map((path) => existsSync(own(path)))).toEqual([false, false]);
  });
});
