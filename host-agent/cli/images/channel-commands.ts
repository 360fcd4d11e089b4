/** The commands of `safe-browse channel`, with their arguments and help texts. */
import { type Command, InvalidArgumentError } from 'commander';
import { Failure } from '../../api/errors/failure.ts';
import { type ChannelChange, MAX_END_AFTER_MINUTES, MAX_RINGS, Recall, Ring } from '../../api/host/channel.ts';
import { numberFrom } from '../number-from.ts';
import * as channels from './channels.ts';
import * as publish from './publish.ts';
import { type Bounds, check as checkRollout } from './rollout.ts';

const DAYS_VALID = 30;
const RINGS = ['--rings <names>', 'also all computers of these rings, such as pilot,it', ringsFrom] as const;

interface FileOptions extends publish.PublishOptions {
  readonly days: number;
}

interface PublishedOptions extends FileOptions {
  readonly percentage: number;
  readonly rings?: string[];
  readonly minimumVersion?: string;
  readonly file?: string;
  readonly policy?: string;
  readonly firstSerial?: number;
  readonly webReport?: string;
  readonly acceptLowerScore?: boolean;
}

interface PromotedOptions {
  readonly percentage: number;
  readonly rings?: string[];
  readonly to?: string;
  readonly acceptLowerScore?: boolean;
}

interface RecallOptions {
  readonly why?: string;
  readonly endAfter: number;
  readonly withdraw?: boolean;
}

const wordOf = ({ acceptLowerScore = false }: { readonly acceptLowerScore?: boolean }) =>
  acceptLowerScore ? { acceptsLowerScore: true } : {};

/** `command` adds one command to its parent; `finish` sets the exit status. */
export function addChannelCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
  finish: (status: number) => void,
): void {
  const channel = program
    .command('channel')
    .description('publish and show channels, from which computers get their images')
    .exitOverride();
  /** Every new file has these. */
  const fileCommand = (nameAndArguments: string, description: string): Command =>
    command(channel, nameAndArguments, description)
      .option('--days <number>', 'how long the file is valid', numberFrom(1, 3650), DAYS_VALID)
      .option('--draft <file>', 'write the file for signers elsewhere, and publish nothing');
  const change = (name: string, how: ChannelChange, options: FileOptions) => publish.change(name, how, options);

  command(channel, 'show [channel]', 'show a channel, or the one that this host follows').action(
    (name: string | undefined, { json }: { json: boolean }) =>
      name === undefined ? channels.status(json) : publish.show(name, json),
  );
  fileCommand('publish <channel>', 'make the images in use the release of a channel, or publish a signed draft')
    .option('--percentage <number>', 'how many of a hundred computers get it', numberFrom(0, 100), 100)
    .option(...RINGS)
    .option('--minimum-version <version>', 'the oldest version of Safe Browse that may use it (default: this version)')
    .option('--file <file>', 'publish this draft, with the signatures beside it')
    .option('--policy <file>', 'also give the computers managed settings from this file')
    .option(
      '--first-serial <number>',
      'after a change of keys: begin again with this serial, whatever the registry has',
      numberFrom(1, 999_999_999),
    )
    .option('--web-report <file>', 'give the release a score: what verify web --json has printed')
    .option('--accept-lower-score', 'also when less works in its browser than in the present release')
    .action((name: string, options: PublishedOptions) => {
      const { percentage, rings, minimumVersion, days, file, firstSerial, webReport } = options;
      const policy = options.policy === undefined ? undefined : publish.policyText(name, options.policy, false);
      if (file !== undefined) return publish.publishDraft(name, file, options.json);
      const how = {
        kind: 'publish',
        percentage,
        days,
        ...(rings && { rings }),
        ...(minimumVersion !== undefined && { minimumVersion }),
        ...(firstSerial !== undefined && { firstSerial }),
        ...(policy !== undefined && { policy }),
        ...(webReport !== undefined && { report: publish.webReport(webReport) }),
        ...wordOf(options),
      } as const;
      return change(name, how, options);
    });
  fileCommand('promote <channel>', 'give the release to more computers, or to another channel of the repository')
    .requiredOption('--percentage <number>', 'how many of a hundred computers get it', numberFrom(0, 100))
    .option(...RINGS)
    .option('--to <name>', 'the other channel')
    .option('--accept-lower-score', 'also when less works in its browser than in the release of the other channel')
    .action((name: string, options: FileOptions & PromotedOptions) => {
      const { percentage, rings, to, days } = options;
      const where = { ...(rings && { rings }), ...(to !== undefined && { to }) };
      const how = { kind: 'promote', percentage, days, ...where, ...wordOf(options) } as const;
      return change(name, how, options);
    });
  fileCommand('policy <channel> [file]', 'give the computers managed settings from this file')
    .option('--none', 'manage no settings any more')
    .action((name: string, file: string | undefined, options: FileOptions & { none?: boolean }) => {
      const policy = publish.policyText(name, file, options.none === true);
      return change(name, { kind: 'policy', days: options.days, ...(policy !== undefined && { policy }) }, options);
    });
  fileCommand('halt <channel>', 'stop a rollout; computers that have the release keep it').action(
    (name: string, options: FileOptions) => change(name, { kind: 'halt', days: options.days }, options),
  );
  fileCommand('check <channel> <reports>', 'halt a rollout if reports of computers, in a folder, show that it fails')
    .option('--most-failures <percent>', 'of sessions or of computers, before it is halted', numberFrom(0, 100), 5)
    .option('--least <number>', 'fewer sessions or computers say nothing', numberFrom(1, 1_000_000), 20)
    .action(async (name: string, folder: string, options: FileOptions & Bounds) =>
      finish(await checkRollout(name, folder, options, options)),
    );
  fileCommand('rollback <channel>', 'return all computers to the release before')
    .option('--serial <number>', 'the file whose release to return to', numberFrom(1, 999_999_999))
    .action((name: string, options: FileOptions & { serial?: number }) => {
      const { serial, days } = options;
      return change(name, { kind: 'rollback', days, ...(serial !== undefined && { serial }) }, options);
    });
  fileCommand('recall <channel> <digest>', 'end an image: no computer starts it any more, and running sessions close')
    .option('--why <text>', 'the reason, which people see in their sessions')
    .option('--end-after <minutes>', 'how long running sessions may go on', numberFrom(0, MAX_END_AFTER_MINUTES), 30)
    .option('--withdraw', 'the recall was a mistake: the image may run again')
    .action(async (name: string, beginning: string, options: FileOptions & RecallOptions) => {
      const { days, withdraw, why, endAfter: endAfterMinutes } = options;
      const digest = await publish.digestOf(name, beginning);
      if (withdraw === true) return change(name, { kind: 'withdraw-recall', digest, days }, options);
      const { data: recall } = Recall.safeParse({ digest, why, endAfterMinutes });
      if (!recall) throw new Failure('recall-unexplained');
      return change(name, { kind: 'recall', recall, days }, options);
    });
  command(channel, 'sign <file>', 'sign a draft, with the key of this host or another one')
    .option('--key <file>', 'the secret key of minisign')
    .action((path: string, { key, json }: { key?: string; json: boolean }) => publish.sign(path, key, json));
}

/** The names in a list with commas; none in an empty one. */
function ringsFrom(text: string): string[] {
  const names = text === '' ? [] : text.split(',');
  const wrong = names.find((name) => !Ring.safeParse(name).success);
  if (wrong !== undefined || names.length > MAX_RINGS)
    throw new InvalidArgumentError(`At most ${MAX_RINGS} names such as pilot, with commas and no spaces between them.`);
  return names;
}
