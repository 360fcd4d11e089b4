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
  'mailnews.start_page.enabled': false,
  // An account with local folders, so that it asks for none.
  'mail.accountmanager.accounts': 'account1',
  'mail.accountmanager.localfoldersserver': 'server1',
  'mail.account.account1.server': 'server1',
  'mail.server.server1.type': 'none',
  'mail.server.server1.hostname': 'Local Folders',
  'mail.server.server1.name': 'Local Folders',
};
const [WIDTH, HEIGHT] = ['1200', '800'];

export interface MailWindow {
  close(): Promise<void>;
}

/** Shows the mail in this file, which has this subject, at the beginning of the screen. */
export async function startThunderbird(
  installed: InstalledExtension,
  screen: Screen,
  mail: { readonly file: string; readonly subject: string },
): Promise<MailWindow> {
  const profile = join(installed.folder, 'profile');
  mkdirSync(profile, { recursive: true });
  const lines = Object.entries(SETTINGS).map(([name, value]) => `user_pref("${name}", ${JSON.stringify(value)});\n`);
  writeFileSync(join(profile, 'user.js'), lines.join(''));
  const program = installed.start(
    screen.environment,
    '/usr/bin/thunderbird',
    ...['--profile', profile, '--no-remote', '-file', mail.file],
  );
  program.stderr?.resume();
  const [id = ''] = (await screen.xdotool('search', '--sync', '--onlyvisible', '--name', mail.subject)).split('\n');
  await screen.xdotool('windowsize', '--sync', id, WIDTH, HEIGHT);
  await screen.xdotool('windowmove', id, '0', '0');
  await sleep(1000);
  return { close: () => endAll([program]) };
}
