/** The native messaging host: the program that a browser of the host starts for our extension, and ends by closing its input. */
import { join } from 'node:path';
import { makePrivateFolder } from '../api/connection/runtime-folder.ts';
import { findDesktop, startDesktop } from '../api/desktop-program.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { readConfiguration } from '../channel/read-configuration.ts';
import { stateNames } from '../storage/filenames.ts';
import { type Folders, folders as foldersOf } from '../storage/folders.ts';
import { watchFiles } from '../storage/watch-files.ts';
import { KeptVersion } from '../config/kept-version.ts';
import { BrowserLink } from './browser-link.ts';
import { framed, MessageReader } from './framing.ts';
import { mayPass } from './turnstile.ts';

const say = (what: string) => process.stderr.write(`safe-browse: ${what}\n`);
const sayUnreadable = (error: unknown) => say(`the rules cannot be read: ${messageOf(error)}`);

function main(): void {
  const folders = foldersOf();
  const link = new BrowserLink({
    mayPass: () => mayPass(join(makePrivateFolder(folders.runtime), 'browser-link')),
    startDesktop: (words) => {
      const desktop = findDesktop();
      if ('missing' in desktop) return false;
      startDesktop(desktop.command, words);
      return true;
    },
    send: (answer) => process.stdout.write(framed(answer)),
  });
  const reader = new MessageReader();
  process.stdin.on('data', (chunk: Buffer) => {
    try {
      for (const message of reader.take(chunk)) link.take(message);
    } catch {
      // Our extension sends no such thing. What it was is not said: it may contain an address.
      say('the browser sent something that is no request');
      process.exit(1);
    }
  });
  process.stdin.on('end', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
  // Without the host agent: a browser that starts must not start VMs.
  tellRules(link, folders).catch(sayUnreadable);
}

async function tellRules(link: BrowserLink, folders: Folders): Promise<void> {
  const kept = new KeptVersion(stateNames(folders).lastSettings);
  const configuration = await readConfiguration(folders, {
    read: () => kept.read(),
    // The host agent keeps them.
    keep: () => Promise.resolve(),
  });
  // The extension goes on with the rules that it has while it is not known what the policy says.
  const tell = () => {
    if (!configuration.blocked) link.tell(configuration.config.links);
  };
  tell();
  configuration.onChange(tell);
  const refresh = () => void configuration.refresh().catch(sayUnreadable);
  watchFiles(configuration.paths, refresh);
  // What has changed since they were read.
  refresh();
}

main();
