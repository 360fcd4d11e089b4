/** The command line: words to verbs. What each verb does stands in a file of its own. */
import { Argument, Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { EXIT, Failure, type ExitStatus } from '../api/failure.ts';
import { completionFor, type Shell, SHELLS } from './completions.ts';
import * as crossings from './crossings.ts';
import { addBookmark, listBookmarks, removeBookmark } from './bookmarks.ts';
import { runDaemon, stopDaemon } from './daemon.ts';
import { openDesktop } from './desktop.ts';
import { checkConfig, doctor, importConfig, showConfig } from './diagnosis.ts';
import * as images from './images.ts';
import { manualDate, manualPage } from './manual.ts';
import { attachHost, detachHost, eapol, network, type NetworkVerb } from './network.ts';
import { open } from './open.ts';
import { printText, reportFailure, say } from './output.ts';
import { rehearse } from './rehearse.ts';
import * as sessions from './sessions.ts';
import * as templates from './templates.ts';
import { verify, verifyReset } from './verify.ts';
import { parseVolume } from './volume.ts';
import { wordsOf } from './words.ts';

let exitStatus: ExitStatus = EXIT.done;
const finish = (status: ExitStatus) => {
  exitStatus = status;
};

/** All commands, with their words for help, manual and completion. */
export const program = new Command('safe-browse')
  .description('Browse in a disposable virtual machine that is forgotten when it is closed.')
  .version(packageJson.version)
  .showHelpAfterError('Run safe-browse --help for what there is.')
  .exitOverride()
  .configureOutput({ writeErr: (text) => say(text.trimEnd()) })
  .helpCommand(false);

/** Every command speaks JSON when asked to. */
const command = (parent: Command, nameAndArguments: string, description: string): Command =>
  parent.command(nameAndArguments).description(description).option('--json', 'print JSON', false).exitOverride();

type Json = { readonly json: boolean };

command(program, 'open [url]', 'open a disposable browser')
  .option('--profile <name>', 'the profile of the configuration to open it with')
  .option('--no-window', 'do not show it; it can be watched on its VNC socket')
  .option('--detach', 'return when it is ready, and let it run', false)
  .option('--dry-run', 'open nothing, and print the commands that it would be', false)
  .action(
    async (
      url: string | undefined,
      { dryRun, ...options }: Json & { profile?: string; window: boolean; detach: boolean; dryRun: boolean },
    ) =>
      dryRun
        ? rehearse(options.profile, options.json)
        : finish(await open({ url, profile: options.profile, ...options })),
  );

command(program, 'list', 'show the sessions that run').action(({ json }: Json) => sessions.list(json));
command(program, 'show <id>', 'show one session').action((id: string, { json }: Json) => sessions.show(id, json));
command(program, 'close [ids...]', 'close sessions; nothing is left of them')
  .option('--all', 'close all', false)
  .option('--undo <seconds>', 'one session alone: it stands still for so long, and can be brought back')
  .action((ids: string[], { all, json, undo }: Json & { all: boolean; undo?: string }) => {
    const [only] = ids;
    if (undo !== undefined) {
      if (all || ids.length !== 1 || only === undefined || !/^([1-9]|[1-5]\d|60)$/.test(undo))
        throw new Failure('undo-needs-one-session');
      return sessions.discard(only, Number(undo), json);
    }
    if (all === ids.length > 0) throw new Failure('sessions-not-named');
    return sessions.close(all ? { all: true } : { ids }, json);
  });
command(program, 'undo <id>', 'bring back a session that was closed with --undo, or discarded in its window').action(
  (id: string, { json }: Json) => sessions.undo(id, json),
);
command(program, 'volume <id> [how]', 'make a session so loud (40%), silent (mute) or heard again (unmute)').action(
  (id: string, how: string | undefined, { json }: Json) =>
    sessions.volume(id, how === undefined ? undefined : parseVolume(how), json),
);
command(program, 'microphone <id>', 'say whether a session hears you, or have it hear you until you turn it off')
  .addArgument(new Argument('[state]').choices(['on', 'off']))
  .action((id: string, state: 'on' | 'off' | undefined, { json }: Json) => sessions.microphone(id, state, json));
command(program, 'screenshot <id> <file.png>', "save a picture of a session's screen").action(
  (id: string, file: string, { json }: Json) => sessions.screenshot(id, file, json),
);

command(program, 'downloads <id>', 'show what was downloaded in a session').action((id: string, { json }: Json) =>
  crossings.downloads(id, json),
);
command(program, 'take <id> [names...]', 'take downloads out of a session, by their name or number')
  .option('--all', 'take all that are whole', false)
  .option(
    '--safe',
    'take safe copies of PDF files and images: drawn in a machine without a network, nothing but pixels',
    false,
  )
  .action((id: string, names: string[], { all, safe, json }: Json & { all: boolean; safe: boolean }) => {
    if (all === names.length > 0) throw new Failure('files-not-named', { session: id });
    return crossings.take(id, { wanted: all ? 'all' : names, isSafe: safe }, json);
  });
command(program, 'give <id> <files...>', 'give a session files of this computer; they are among its downloads').action(
  (id: string, files: string[], { json }: Json) => crossings.give(id, files, json),
);
command(program, 'copy <id> [file.png]', 'print what was copied in a session, or save it where it is a picture').action(
  (id: string, file: string | undefined, { json }: Json) => crossings.copy(id, file, json),
);
command(program, 'paste <id> [file.png]', 'have a session paste what comes on stdin, or a picture').action(
  (id: string, file: string | undefined, { json }: Json) => crossings.paste(id, file, json),
);

const image = program.command('image').description('prepare the images that machines start from').exitOverride();
command(
  image,
  'build [role]',
  'build the browser or the network image, or both; or `host`: a disk with Xen, dom0 and both in it',
)
  .option('--recipe <file>', 'a recipe of your own that adds to ours')
  .option('--debug', 'a variant with logins on its consoles', false)
  .action((role: string | undefined, options: Json & { recipe?: string; debug: boolean }) =>
    images.build(images.parseRole(role), { recipe: options.recipe, debug: options.debug, json: options.json }),
  );
command(image, 'import <role>', 'take a network machine that was made elsewhere; it runs as a bridge')
  .requiredOption('--kernel <file>', 'its Linux kernel (bzImage)')
  .requiredOption('--rootfs <file>', 'its root file system, which it finds read-only as /dev/vda')
  .option('--initrd <file>', 'its initial RAM file system')
  .option('--append <text>', 'added to its kernel’s command line')
  .action((role: string, options: images.ImportOptions) => images.importImage(images.parseRole(role), options));
command(image, 'list [role]', 'show the images that there are').action((role: string | undefined, { json }: Json) =>
  images.list(images.parseRole(role), json),
);
command(image, 'verify [role]', 'check every byte of the images').action(
  async (role: string | undefined, { json }: Json) => finish(await images.verify(images.parseRole(role), json)),
);
command(image, 'updates', 'see whether the distribution has newer packages for the images in use').action(
  ({ json }: Json) => images.updates(json),
);
command(image, 'rollback [role]', 'use the image of before again').action((role: string | undefined, { json }: Json) =>
  images.rollback(images.parseRole(role), json),
);
command(image, 'prune [role]', 'remove images that are no longer used').action(
  (role: string | undefined, { json }: Json) => images.prune(images.parseRole(role), json),
);

const template = program
  .command('template')
  .description('sealed machines that sessions are copied from')
  .exitOverride();
command(template, 'seal', 'seal what has no template yet').action(({ json }: Json) => templates.seal(json));
command(template, 'status', 'show what is sealed, and the spare').action(({ json }: Json) => templates.status(json));
command(template, 'drop', 'remove all of them').action(({ json }: Json) => templates.drop(json));

const NETWORK_VERBS: Record<NetworkVerb, string> = {
  start: 'start the network machine ahead of a session',
  stop: 'stop it',
  restart: 'stop it and start it again',
  status: 'show how it is',
};
const networkCommand = program
  .command('network')
  .description('the machine that alone touches the network')
  .exitOverride();
for (const [verb, description] of Object.entries(NETWORK_VERBS) as [NetworkVerb, string][])
  command(networkCommand, verb, description).action(({ json }: Json) => network(verb, json));

command(networkCommand, 'attach-host', 'plug this computer itself into it (Xen)').action(({ json }: Json) =>
  attachHost(json),
);
command(networkCommand, 'detach-host', 'take this computer out again').action(({ json }: Json) => detachHost(json));
command(networkCommand, 'eapol', 'let 802.1X pass a bridge, or not')
  .addArgument(new Argument('<state>').choices(['on', 'off']))
  .action((state: 'on' | 'off', { json }: Json) => eapol(state, json));

const verifyCommand = program
  .command('verify')
  .description('prove on this computer that sessions are forgotten and kept apart')
  .exitOverride();
command(verifyCommand, 'reset', 'change a machine in every way, and see that the next starts as if nothing had been')
  .option('--image <digest>', 'the image to take, by the beginning of its digest')
  .option('--junit <file>', 'write the result for a continuous integration too')
  .action(async (options: Json & { image?: string; junit?: string }) => finish(await verifyReset(options)));
command(verifyCommand, 'isolation', 'try from inside a machine what it must not reach')
  .option('--junit <file>', 'write the result for a continuous integration too')
  .action(async (options: Json & { junit?: string }) => finish(await verify(['isolation'], options)));
command(verifyCommand, 'all', 'both')
  .option('--junit <file>', 'write the result for a continuous integration too')
  .action(async (options: Json & { junit?: string }) => finish(await verify(['reset', 'isolation'], options)));

const bookmark = program
  .command('bookmark')
  .description('pages that you keep; sessions have them in their bookmarks bar')
  .exitOverride();
command(bookmark, 'list', 'show them')
  .option('--profile <name>', 'those of this profile alone')
  .action(({ profile, json }: Json & { profile?: string }) => listBookmarks(profile, json));
command(bookmark, 'add <url>', 'keep a page')
  .option('--name <name>', 'what it is called in the bar')
  .option('--profile <name>', 'for this profile alone; it stands in the configuration file')
  .action((url: string, { json, ...wanted }: Json & { name?: string; profile?: string }) =>
    addBookmark({ url, ...wanted }, json),
  );
command(bookmark, 'remove <url>', 'keep it no longer')
  .option('--profile <name>', 'of this profile')
  .action((url: string, { profile, json }: Json & { profile?: string }) => removeBookmark(url, profile, json));

command(program, 'doctor', 'find what stands in the way, and say what to do').action(async ({ json }: Json) =>
  finish(await doctor(json)),
);

const config = program.command('config').description('the configuration file').exitOverride();
command(config, 'check [file]', 'find all mistakes in it').action((file: string | undefined, { json }: Json) =>
  checkConfig(file, json),
);
command(config, 'import <file.wsb>', 'take over a configuration of Windows Sandbox as a profile')
  .option('--profile <name>', 'the name of that profile', 'sandbox')
  .action((file: string, { profile, json }: Json & { profile: string }) => importConfig(file, profile, json));
command(config, 'show', 'show every setting in force').action(({ json }: Json) => showConfig(json));

command(program, 'desktop', 'open the window that shows and does all this').action(({ json }: Json) =>
  openDesktop(json),
);

command(program, 'daemon', 'run the host agent in the foreground')
  .addOption(new Option('--stop', 'end the one that runs; sessions go on').default(false))
  .action(async ({ stop, json }: Json & { stop: boolean }) => (stop ? stopDaemon(json) : finish(await runDaemon())));

program
  .command('completion')
  .description('print the completion of a shell, for its folder of completions')
  .addArgument(new Argument('<shell>').choices(SHELLS))
  .exitOverride()
  .action((shell: Shell) => printText(completionFor(shell, wordsOf(program))));
program
  .command('manual')
  .description('print the manual page, for man -l')
  .exitOverride()
  .action(() => printText(manualPage(wordsOf(program), { version: packageJson.version, date: manualDate() })));

/** Does what the words ask for; never throws. */
export async function runCommandLine(words: readonly string[]): Promise<ExitStatus> {
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) finish(error.exitCode === 0 ? EXIT.done : EXIT.usage);
    else finish(reportFailure(error, words.includes('--json')));
  }
  return exitStatus;
}
