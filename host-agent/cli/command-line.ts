/** The commands of `safe-browse`, with their arguments and help texts. What they do is in the file of their subject. */
import { Argument, Command, CommanderError, Option } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { DOCUMENT_PROFILE } from '../api/configuration/profile.ts';
import { EXIT, Failure } from '../api/errors/failure.ts';
import { completionFor, type Shell, SHELLS } from './manual/completions.ts';
import * as transfers from './transfers.ts';
import * as attestations from './images/attestations.ts';
import { addBookmark, listBookmarks, removeBookmark } from './bookmarks.ts';
import { checkConfig, importConfig, setConfig, showConfig } from './configuration.ts';
import { forget, type ForgetOptions } from './forget.ts';
import { doctor, runDaemon, stopDaemon } from './host-agent.ts';
import { addChannelCommands } from './images/channel-commands.ts';
import * as channels from './images/channels.ts';
import * as images from './images/images.ts';
import { manualDate, manualPage } from './manual/manual.ts';
import { drive, stopDriving } from './automation/drive.ts';
import { addRecordCommands } from './record.ts';
import { mcp } from './automation/mcp.ts';
import { addMeasureCommands } from './measure/measure.ts';
import { attachHost, detachHost, eapol, network, type NetworkVerb } from './network.ts';
import { numberFrom } from './number-from.ts';
import { open, printDryRun, signIn } from './open.ts';
import { printText, reportFailure, say } from './output.ts';
import { safeCopy, type SafeCopyOptions } from './safe-copy.ts';
import * as registry from './images/registry.ts';
import { report } from './report.ts';
import { run, type RunCommandOptions } from './automation/run.ts';
import * as sessions from './sessions.ts';
import { addTemplateCommands } from './templates.ts';
import { addUsbCommands } from './usb.ts';
import { VerificationKind } from '../api/host/verification.ts';
import { verify, type VerifyOptions } from './verify.ts';
import { wordsOf } from './manual/words.ts';
import { addExitCommands } from './exits.ts';
import { addPoolCommands } from './pool.ts';
import { openDesktop } from './desktop.ts';

/** Of the product, or of a script that it has run. */
let exitStatus: number = EXIT.done;
const finish = (status: number) => {
  exitStatus = status;
};

/** All commands, with the texts of help, manual and completion. */
export const program = new Command('safe-browse')
  .description('Browse in a disposable virtual machine that leaves no trace when it is closed.')
  .version(packageJson.version)
  .showHelpAfterError('Run safe-browse --help for a list of commands.')
  .exitOverride()
  // A command and those below it have options of the same names.
  .enablePositionalOptions()
  .configureOutput({ writeErr: (text) => say(text.trimEnd()) })
  .helpCommand(false);

/** Every command can print JSON. */
const command = (parent: Command, nameAndArguments: string, description: string): Command =>
  parent.command(nameAndArguments).description(description).option('--json', 'print JSON', false).exitOverride();

type Json = { readonly json: boolean };

command(program, 'open [url]', 'open a disposable browser')
  .option('--profile <name>', 'the profile to use')
  .option('--no-window', 'open no window; the session can be viewed on its VNC socket')
  .option('--detach', 'return when the session is ready, and leave it running', false)
  .option('--drive', 'let a program drive its browser, and print the address for it', false)
  .option('--dry-run', 'print the commands without running them', false)
  .action(
    async (
      url: string | undefined,
      {
        dryRun,
        ...options
      }: Json & { profile?: string; window: boolean; detach: boolean; drive: boolean; dryRun: boolean },
    ) =>
      dryRun
        ? printDryRun(options.profile, options.json)
        : finish(await open({ url, profile: options.profile, ...options })),
  );

command(program, 'portal', 'sign in to a network: show its sign-in page, and nothing else')
  .option('--no-window', 'open no window; the session can be viewed on its VNC socket')
  .option('--detach', 'return when the session is ready, and leave it running', false)
  .action(async (options: Json & { window: boolean; detach: boolean }) => finish(await signIn(options)));

command(program, 'view <files...>', 'view files in a disposable browser without a network')
  .option('--profile <name>', 'the profile to use', DOCUMENT_PROFILE)
  .option('--no-window', 'open no window; the session can be viewed on its VNC socket')
  .option('--detach', 'return when the files are there, and leave the session running', false)
  .action(async (files: string[], options: transfers.ViewOptions) => finish(await transfers.view(files, options)));

command(
  program,
  'safe-copy <files...>',
  'make safe copies of documents, images, mails and e-books: only their pixels, rendered in a VM',
)
  .option('--output <folder>', 'put the copies there; otherwise each is put beside its file')
  .option('--text', 'with the words that the VM reads from these pixels, to find and copy them')
  .action((files: string[], options: SafeCopyOptions) => safeCopy(files, options));

