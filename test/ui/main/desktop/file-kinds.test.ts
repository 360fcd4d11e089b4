import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FILE_TYPES } from '../../../../host-agent/api/configuration/file-kinds.ts';
import { defaultProgramFor, programName, setDefaultProgram } from '../../../../host-agent/api/host/default-programs.ts';
import { readConfig, type ReadConfig } from '../../../../host-agent/config/load.ts';
import { FileKinds, wantedKinds } from '../../../../ui/main/desktop/file-kinds.ts';
import { PreferencesFile } from '../../../../ui/main/desktop/preferences.ts';

const OURS = 'safe-browse.desktop';
const NONE = { kinds: [], isForced: false };

let folder: string;
/** The default programs of the desktop, by MIME type. */
let defaults: Map<string, string>;
/** What was set, in this order. */
let changes: [entry: string, types: readonly string[]][];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-kinds-'));
  defaults = new Map([
    ['application/pdf', 'evince.desktop'],
    ['message/rfc822', 'thunderbird.desktop'],
    ['application/mbox', 'evolution.desktop'],
  ]);
  changes = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As at each start of the desktop. */
const started = () =>
  new FileKinds({
    file: new PreferencesFile(join(folder, 'desktop.json')),
    defaultProgramFor: (type) => Promise.resolve(defaults.get(type)),
    setDefaultProgram: (entry, types) => {
      changes.push([entry, types]);
      for (const type of types) defaults.set(type, entry);
      return Promise.resolve();
    },
    nameOf: (entry) => entry.replace('.desktop', ''),
  });
const wanted = (...kinds: ('documents' | 'mail')[]) => ({ kinds, isForced: false });

describe('a kind of files', () => {
  it('that is turned on opens here with all its types; turned off, each type opens in the previous program', async () => {
    expect(await started().follow(wanted('mail'))).toBe(true);
    expect(changes).toEqual([[OURS, FILE_TYPES.mail]]);
    expect(defaults.get('application/pdf')).toBe('evince.desktop');
    changes = [];
    // What was the default is still known at a later start.
    expect(await started().follow(NONE)).toBe(true);
    expect(changes).toEqual([
      ['thunderbird.desktop', ['message/rfc822']],
      ['evolution.desktop', ['application/mbox']],
    ]);
  });

  it('is left alone while nothing changes, also by later starts', async () => {
    await started().follow(NONE);
    expect(changes).toEqual([]);
    await started().follow(wanted('documents'));
    changes = [];
    expect(await started().follow(wanted('documents'))).toBe(false);
    expect(changes).toEqual([]);
  });

  it('that the person gave to another program stays there, now and when it is turned off', async () => {
    await started().follow(wanted('documents'));
    defaults.set('application/pdf', 'okular.desktop');
    changes = [];
    await started().follow(wanted('documents'));
    await started().follow(NONE);
    expect(defaults.get('application/pdf')).toBe('okular.desktop');
  });

  it('that a policy forces is taken again from another program, and given back to that one', async () => {
    await started().follow({ kinds: ['documents'], isForced: true });
    defaults.set('application/pdf', 'okular.desktop');
    changes = [];
    await started().follow({ kinds: ['documents'], isForced: true });
    expect(changes).toEqual([[OURS, ['application/pdf']]]);
    await started().follow(NONE);
    expect(defaults.get('application/pdf')).toBe('okular.desktop');
  });

  it('is told with the program that opens it now', async () => {
    const kinds = started();
    await kinds.follow(wanted('documents'));
    expect(kinds.view.slice(0, 5)).toEqual([
      { kind: 'documents', isOurs: true, program: 'safe-browse' },
      { kind: 'office', isOurs: false },
      { kind: 'text', isOurs: false },
      { kind: 'pictures', isOurs: false },
      { kind: 'mail', isOurs: false, program: 'thunderbird' },
    ]);
  });

  it('that could not be changed fails once, and is tried again at the next start', async () => {
    const kinds = new FileKinds({
      file: new PreferencesFile(join(folder, 'desktop.json')),
      defaultProgramFor: () => Promise.resolve(undefined),
      setDefaultProgram: () => Promise.reject(new Error('no such program')),
      nameOf: (entry) => entry,
    });
    await expect(kinds.follow(wanted('mail'))).rejects.toMatchObject({
      code: 'default-program-not-set',
    });
    expect(await kinds.follow(wanted('mail'))).toBe(false);
    await started().follow(wanted('mail'));
    expect(changes).toEqual([[OURS, FILE_TYPES.mail]]);
  });

  it('is wanted here if the configuration lists it, and forced if a policy does', () => {
    const read = readConfig('[files]\nopenHere = ["mail", "media"]\n') as ReadConfig;
    const sources = Object.fromEntries(read.sources);
    expect(wantedKinds({ values: read.config, sources })).toEqual({ kinds: ['mail', 'media'], isForced: false });
    const forced = { ...sources, 'files.openHere': { is: 'policy-forced' as const } };
    expect(wantedKinds({ values: read.config, sources: forced }).isForced).toBe(true);
    expect(wantedKinds({ values: {}, sources: {} })).toEqual(NONE);
  });
});

describe('the desktop’s default program for a type', () => {
  it('is read and set by the programs of the desktop, and named as its entry says', async () => {
    const environment = {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, 'c'),
      XDG_DATA_HOME: join(folder, 'd'),
      XDG_DATA_DIRS: join(folder, 's'),
    };
    const entries = join(folder, 'd/applications');
    for (const path of [entries, join(folder, 'c')]) mkdirSync(path, { recursive: true });
    writeFileSync(
      join(entries, 'reader.desktop'),
      '[Desktop Entry]\nType=Application\nName=A Reader\nExec=/bin/true %u\nMimeType=application/pdf;\n',
    );
    await setDefaultProgram('reader.desktop', ['application/pdf', 'application/epub+zip'], environment);
    const list = readFileSync(join(folder, 'c/mimeapps.list'), 'utf8');
    expect(list).toContain('application/pdf=reader.desktop');
    expect(list).toContain('application/epub+zip=reader.desktop');
    expect(await defaultProgramFor('application/pdf', environment)).toBe('reader.desktop');
    expect(await defaultProgramFor('video/mp4', environment)).toBeUndefined();
    expect(programName('reader.desktop', [entries])).toBe('A Reader');
    expect(programName('gone.desktop', [entries])).toBe('gone');
  });
});
