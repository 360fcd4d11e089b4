/** The native messaging host: the program that a browser or a mail program of the host starts for our extension, and ends by closing its input. */
import { join } from 'node:path';
import { makePrivateFolder } from '../api/connection/runtime-folder.ts';
import { findDesktop, startDesktop } from '../api/desktop-program.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { MAIL_EXTENSION } from '../api/host/browser-link.ts';
import { handedOverFolder, removeHandedOver } from '../api/host/handed-over.ts';
import { readConfiguration } from '../channel/read-configuration.ts';
import { stateNames } from '../storage/filenames.ts';
import { type Folders, folders as foldersOf } from '../storage/folders.ts';
import { watchFiles } from '../storage/watch-files.ts';
import { KeptVersion } from '../config/kept-version.ts';
import { BrowserLink } from './browser-link.ts';
import { framed, MAX_MAIL_MESSAGE_BYTES, MAX_MESSAGE_BYTES, MessageReader } from './framing.ts';
import { HandOver } from './hand-over.ts';
import { MailLink } from './mail-link.ts';
import type { PassOn } from './pass-on.ts';
import { mayPass } from './turnstile.ts';

const say = (what: string) => process.stderr.write(`safe-browse: ${what}\n`);
const sayUnreadable = (error: unknown) => say(`the rules cannot be read: ${messageOf(error)}`);
const send = (answer: unknown) => void process.stdout.write(framed(answer));

function main(): void {
  const folders = foldersOf();
  const passOn: PassOn = {
    mayPass: () => mayPass(join(makePrivateFolder(folders.runtime), 'browser-link')),
    startDesktop: (words) => {
      const desktop = findDesktop();
      if ('missing' in desktop) return false;
      startDesktop(desktop.command, words);
      return true;
    },
  };
  // Browsers of Mozilla say it after the path of the manifest; an extension has no say in it.
  if (process.argv[3] === MAIL_EXTENSION) serveMailProgram(folders, passOn);
  else serveBrowser(folders, passOn);
}

function serveBrowser(folders: Folders, passOn: PassOn): void {
  const link = new BrowserLink({ ...passOn, send });
  listen(MAX_MESSAGE_BYTES, (message) => link.take(message));
  tellRules(link, folders).catch(sayUnreadable);
}

function serveMailProgram({ runtime }: Folders, passOn: PassOn): void {
  const handOver = new HandOver(handedOverFolder(makePrivateFolder(runtime)));
  process.on('exit', () => handOver.abandon());
  const link = new MailLink({ ...passOn, handOver, remove: (path) => removeHandedOver(runtime, path), send });
  listen(MAX_MAIL_MESSAGE_BYTES, (message) => link.take(message));
}

function listen(maxBytes: number, take: (message: unknown) => void): void {
  const reader = new MessageReader(maxBytes);
  process.stdin.on('data', (chunk: Buffer) => {
    try {
      for (const message of reader.take(chunk)) take(message);
    } catch {
      // Our extension sends no such thing. What it was is not said: it may contain an address.
      say('the browser sent something that is no request');
      process.exit(1);
    }
  });
  process.stdin.on('end', () => process.exit(0));
  process.stdout.on('error', () => process.exit(0));
}

/** Without the host agent: a browser that starts must not start VMs. */
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