command(program, 'list', 'list the running sessions').action(({ json }: Json) => sessions.list(json));
command(program, 'show <id>', 'show one session')
  .option('--trace [file]', 'print a trace of its start for Perfetto or chrome://tracing, or save it in a file')
  .action((id: string, options: Json & { trace?: true | string }) => sessions.show(id, options));
command(program, 'close [ids...]', 'close sessions without a trace')
  .option('--all', 'close all sessions', false)
  .option('--undo <seconds>', 'pause one session for this many seconds, in which undo can bring it back')
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
command(program, 'undo <id>', 'bring back a discarded or paused session').action((id: string, { json }: Json) =>
  sessions.undo(id, json),
);
command(program, 'volume <id> [how]', 'set the volume of a session: 40%, mute or unmute').action(
  (id: string, how: string | undefined, { json }: Json) => sessions.volume(id, how, json),
);
command(program, 'microphone <id>', 'show, or turn on or off, the microphone of a session')
  .addArgument(new Argument('[state]').choices(['on', 'off']))
  .action((id: string, state: 'on' | 'off' | undefined, { json }: Json) => sessions.microphone(id, state, json));
command(program, 'drive <id>', 'let a program drive the browser of a session, and print the address for it')
  .option('--socket', 'print the address on a Unix socket', false)
  .addOption(new Option('--stop', 'stop the program, and make its address invalid').default(false).conflicts('socket'))
  .action((id: string, { stop, ...options }: Json & { stop: boolean; socket: boolean }) =>
    stop ? stopDriving(id, options.json) : drive(id, options),
  );
program
  .command('mcp')
  .description('let an agent browse: a server of the Model Context Protocol on standard input and output')
  .option('--profile <name>', 'the profile to use for all of its sessions')
  .option('--sites <names>', 'show only pages of these sites and their subdomains, such as example.org,example.com')
  .option('--take', 'let it save downloads on the host, as far as the profile allows', false)
  .exitOverride()
  .action(({ profile, sites, take }: { profile?: string; sites?: string; take: boolean }) =>
    mcp({ version: packageJson.version, profile, sites, mayTake: take }),
  );
command(program, 'run <files...>', 'run scripts of Playwright, each with a page in a fresh VM')
  .option('--profile <name>', 'the profile to use')
  .option('--workers <number>', 'how many run at a time', numberFrom(1, 32), 1)
  .option('--retries <number>', 'how often a script that has failed is run again', numberFrom(0, 10), 0)
  .option('--timeout <seconds>', 'how long each may take, without the start of its VM', numberFrom(1, 86_400), 300)
  .option('--into <folder>', 'put a trace, the requests and pictures of a script that has failed there')
  .option('--junit <file>', 'also write the result as a JUnit report')
  .action(async (files: string[], options: RunCommandOptions) => finish(await run(files, options)));
addRecordCommands(program, command, finish);
addUsbCommands(program, command);
command(program, 'screenshot <id> <file.png>', 'save a screenshot of a session').action(
  (id: string, file: string, { json }: Json) => sessions.screenshot(id, file, json),
);

command(program, 'downloads <id>', 'list the downloads of a session').action((id: string, { json }: Json) =>
  transfers.downloads(id, json),
);
command(program, 'take <id> [names...]', 'save downloads of a session on the host, by name or number')
  .option('--all', 'save all complete downloads', false)
  .option(
    '--safe',
    'save safe copies of documents, images, mails and e-books: only their pixels, rendered in a VM without network',
    false,
  )
  .option('--text', 'with --safe: with the words that the VM reads from these pixels')
  .action(
    (id: string, names: string[], { all, safe, text, json }: Json & { all: boolean; safe: boolean; text?: true }) => {
      if (all === names.length > 0) throw new Failure('files-not-named', { session: id });
      return transfers.take(id, { wanted: all ? 'all' : names, isSafe: safe, text }, json);
    },
  );
command(program, 'give <id> <files...>', 'send files of the host to a session, into its downloads').action(
  (id: string, files: string[], { json }: Json) => transfers.give(id, files, json),
);
command(program, 'copy <id> [file.png]', 'print the text that was copied in a session, or save what was copied').action(
  (id: string, file: string | undefined, { json }: Json) => transfers.copy(id, file, json),
);
command(program, 'paste <id> [file.png]', 'put standard input, or an image, on the clipboard of a session').action(
  (id: string, file: string | undefined, { json }: Json) => transfers.paste(id, file, json),
);

