import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILE_KINDS, FILE_TYPES } from '../../../../host-agent/api/configuration/file-kinds.ts';
import { applicationEntry, autostartEntry } from '../../../../ui/main/desktop/entry.ts';
import { LANGUAGES } from '../../../../ui/texts/languages.ts';
import { textsFor } from '../../texts-of.ts';

const command = ['/opt/Safe Browse/electron', '/home/me/100% $mine`"\\'];

describe('the desktop entry', () => {
  it('passes links after --, where none can be an option', () => {
    expect(applicationEntry(['/usr/bin/electron', '/srv/app'], textsFor)).toContain(
      '\nExec=/usr/bin/electron /srv/app -- %U\n',
    );
  });

  it('offers the program for links and for the kinds of files that it shows', () => {
    const [, types = ''] = /\nMimeType=(.*);\n/.exec(applicationEntry(['/a'], textsFor)) ?? [];
    expect(types.split(';')).toEqual([
      'x-scheme-handler/http',
      'x-scheme-handler/https',
      ...FILE_KINDS.flatMap((kind) => FILE_TYPES[kind]),
    ]);
    expect(types.split(';')).toEqual(
      expect.arrayContaining([
        ...['x-scheme-handler/https', 'application/pdf', 'image/tiff', 'message/rfc822', 'application/zip'],
        ...['application/x-compressed-tar', 'application/x-xz-compressed-tar', 'application/epub+zip'],
      ]),
    );
  });

  it('has its words in each language, by the name of a locale', () => {
    const keys = applicationEntry(['/a'], textsFor)
      .split('\n')
      .flatMap((line) => /^Comment\[(.+)\]=./.exec(line)?.[1] ?? []);
    expect(keys).toEqual(LANGUAGES.slice(1).map((language) => new Intl.Locale(language).baseName.replace('-', '_')));
    expect(keys).toContain('pt_BR');
  });

  it('quotes any path as the specification says', () => {
    expect(autostartEntry(command)).toContain(
      '\nExec="/opt/Safe Browse/electron" "/home/me/100%% \\\\$mine\\\\`\\\\"\\\\\\\\" --background\n',
    );
    expect(() => autostartEntry(['/a\nExec=rm'])).toThrow('line break');
  });

  it.skipIf(!existsSync('/usr/bin/desktop-file-validate'))('passes the validator', () => {
    const folder = mkdtempSync(join(tmpdir(), 'sb-entry-'));
    try {
      for (const [name, text] of Object.entries({
        'application.desktop': applicationEntry(command, textsFor),
        'autostart.desktop': autostartEntry(command),
      })) {
        writeFileSync(join(folder, name), text);
        expect(execFileSync('desktop-file-validate', [join(folder, name)], { encoding: 'utf8' })).toBe('');
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
