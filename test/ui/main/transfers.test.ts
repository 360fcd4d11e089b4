/** Consent to transfers, with a fake host agent and desktop that record what they are asked. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Clip } from '../../../host-agent/api/session/downloads.ts';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import type { Restrictions } from '../../../host-agent/api/session/restrictions.ts';
import { Transfers } from '../../../ui/main/transfers/transfers.ts';
import { Model } from '../../../ui/main/model.ts';
import { textsFor } from '../texts-of.ts';
import { profiles } from '../configuration.ts';
import { sessions } from '../states.ts';
import { answers, DOWNLOADS } from './transfer-answers.ts';

const ID = 'a1b2c3d4';
let model: Model;
let called: [method: string, params: unknown][];
let asked: string[];
let says: boolean | 'instead';
let clip: Clip | undefined;
let shown: string[];
/** Paths of the files that were printed. */
let printed: string[];
let hasPrinter: boolean;
/** What the host agent refuses safe copies with. */
let refused: Failure | undefined;
let transfers: Transfers;
/** The files that were saved, by number. */
let saved: Map<number, string>;
/** Fulfilled when the transfers may go on. */
let goesOn: Promise<void>;
/** What the host agent tells on the way, and what the window is shown then. */
let progress: unknown[];
let views: unknown[];

const withPlace = <Listed extends { file: number }>(listed: Listed) => {
  const savedAs = saved.get(listed.file);
  return { ...listed, ...(savedAs !== undefined && { savedAs }) };
};

beforeEach(() => {
  model = new Model();
  model.sessions = sessions.map((session) => ({ ...session }));
  model.profiles = profiles;
  [called, asked, says, clip, shown] = [[], [], true, { content: 'text', text: 'mine' }, []];
  [progress, views] = [[], []];
  saved = new Map();
  goesOn = Promise.resolve();
  [printed, hasPrinter, refused] = [[], true, undefined];
  transfers = new Transfers({
    model,
    agent: {
      call: (async (
        method: string,
        params: unknown,
        { onProgress }: { onProgress?: (progress: unknown) => void } = {},
      ) => {
        called.push([method, params]);
        for (const step of progress) {
          onProgress?.(step);
          views.push(transfers.viewOf(ID));
        }
        if (method === 'session.take-safe' && refused) throw refused;
        const answer = answers[method] ?? {};
        const { file = 0, id } = params as { file?: number; id: string };
        if (method === 'session.take' || method === 'session.take-safe') {
          await goesOn;
          saved.set(file, (answer as { path: string }).path);
        }
        if (method === 'session.downloads')
          return {
            ...DOWNLOADS,
            files: id === ID ? DOWNLOADS.files.map((listed) => withPlace(listed)) : [],
          };
        return method === 'session.take' ? { ...answer, file } : answer;
      }) as never,
    },
    clipboard: {
      read: () => Promise.resolve(clip),
      write: (written) => Promise.resolve(void (clip = written)),
    },
    dialogs: {
      ask: (_, { message, detail, instead }) => {
        asked.push(`${message} ${detail}`);
        if (says === 'instead') return Promise.resolve(instead === undefined ? 'cancel' : 'instead');
        return Promise.resolve(says ? 'confirm' : 'cancel');
      },
      choose: () => Promise.resolve(['/home/anna/photo.jpg']),
      showFolder: (path) => Promise.resolve(void shown.push(path)),
      saveAs: () => Promise.resolve(undefined),
    },
    printers: {
      require: () => (hasPrinter ? Promise.resolve() : Promise.reject(new Failure('printer-missing'))),
      print: ({ path }) => Promise.resolve(void printed.push(path)),
    },
    texts: () => textsFor('en'),
  });
});

const inProfile = (clipboard: Restrictions['clipboard']) => {
  model.sessions = model.sessions.map((session) => ({
    ...session,
    restrictions: { ...session.restrictions, clipboard },
  }));
};

describe('the desktop’s clipboard', () => {
  it('is pasted into a session after the person has seen and confirmed it', async () => {
    expect(await transfers.pasteIn(ID)).toEqual({ content: 'text', size: 4, beginning: 'mine' });
    expect(asked).toEqual(['Paste 4 characters into the session? mine']);
    expect(called).toEqual([['session.paste-in', { id: ID, clip: { content: 'text', text: 'mine' } }]]);
  });

  it('is not pasted if the person declines or it is empty', async () => {
    says = false;
    expect(await transfers.pasteIn(ID)).toBeUndefined();
    clip = undefined;
    expect(await transfers.pasteIn(ID)).toEqual({ content: 'nothing', size: 0 });
    expect(called).toEqual([]);
  });

  it('is pasted without a question if the profile allows it', async () => {
    inProfile({ out: 'ask', in: 'allow' });
    await transfers.pasteIn(ID);
    expect([asked.length, called.length]).toEqual([0, 1]);
  });
});

