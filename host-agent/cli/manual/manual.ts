/** The manual page, generated from the commands: it has the same words as the help. */
import { type CommandWords, everyCommand, type OptionWords } from './words.ts';

export interface ManualFacts {
  readonly version: string;
  /** The version's date, `YYYY-MM-DD`. */
  readonly date: string;
}

/** safe-browse(1) in mdoc(7). Pure. */
export function manualPage(program: CommandWords, { version, date }: ManualFacts): string {
  const commands = everyCommand(program).filter(({ path, commands: below }) => path.length > 0 && below.length === 0);
  return `.\\" Generated from the program's commands.
.Dd ${mdocDate(date)}
.Dt SAFE-BROWSE 1
.Os "Safe Browse ${text(version)}"
.Sh NAME
.Nm safe-browse
.Nd ${text(program.description.replace(/\.$/, ''))}
.Sh SYNOPSIS
.Nm
.Ar command
.Op Ar arguments
.Sh DESCRIPTION
Each session is a separate virtual machine that contains only Chromium.
A second VM connects it to the network.
When its last browser window is closed, no trace of it remains.
.Sh COMMANDS
.Bl -tag -width Ds
${commands.map(commandEntry).join('\n')}
.El
.Sh FILES
.Bl -tag -width Ds
.It Pa ~/.config/safe-browse/config.toml
The configuration; without it all settings have their defaults.
.It Pa ~/.local/share/safe-browse/
Images, templates and bookmarks.
.It Pa ~/.local/state/safe-browse/
The log, without URLs of pages unless log.urls is set.
.It Pa $XDG_RUNTIME_DIR/safe-browse/
Sockets of the host agent and of running sessions.
.El
.Sh EXIT STATUS
.Bl -tag -width Ds -compact
.It 0
done
.It 1
failed
.It 2
wrong usage or configuration
.It 3
refused by policy
.It 4
no such session or image
.El
.Sh SEE ALSO
.Xr passt 1 ,
.Xr qemu-system-x86_64 1
`;
}

function commandEntry(command: CommandWords): string {
  const head = [
    '.It Nm',
    ...command.path,
    ...command.arguments.map(({ shown }) => shown),
    ...command.options.map(
      ({ names, value }) => `[${[names[0] ?? '', ...(value === undefined ? [] : [`<${value}>`])].join(' ')}]`,
    ),
  ];
  const options = command.options.map(optionEntry);
  return [
    head.map((word, index) => (index === 0 ? word : text(word))).join(' '),
    sentence(command.description),
    ...(options.length > 0 ? ['.Bl -tag -width Ds -compact', ...options, '.El'] : []),
  ].join('\n');
}

function optionEntry({ names, value, choices, description }: OptionWords): string {
  const what = choices.length > 0 ? `${description} (${choices.join(', ')})` : description;
  return `.It Cm ${text(names.join(', '))}${value === undefined ? '' : ` Ar ${text(value)}`}\n${sentence(what)}`;
}

function sentence(words: string): string {
  return text(`${words.charAt(0).toUpperCase()}${words.slice(1)}${words.endsWith('.') ? '' : '.'}`);
}

/** Plain text for roff: no line is read as a request, and dashes can be copied from the page. */
function text(words: string): string {
  return words
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll("'", '\\(aq')
    .replaceAll('’', '\\(cq')
    .replaceAll('"', '\\(dq')
    .replaceAll(' -', ' \\-')
    .replace(/^\./, '\\&.');
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function mdocDate(date: string): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return `${MONTHS[month - 1] ?? ''} ${day}, ${year}`;
}

/** Today, or the day that a reproducible build sets. */
export function manualDate(environment: NodeJS.ProcessEnv = process.env, now = new Date()): string {
  const epoch = Number(environment['SOURCE_DATE_EPOCH'] ?? Number.NaN);
  return (Number.isInteger(epoch) ? new Date(epoch * 1000) : now).toISOString().slice(0, 10);
}