command(program, 'report', 'report versions, ages and counts for monitoring, without addresses, titles or names')
  .addOption(
    new Option('--openmetrics', 'print the report as OpenMetrics').default(false).conflicts(['json', 'textfile']),
  )
  .addOption(
    new Option('--textfile <file>', 'write the report to a file for the textfile collector of node_exporter').conflicts(
      'json',
    ),
  )
  .action((options: Json & { openmetrics: boolean; textfile?: string }) => report(options));

const image = program.command('image').description('manage the images that VMs start from').exitOverride();
command(
  image,
  'build [role]',
  'build the browser and the network image, or one of them; `host` builds a disk with Xen, dom0 and both',
)
  .option('--recipe <file>', 'your own recipe, which adds to the standard one')
  .option('--debug', 'build a debug image with logins on its consoles', false)
  .action((role: string | undefined, options: Json & { recipe?: string; debug: boolean }) =>
    images.build(images.parseRole(role), { recipe: options.recipe, debug: options.debug, json: options.json }),
  );
command(image, 'import <role>', 'import a network image from elsewhere; it works as a bridge')
  .requiredOption('--kernel <file>', 'its Linux kernel (bzImage)')
  .requiredOption('--rootfs <file>', 'its root file system, which it gets read-only as /dev/vda')
  .option('--initrd <file>', 'its initramfs')
  .option('--append <text>', 'text to append to its kernel command line')
  .action((role: string, options: images.ImportOptions) => images.importImage(images.parseRole(role), options));
command(image, 'push <reference> [role]', 'push the browser image in use, or another one, to a registry').action(
  (reference: string, role: string | undefined, { json }: Json) =>
    registry.push(reference, images.parseRole(role) ?? 'browser', json),
);
command(image, 'pull <reference>', 'pull an image from a registry and put it into use').action(
  (reference: string, { json }: Json) => registry.pull(reference, json),
);
command(image, 'sign [role]', 'sign the browser image in use, or another one, with your own key')
  .requiredOption('--key <file>', 'a secret key of minisign, without a password')
  .action((role: string | undefined, { key, json }: Json & { key: string }) =>
    attestations.sign(images.parseRole(role) ?? 'browser', key, json),
  );
command(image, 'attest <digest> <reference>', 'confirm in a registry that you have built the image with this digest')
  .option('--key <file>', 'a secret key of minisign, without a password; the key of this host by default')
  .action((digest: string, reference: string, { key, json }: Json & { key?: string }) =>
    attestations.attest(digest, reference, key, json),
  );
command(image, 'attestations <digest> <reference>', 'show which builders have confirmed the image with this digest')
  .option('--require <count>', 'fail unless so many have', '0')
  .option('--key <keys...>', 'the public keys that count; images.trustedKeys by default')
  .action((digest: string, reference: string, options: Json & { require: string; key?: string[] }) =>
    attestations.show(digest, reference, options),
  );
command(image, 'update', 'bring this host to the release of its channel').action(({ json }: Json) =>
  channels.update(json),
);
command(image, 'list [role]', 'list the images').action((role: string | undefined, { json }: Json) =>
  images.list(images.parseRole(role), json),
);
command(image, 'verify [role]', 'verify every byte of the images and templates').action(
  async (role: string | undefined, { json }: Json) => finish(await images.verify(images.parseRole(role), json)),
);
command(image, 'updates', 'check whether the distribution has newer packages for the images in use').action(
  ({ json }: Json) => images.updates(json),
);
command(image, 'rollback [role]', 'return to the previous image').action((role: string | undefined, { json }: Json) =>
  images.rollback(images.parseRole(role), json),
);
command(image, 'prune [role]', 'remove unused images').action((role: string | undefined, { json }: Json) =>
  images.prune(images.parseRole(role), json),
);

addChannelCommands(program, command, finish);
addExitCommands(program, command);
addPoolCommands(program, command, finish);

addTemplateCommands(program, command);

const NETWORK_VERBS: Record<NetworkVerb, string> = {
  start: 'start the network VM before the first session needs it',
  stop: 'stop the network VM',
  restart: 'restart the network VM',
  status: 'show its state',
};
const networkCommand = program.command('network').description('control the network VM').exitOverride();
for (const [verb, description] of Object.entries(NETWORK_VERBS) as [NetworkVerb, string][])
  command(networkCommand, verb, description).action(({ json }: Json) => network(verb, json));

command(networkCommand, 'attach-host', 'connect the host itself to the network VM (Xen)').action(({ json }: Json) =>
  attachHost(json),
);
command(networkCommand, 'detach-host', 'disconnect the host from the network VM').action(({ json }: Json) =>
  detachHost(json),
);
command(networkCommand, 'eapol', 'turn forwarding of 802.1X through a bridge on or off')
  .addArgument(new Argument('<state>').choices(['on', 'off']))
  .action((state: 'on' | 'off', { json }: Json) => eapol(state, json));

