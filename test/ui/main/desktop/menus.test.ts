import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desktop } from '../../../../ui/main/desktop/desktop.ts';
import { applicationEntry, ENTRY_NAME } from '../../../../ui/main/desktop/entry.ts';
import { desktopFolders } from '../../../../ui/main/desktop/folders.ts';
import { menuFiles } from '../../../../ui/main/desktop/menus.ts';
import { startRequest } from '../../../../ui/main/request.ts';
import { textsFor } from '../../texts-of.ts';

const COMMAND = ['/opt/Safe Browse/electron', '/srv/app'];
const [DOLPHIN, NEMO, THUNAR, NAUTILUS] = [
  'kio/servicemenus/safe-browse.desktop',
  'nemo/actions/safe-browse.nemo_action',
  'Thunar/sendto/safe-browse.desktop',
  'nautilus-python/extensions/safe-browse.py',
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
    const files = menuFiles(COMMAND, textsFor).slice(3, 6);
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

  it.skipIf(!existsSync('/usr/bin/desktop-file-validate'))(
    'is in Thunar by a valid entry, which starts the program with the file',
    async () => {
      const [program, started, file] = ['program', 'started', 'a b.pdf'].map((name) => join(folder, name));
      writeFileSync(program ?? '', `#!/bin/sh\necho "$@" > ${started ?? ''}\n`, { mode: 0o755 });
      writeFileSync(file ?? '', '');
      const made = menuFiles([program ?? ''], textsFor).filter(({ path }) => path.startsWith('Thunar/'));
      for (const { path, content } of made) {
        mkdirSync(join(folder, dirname(path)), { recursive: true });
        writeFileSync(join(folder, path), content);
        expect(execFileSync('desktop-file-validate', [join(folder, path)], { encoding: 'utf8' })).toBe('');
      }
      execFileSync('gio', ['launch', join(folder, THUNAR), file ?? '']);
      await expect
        .poll(() => existsSync(started ?? '') && readFileSync(started ?? '', 'utf8'))
        .toBe(`-- ${file ?? ''}\n`);
      // GLib gives a path for what is written as %U.
      expect(startRequest(['--', file ?? ''])).toMatchObject({ is: 'given', paths: [file] });
    },
  );

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

/** What the modules have that Nautilus gives to programs. */
const GI = `class GObject:
    class GObject:
        pass

class GLib:
    class SpawnFlags:
        STDOUT_TO_DEV_NULL = 1
        STDERR_TO_DEV_NULL = 2
    get_language_names = staticmethod(lambda: LANGUAGES)
    spawn_async = staticmethod(lambda command, flags: STARTED.append(command))

class Nautilus:
    class MenuProvider:
        pass
    class MenuItem:
        def __init__(self, name, label, tip, icon):
            self.label = label
        def connect(self, event, start, command):
            assert event == "activate"
            self.activate = lambda: start(self, command)

LANGUAGES = []
STARTED = []
`;
const DRIVER = `import json, runpy, sys
from gi import repository

class File:
    def __init__(self, uri, type):
        self.uri, self.type = uri, type
    def get_uri(self):
        return self.uri
    def get_uri_scheme(self):
        return self.uri.split(":")[0]
    def get_mime_type(self):
        return self.type
    def is_directory(self):
        return self.type == "inode/directory"

program, languages, files = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3])
repository.LANGUAGES.extend(languages)
items = runpy.run_path(program)["SafeBrowse"]().get_file_items([File(*file) for file in files])
for item in items:
    item.activate()
print(json.dumps([[item.label for item in items], repository.STARTED]))
`;

describe('the menu of Nautilus', () => {
  /** The labels in the menu of these files, and what they start. */
  function menuOf(files: readonly (readonly [uri: string, type: string])[], languages = ['C']) {
    const program = menuFiles(COMMAND, textsFor).find(({ path }) => path === NAUTILUS)?.content ?? '';
    mkdirSync(join(folder, 'gi'));
    for (const [name, content] of [
      ['gi/__init__.py', ''],
      ['gi/repository.py', GI],
      ['driver.py', DRIVER],
      ['program.py', program],
    ] as const)
      writeFileSync(join(folder, name), content);
    const words = ['driver.py', 'program.py', JSON.stringify(languages), JSON.stringify(files)];
    const printed = execFileSync('python3', ['-B', ...words], { cwd: folder, encoding: 'utf8' });
    const [labels, started] = JSON.parse(printed) as [string[], string[][]];
    return { labels, started };
  }
  const PDF = ['file:///home/a/b%20c.pdf', 'application/pdf'] as const;

  it('opens files here, after --, and makes safe copies of those that can have one', () => {
    expect(menuOf([PDF])).toEqual({
      labels: ['Open in Safe Browse', 'Make a safe copy'],
      started: [
        [...COMMAND, '--', PDF[0]],
        [...COMMAND, '--safe-copy', '--', PDF[0]],
      ],
    });
  });

  it('has one entry for all files that are chosen, if each can have it', () => {
    const { labels, started } = menuOf([PDF, ['file:///a/program', 'application/x-executable']]);
    expect(labels).toEqual(['Open in Safe Browse']);
    expect(started).toEqual([[...COMMAND, '--', PDF[0], 'file:///a/program']]);
  });

  it('has nothing for folders', () => {
    expect(menuOf([PDF, ['file:///a', 'inode/directory']]).labels).toEqual([]);
  });

  it('has nothing for files that are not on this host', () => {
    expect(menuOf([['sftp://host.test/a.pdf', 'application/pdf']]).labels).toEqual([]);
  });

  it.each([
    [['de_AT.UTF-8', 'de_AT', 'de', 'C'], 'In Safe Browse öffnen'],
    [['pt_BR.UTF-8', 'pt_BR', 'pt', 'C'], 'Abrir no Safe Browse'],
    [['sv_SE', 'sv', 'C'], 'Open in Safe Browse'],
  ])('speaks the language of the desktop: %j', (languages, label) => {
    expect(menuOf([PDF], languages).labels[0]).toBe(label);
  });
});
