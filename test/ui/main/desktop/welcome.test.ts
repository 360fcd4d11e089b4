import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Desktop } from '../../../../ui/main/desktop/desktop.ts';
import { ENTRY_NAME } from '../../../../ui/main/desktop/entry.ts';
import { desktopFolders } from '../../../../ui/main/desktop/folders.ts';
import { textsFor } from '../../texts-of.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-welcome-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** As at each start of the desktop. */
const started = () =>
  new Desktop({
    folders: desktopFolders(ENTRY_NAME, { HOME: folder }),
    command: ['/usr/bin/safe-browse-desktop'],
    texts: textsFor,
    systemLanguages: () => ['en'],
  });

describe('the look around', () => {
  it('is shown after the set-up, with its questions, and until the person has seen it', async () => {
    expect(started().view().settings).toMatchObject({ asksFirstQuestions: false, tour: 'unseen' });
    await started().welcome();
    expect(started().view().settings).toMatchObject({ asksFirstQuestions: true, tour: 'open' });
    await started().change({ tour: 'seen' });
    expect(started().view().settings.tour).toBe('seen');
  });

  it('is not shown a second time by a later set-up, but whenever the person asks for it', async () => {
    await started().change({ tour: 'seen' });
    await started().welcome();
    expect(started().view().settings).toMatchObject({ asksFirstQuestions: true, tour: 'seen' });
    await started().change({ tour: 'open' });
    expect(started().view().settings.tour).toBe('open');
  });
});
