/** Shell completions, generated from the commands as plain files: pressing Tab does not start this program. */
import { type CommandWords, everyCommand, type OptionWords, takesFile } from './words.ts';

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** The completion file of one shell. Pure. */
export function completionFor(shell: Shell, program: CommandWords): string {
  switch (shell) {
    case 'bash':
      return bash(program);
    case 'zsh':
      return zsh(program);
    case 'fish':
      return fish(program);
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
const optionNames = ({ options }: CommandWords): string[] => options.flatMap(({ names }) => names);
const argumentChoices = (command: CommandWords): readonly string[] =>
  command.arguments.flatMap(({ choices }) => choices);

/** Finds the command among the words typed so far, then offers the words that may follow it. */
function bash(program: CommandWords): string {
  const cases = everyCommand(program).map((command) => {
    const words = [
      ...command.commands.map(({ path }) => path.at(-1) ?? ''),
      ...argumentChoices(command),
      ...optionNames(command),
    ].join(' ');
    const files = command.arguments.some(({ isFile }) => isFile) ? '; files=yes' : '';
    return `    ${quoted(command.path.join(' '))}) words=${quoted(words)}${files} ;;`;
  });
  const values = distinctOptions(program).flatMap(({ names, choices, ...option }) => {
    if (option.value === undefined) return [];
    const offered = takesFile({ names, choices, ...option })
      ? 'compopt -o filenames; COMPREPLY=($(compgen -f -- "$current"))'
      : `COMPREPLY=($(compgen -W ${quoted(choices.join(' '))} -- "$current"))`;
    return [`    ${names.join('|')}) ${offered}; return ;;`];
  });
  const groups = everyCommand(program)
    .filter(({ commands }) => commands.length > 0)
    .map(({ path }) => quoted(path.join(' ')));
  return `# bash completion for safe-browse; generated from its commands.
_safe_browse() {
  local current=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command= words= files= word
  COMPREPLY=()
  case $before in
${values.join('\n')}
  esac
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    [[ $word == -* ]] && continue
    case $command in ${groups.join('|')}) command=\${command:+$command }$word ;; *) break ;; esac
  done
  case $command in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  if [[ -n $files ]]; then compopt -o filenames; COMPREPLY+=($(compgen -f -- "$current")); fi
}
complete -F _safe_browse safe-browse
`;
}

/** An option that several commands share is listed once. */
function distinctOptions(program: CommandWords): OptionWords[] {
  return [
    ...new Map(
      everyCommand(program).flatMap(({ options }) => options.map((option) => [option.names.join(), option] as const)),
    ).values(),
  ];
}

const zshText = (text: string): string => text.replace(/[[\]:\\]/g, '\\$&');

function zsh(program: CommandWords): string {
  const functions = everyCommand(program).map((command) => {
    const options = command.options.map(({ names, description, ...option }) => {
      const [name = ''] = names;
      const value =
        option.value === undefined
          ? ''
          : `=:${zshText(option.value)}:${zshAction(option.choices, takesFile({ names, description, ...option }))}`;
      return quoted(`${name}${value === '' ? '' : '='}[${zshText(description)}]${value.replace(/^=/, '')}`);
    });
    if (command.commands.length === 0) {
      const places = command.arguments.map(({ shown, choices, isFile }) =>
        quoted(
          `${shown.includes('...') ? '*' : ''}:${zshText(shown.replace(/[<>[\]]/g, ''))}:${zshAction(choices, isFile)}`,
        ),
      );
      return `${zshName(command)}() {\n  _arguments ${[...options, ...places].join(' ')}\n}`;
    }
    const listed = command.commands
      .map(({ path, description }) => quoted(`${path.at(-1) ?? ''}:${zshText(description)}`))
      .join(' ');
    const cases = command.commands.map((below) => `      ${below.path.at(-1) ?? ''}) ${zshName(below)} ;;`).join('\n');
    return `${zshName(command)}() {
  local state line
  local -a commands=(${listed})
  _arguments -C ${options.join(' ')} '1: :->command' '*:: :->rest'
  case $state in
    command) _describe command commands ;;
    rest) case $line[1] in
${cases}
    esac ;;
  esac
}`;
  });
  return `#compdef safe-browse\n# zsh completion for safe-browse; generated from its commands.\n${functions.join('\n')}\n_safe-browse "$@"\n`;
}

const zshName = ({ path }: CommandWords): string => ['_safe-browse', ...path].join('-');
const zshAction = (choices: readonly string[], isFile: boolean): string =>
  isFile ? '_files' : choices.length > 0 ? `(${choices.join(' ')})` : ' ';

function fish(program: CommandWords): string {
  const lines = everyCommand(program).flatMap((command) => {
    const below = command.commands.map(({ path }) => path.at(-1) ?? '');
    const here = command.path.map((word) => `__fish_seen_subcommand_from ${word}`);
    const before = [...here, ...(below.length > 0 ? [`not __fish_seen_subcommand_from ${below.join(' ')}`] : [])];
    const line = (when: readonly string[], rest: string) =>
      `complete -c safe-browse${when.length > 0 ? ` -n ${quoted(when.join('; and '))}` : ''} ${rest}`;
    return [
      ...command.commands.map(({ path, description }) =>
        line(before, `-f -a ${path.at(-1) ?? ''} -d ${quoted(description)}`),
      ),
      ...command.arguments.map(({ choices, isFile }) =>
        choices.length > 0 ? line(here, `-f -a ${quoted(choices.join(' '))}`) : line(here, isFile ? '-F' : '-f'),
      ),
      ...command.options.map((option) =>
        line(
          before,
          `${option.names.map((name) => (name.startsWith('--') ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`)).join(' ')}${fishValue(option)} -d ${quoted(option.description)}`,
        ),
      ),
    ];
  });
  return `# fish completion for safe-browse; generated from its commands.\n${lines.join('\n')}\n`;
}

function fishValue(option: OptionWords): string {
  if (option.value === undefined) return '';
  if (takesFile(option)) return ' -r -F';
  return option.choices.length > 0 ? ` -x -a ${quoted(option.choices.join(' '))}` : ' -x';
}