const verifyCommand = program
  .command('verify')
  .description('prove on this host that sessions leave no trace, are isolated, and show the web')
  .exitOverride();
command(verifyCommand, 'reset', 'tamper with a VM and check that the next one starts clean')
  .option('--image <digest>', 'the image to use, by the first digits of its digest')
  .option('--junit <file>', 'also write the result as a JUnit report')
  .action(async (options: VerifyOptions) => finish(await verify(['reset'], options)));
command(verifyCommand, 'isolation', 'try to reach, from inside a VM, what must not be reachable')
  .option('--junit <file>', 'also write the result as a JUnit report')
  .action(async (options: VerifyOptions) => finish(await verify(['isolation'], options)));
command(verifyCommand, 'web', 'check in a VM that what web applications need works in its browser')
  .option('--short', 'try only the twenty most important of them')
  .option('--junit <file>', 'also write the result as a JUnit report')
  .action(async (options: VerifyOptions) => finish(await verify(['web'], options)));
command(verifyCommand, 'all', 'run all verifications')
  .option('--junit <file>', 'also write the result as a JUnit report')
  .action(async (options: VerifyOptions) => finish(await verify(VerificationKind.options, options)));

addMeasureCommands(program, command);

const bookmark = program
  .command('bookmark')
  .description('manage the bookmarks that sessions show in their bookmarks bar')
  .exitOverride();
command(bookmark, 'list', 'list the bookmarks, those for all profiles first')
  .option('--profile <name>', 'only the bookmarks of this profile')
  .action(({ profile, json }: Json & { profile?: string }) => listBookmarks(profile, json));
command(bookmark, 'add <url>', 'add a bookmark')
  .option('--name <name>', 'its name in the bar')
  .option('--profile <name>', 'add it to this profile only, in the configuration file')
  .action((url: string, { json, ...wanted }: Json & { name?: string; profile?: string }) =>
    addBookmark({ url, ...wanted }, json),
  );
command(bookmark, 'remove <url>', 'remove a bookmark')
  .option('--profile <name>', 'remove it from this profile')
  .action((url: string, { profile, json }: Json & { profile?: string }) => removeBookmark(url, profile, json));

command(program, 'doctor', 'find problems and say how to fix them').action(async ({ json }: Json) =>
  finish(await doctor(json)),
);

const config = program.command('config').description('check, show, change and import the configuration').exitOverride();
command(config, 'check [file]', 'report all mistakes in the configuration file').action(
  (file: string | undefined, { json }: Json) => checkConfig(file, json),
);
command(config, 'import <file.wsb>', 'import a Windows Sandbox configuration as a profile')
  .option('--profile <name>', 'the name of the new profile', 'sandbox')
  .option('--replace', 'replace the whole profile if it exists', false)
  .action((file: string, options: Json & { profile: string; replace: boolean }) => importConfig(file, options));
command(config, 'set <key> <value>', 'write one key to the configuration file, such as log.level debug').action(
  (key: string, value: string, { json }: Json) => setConfig(key, value, json),
);
command(config, 'unset <key>', 'remove one key from the configuration file').action((key: string, { json }: Json) =>
  setConfig(key, undefined, json),
);
command(config, 'show', 'show all current settings, and where each comes from').action(({ json }: Json) =>
  showConfig(json),
);

command(program, 'desktop', 'open the desktop application').action(({ json }: Json) => openDesktop(json));

command(program, 'forget', 'remove all that is kept of you: settings, bookmarks, images, templates, keys and logs')
  .option('--yes', 'do not ask', false)
  .action((options: ForgetOptions) => forget(options));

command(program, 'daemon', 'run the host agent in the foreground')
  .addOption(new Option('--stop', 'stop the running host agent; sessions continue').default(false))
  .action(async ({ stop, json }: Json & { stop: boolean }) => (stop ? stopDaemon(json) : finish(await runDaemon())));

program
  .command('completion')
  .description('print the completion script for a shell')
  .addArgument(new Argument('<shell>').choices(SHELLS))
  .exitOverride()
  .action((shell: Shell) => printText(completionFor(shell, wordsOf(program))));
program
  .command('manual')
  .description('print the manual page (view it with man -l)')
  .exitOverride()
  .action(() => printText(manualPage(wordsOf(program), { version: packageJson.version, date: manualDate() })));

/** Runs one command line. Never throws. */
export async function runCommandLine(words: readonly string[]): Promise<number> {
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) finish(error.exitCode === 0 ? EXIT.done : EXIT.usage);
    else finish(reportFailure(error, words.includes('--json')));
  }
  return exitStatus;
}