describe('a session’s clipboard', () => {
  it('is copied to the desktop if the person agrees', async () => {
    expect(await transfers.copyOut(ID)).toEqual({ content: 'text', size: 4, beginning: 'grün' });
    expect(clip).toEqual({ content: 'text', text: 'grün' });
    expect(asked).toEqual([
      'Copy 4 characters to your clipboard? grün\n\nIt replaces your clipboard. A page may have put something else there than what you saw.',
    ]);
  });

  it('is shown before it is copied, and not copied if the person declines', async () => {
    says = false;
    expect(await transfers.copyOut(ID)).toBeUndefined();
    expect(asked[0]).toContain('grün');
    expect(clip).toEqual({ content: 'text', text: 'mine' });
  });
});

describe('files', () => {
  it('that are dropped are confirmed by their real paths in a dialogue of the desktop, hidden folders by name, not of the page', async () => {
    const home = mkdtempSync('/tmp/sb-drop-');
    onTestFinished(() => rmSync(home, { recursive: true }));
    vi.stubEnv('HOME', home);
    onTestFinished(() => void vi.unstubAllEnvs());
    mkdirSync(`${home}/.ssh`);
    mkdirSync(`${home}/photos`);
    for (const file of ['.ssh/id', 'photos/b', 'photos/c\u202egpj.exe']) writeFileSync(`${home}/${file}`, '');
    symlinkSync(`${home}/.ssh/id`, `${home}/photos/harmless.jpg`);
    const dropped = [
      `${home}/photos////../photos/harmless.jpg`,
      `${home}/photos/b`,
      `${home}/photos/c\u202egpj.exe`,
      `${home}/photos`,
      `${home}/missing`,
      '/dev/null',
    ];
    expect(await transfers.dropped(ID, dropped)).toBe(3);
    expect(asked[0]?.split('\n\n')[0]).toBe(
      'Give these 3 files to the disposable session? ' +
        'id\n    from ~/.ssh, a hidden folder: keys and passwords are kept in such\n' +
        'b\n    in ~/photos\n' +
        'c\ufffdgpj.exe\n    in ~/photos',
    );
    expect(called[0]).toEqual(['session.give', { id: ID, path: `${home}/.ssh/id` }]);
    says = false;
    expect(await transfers.dropped(ID, [`${home}/.ssh/id`])).toBe(0);
    await expect(transfers.dropped(ID, [`${home}/photos`])).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(called).toHaveLength(3);
  });

  it('that are chosen are sent without another question', async () => {
    expect(await transfers.choose(ID)).toBe(1);
    expect([asked, called]).toEqual([[], [['session.give', { id: ID, path: '/home/anna/photo.jpg' }]]]);
  });

  it('that were opened are sent to be shown, without a question', async () => {
    expect(await transfers.view(ID, ['/home/anna/a.pdf', '/home/anna/b.txt'])).toEqual([]);
    const shown = (path: string) => ['session.give', { id: ID, path, isShown: true }];
    expect([asked, called]).toEqual([[], [shown('/home/anna/a.pdf'), shown('/home/anna/b.txt')]]);
  });

  it('that were sent are listed with their size, without their folder', async () => {
    progress = [{ bytes: 1, of: 48_000 }];
    await transfers.choose(ID);
    expect((await transfers.list(ID)).sent).toEqual([{ name: 'photo.jpg', bytes: 48_000 }]);
    expect((await transfers.list('another')).sent).toEqual([]);
  });

  it('leave a session only after the desktop’s own dialogue has named them and the person agreed', async () => {
    says = false;
    expect(await transfers.save(ID, 3, { isSafe: false })).toBeUndefined();
    expect(await transfers.save(ID, 1, { isSafe: true })).toBeUndefined();
    expect(called.map(([method]) => method)).toEqual(['session.downloads', 'session.downloads']);
    says = true;
    expect(await transfers.save(ID, 1, { isSafe: false })).toMatchObject({ path: '/home/anna/q/a.pdf' });
    expect(called.at(-1)).toEqual(['session.take', { id: ID, file: 1 }]);
    expect(asked).toEqual([
      'Save this file from the disposable session on your computer? b.pdf\n10 bytes, Linux program\nNot what its name says\n\nIt may be harmful: do not open it unless you trust where it comes from.',
      'Save a safe copy of this file on your computer? a.pdf\n3 kB, PDF document\n\nA picture of each page and nothing else, drawn in a second disposable VM without a network.',
      'Save this file from the disposable session on your computer? a.pdf\n3 kB, PDF document\n\nIt may be harmful: do not open it unless you trust where it comes from.',
    ]);
    await expect(transfers.save(ID, 2, { isSafe: false })).rejects.toMatchObject({ code: 'download-not-found' });
  });

  it('are asked about one at a time, so that a page cannot pile up questions', async () => {
    const saves = [
      transfers.save(ID, 1, { isSafe: false }),
      transfers.save(ID, 3, { isSafe: false }),
      transfers.saveAll(ID),
    ];
    expect((await Promise.all(saves)).filter((saved) => typeof saved === 'object')).toHaveLength(1);
    expect(asked).toHaveLength(1);
  });

  it('that were saved: their folder can be shown, without entering it, and no other', async () => {
    await transfers.save(ID, 1, { isSafe: false });
    await transfers.showTaken(ID, 1);
    await transfers.showTaken(ID, 2);
    await transfers.showTaken('another', 1);
    // Saved by another client.
    await transfers.showTaken(ID, 4);
    expect(shown).toEqual(['/home/anna/q', '/home/anna/elsewhere']);
    expect((await transfers.list(ID)).files.map(({ file, isSaved }) => [file, isSaved])).toEqual([
      [1, true],
      [3, false],
      [4, true],
    ]);
    // The page learns how the folders are called, and where none of them is.
    vi.stubEnv('HOME', '/home/anna');
    onTestFinished(() => void vi.unstubAllEnvs());
    const { files } = await transfers.list(ID);
    expect(files.map(({ savedIn }) => savedIn)).toEqual(['~/q', undefined, '~/elsewhere']);
    expect(JSON.stringify(files)).not.toContain('/home');
  });

  it('are all saved after one question that names them, except those that are saved already', async () => {
    says = false;
    expect(await transfers.saveAll(ID)).toBe(0);
    says = true;
    expect(await transfers.saveAll(ID)).toBe(2);
    expect(called.filter(([method]) => method === 'session.take').map(([, params]) => params)).toEqual([
      { id: ID, file: 1 },
      { id: ID, file: 3 },
    ]);
    expect(asked[1]).toBe(
      'Save these 2 files from the disposable session on your computer? a.pdf (3 kB, PDF document)\nb.pdf (10 bytes, Linux program, Not what its name says)\n\nThey may be harmful: do not open them unless you trust where they come from.',
    );
  });

  it('are saved as safe copies, with progress for each page', async () => {
    progress = [{ step: 'starting' }, { step: 'giving', bytes: 5, of: 10 }, { step: 'drawing', page: 2, of: 3 }];
    await transfers.save(ID, 1, { isSafe: true });
    expect(called.at(-1)).toEqual(['session.take-safe', { id: ID, file: 1 }]);
    const view = { direction: 'out', name: 'a.pdf', bytes: 0, of: 0, safeCopy: {} };
    expect(views).toEqual([
      undefined,
      undefined,
      undefined,
      view,
      { ...view, bytes: 5, of: 10 },
      { ...view, safeCopy: { drawing: { page: 2, of: 3 } } },
    ]);
    await transfers.showTaken(ID, 1);
    expect(shown).toEqual(['/home/anna/q']);
  });

  it('is offered in the question about a document, and not about another file', async () => {
    says = 'instead';
    await transfers.save(ID, 1, { isSafe: false });
    expect(called.at(-1)).toEqual(['session.take-safe', { id: ID, file: 1 }]);
    called = [];
    await transfers.save(ID, 3, { isSafe: false });
    expect(called.map(([method]) => method)).toEqual(['session.downloads']);
  });

  it('keep their progress and can be cancelled one after the other while several are under way', async () => {
    progress = [];
    let goOn: () => void = () => undefined;
    goesOn = new Promise((resolve) => (goOn = resolve));
    const saving = transfers.save(ID, 1, { isSafe: false });
    await expect.poll(() => transfers.viewOf(ID)?.name).toBe('a.pdf');
    await transfers.pasteIn(ID);
    expect(transfers.viewOf(ID)).toMatchObject({ direction: 'out', name: 'a.pdf' });
    goOn();
    await saving;
    expect(transfers.viewOf(ID)).toBeUndefined();
  });

  it('are printed as a safe copy, never as they are, after a question that names them', async () => {
    says = false;
    await transfers.print(ID, 1);
    expect(called.map(([method]) => method)).toEqual(['session.downloads']);
    says = true;
    await transfers.print(ID, 1);
    expect(called.at(-1)).toEqual(['session.take-safe', { id: ID, file: 1 }]);
    expect(printed).toEqual(['/home/anna/q/a (safe).pdf']);
    expect(asked).toEqual(
      Array(2).fill(
        'Print a safe copy of this file? a.pdf\n3 kB, PDF document\n\nThe safe copy, a picture of each page and nothing else, is also saved on your computer.',
      ),
    );
    expect((await transfers.list(ID)).files[0]?.isSaved).toBe(true);
    await expect(transfers.print(ID, 2)).rejects.toMatchObject({ code: 'download-not-found' });
  });

  it('are not printed where files may not leave the session', async () => {
    refused = new Failure('profile-forbids', { act: 'save-files' });
    await expect(transfers.print(ID, 1)).rejects.toMatchObject({ code: 'profile-forbids' });
    expect(printed).toEqual([]);
  });

  it('are not asked about, and no copy is made, while there is no printer', async () => {
    hasPrinter = false;
    await expect(transfers.print(ID, 1)).rejects.toMatchObject({ code: 'printer-missing' });
    expect([asked, called.map(([method]) => method)]).toEqual([[], ['session.downloads']]);
  });

  it('are shown during a transfer, which can be cancelled', async () => {
    progress = [{ bytes: 5, of: 10 }];
    await transfers.save(ID, 1, { isSafe: false });
    expect(views.at(-1)).toEqual({ direction: 'out', name: 'a.pdf', bytes: 5, of: 10 });
    transfers.cancel(ID);
    expect(transfers.viewOf(ID)).toBeUndefined();
  });
});
