/** Debian's Thunderbird with a mail in a window, handled as a person does. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Screen } from '../desktop/x-screen.ts';
import { endAll } from '../ending.ts';
import type { InstalledExtension } from './installed-extension.ts';

const SETTINGS = {
  // Pages and questions of its maker are no part of the test, and need a network.
  'app.donation.eoy.version.viewed': 999,
  'datareporting.policy.dataSubmissionPolicyBypassNotification': true,
  'mail.provider.suppress_dialog_on_startup': true,
  'mail.shell.checkDefaultClient': false,
  'mail.spotlight.firstRunDone': true,
  'mail.rights.version': 1,
  'mailnews.start_page.enabled': false,
  // An account with local folders, so that it asks for none.
  'mail.accountmanager.accounts': 'account1',
  'mail.accountmanager.localfoldersserver': 'server1',
  'mail.account.account1.server': 'server1',
  'mail.server.server1.directory-rel': '[ProfD]Mail/Local Folders',
  'mail.server.server1.type': 'none',
  'mail.server.server1.hostname': 'Local Folders',
  'mail.server.server1.name': 'Local Folders',
};
const [WIDTH, HEIGHT] = ['1200', '800'];

const FOLDER = 'Bills';
/** Of a main window of the size above. */
const [ACCOUNT_POINT, MAIL_POINT] = [
  ['130', '122'],
  ['400', '150'],
] as const;
const DRAWN_MS = 2000;

/** In a separate window, as a file of the desktop opens; or in the main window, beside the lists of folders and mails. */
export type MailPlace = 'own window' | 'main window';

export interface MailWindow {
  close(): Promise<void>;
}

/** Shows a mail, which has this subject and lines of `\r\n`, at the beginning of the screen. */
export async function startThunderbird(
  installed: InstalledExtension,
  screen: Screen,
  { content, subject, place }: { readonly content: string; readonly subject: string; readonly place: MailPlace },
): Promise<MailWindow> {
  const profile = join(installed.folder, 'profile');
  const folders = join(profile, 'Mail/Local Folders');
  mkdirSync(folders, { recursive: true });
  const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const file = join(installed.folder, 'mail.eml');
  if (place === 'own window') writeFileSync(file, content);
  else writeFileSync(join(folders, FOLDER), `From - Tue Dec  1 10:00:00 2026\r\n${content}\r\n`);
  const program = installed.start(
    screen.environment,
    '/usr/bin/thunderbird',
    ...['--profile', profile, '--no-remote'],
    ...(place === 'own window' ? ['-file', file] : []),
  );
  program.stderr?.resume();
  const title = place === 'own window' ? subject : 'Mozilla Thunderbird';
  const [id = ''] = (await screen.xdotool('search', '--sync', '--onlyvisible', '--name', title)).split('\n');
  await screen.xdotool('windowsize', '--sync', id, WIDTH, HEIGHT);
  await screen.xdotool('windowmove', id, '0', '0');
  await sleep(1000);
  if (place === 'main window') await showInMainWindow(screen);
  return { close: () => endAll([program]) };
}

/** Opens the list of folders, its last one, and the mail in it. */
async function showInMainWindow(screen: Screen): Promise<void> {
  await screen.xdotool('mousemove', ...ACCOUNT_POINT, 'click', '1');
  await sleep(DRAWN_MS);
  await screen.xdotool('key', '--delay', '300', 'Right', 'End');
  await screen.xdotool('search', '--sync', '--onlyvisible', '--name', FOLDER);
  await sleep(DRAWN_MS);
  await screen.xdotool('mousemove', ...MAIL_POINT, 'click', '1');
  await sleep(DRAWN_MS);
}
