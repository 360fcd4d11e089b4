/** Debian's Thunderbird with our extension, as the package installs it: links and attachments of a mail open in Safe Browse. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { artefact } from '../../bed/artefacts.ts';
import { InstalledExtension } from '../../bed/browsers/installed-extension.ts';
import { type MailWindow, startThunderbird } from '../../bed/browsers/thunderbird.ts';
import { Screen } from '../../bed/desktop/x-screen.ts';

const SUBJECT = 'The bill';
const LINK = 'http://link.test/a?b=c';
/** More than one part of it. */
const ATTACHMENT = Buffer.from(Array.from({ length: 500_000 }, (_, index) => (index * 7) % 251));
const MAIL = [
  'From: Anna <anna@site.test>',
  'To: ben@site.test',
  'Date: Tue, 1 Dec 2026 10:00:00 +0000',
  `Subject: ${SUBJECT}`,
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="b"',
  '',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  `<body style="margin:0"><a href="${LINK}" style="display:block;height:2000px;background:#eee">link</a></body>`,
  '--b',
  'Content-Type: application/pdf; name="bill.pdf"',
  'Content-Disposition: attachment; filename="bill.pdf"',
  'Content-Transfer-Encoding: base64',
  '',
  ...(ATTACHMENT.toString('base64').match(/.{1,76}/g) ?? []),
  '--b--',
  '',
].join('\r\n');

/** Of a screen on which Thunderbird has 1200×800 pixels: the link, which fills the mail, and the name of its attachment. */
const POINTS = {
  'own window': { link: ['600', '500'], attachment: ['120', '782'] },
  'main window': { link: ['900', '500'], attachment: ['740', '756'] },
} as const;
const MENU_MS = 1500;
const TRIALS = 5;

describe.each(['own window', 'main window'] as const)('a mail in the %s of Thunderbird', (place) => {
  let screen: Screen;
  let installed: InstalledExtension;
  let window: MailWindow;
  beforeAll(async () => {
    screen = await Screen.open({ hasTray: false });
    installed = new InstalledExtension('thunderbird', '');
    window = await startThunderbird(installed, screen, { content: MAIL, subject: SUBJECT, place });
  }, 240_000);
  afterAll(async () => {
    await window.close();
    await screen.close();
    installed.remove();
  });

  /** Chooses ours in the menu there: the last entry. On a busy host, the extension may come later than the mail. */
  const choose = async (what: 'link' | 'attachment', isDone: () => boolean): Promise<void> => {
    for (let trial = 0; trial < TRIALS && !isDone(); trial += 1) {
      await screen.xdotool('mousemove', ...POINTS[place][what], 'click', '3');
      await sleep(MENU_MS);
      await screen.picture(artefact(`extension/menu-mail-${place.replace(' ', '-')}-${what}.png`));
      await screen.xdotool('key', '--delay', '200', 'Up', 'Return');
      for (let look = 0; look < 20 && !isDone(); look += 1) await sleep(250);
    }
  };

  /** Whether the native messaging host runs. */
  const isHostRunning = () =>
    readdirSync('/proc').some((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'latin1').includes(join(installed.folder, 'browser-link.mjs'));
      } catch {
        return false;
      }
    });

  it('has a link opened by its menu', async () => {
    await choose('link', () => installed.asked.length > 0);
    await expect.poll(() => installed.started.map(({ words }) => words)).toEqual([`--here -- ${LINK}`]);
    expect(installed.asked).toEqual([LINK]);
  });

  it('hands over an attachment by its menu, byte for byte, in a private file', async () => {
    const count = installed.started.length;
    await choose('attachment', () => installed.started.length > count);
    expect(installed.viewed).toEqual([{ name: 'bill.pdf', bytes: ATTACHMENT.length }]);
    const words = installed.started.at(-1)?.words ?? '';
    expect(words).toMatch(/^-- file:\/\/\/.*\/safe-browse\/handed-over\/[0-9a-f]{16}\/bill\.pdf$/);
    const path = fileURLToPath(words.slice('-- '.length));
    expect(readFileSync(path).equals(ATTACHMENT)).toBe(true);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  it('leaves no program behind', async () => {
    await expect.poll(isHostRunning).toBe(false);
  });
});
