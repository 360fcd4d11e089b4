/** The words of the command line as data: what the manual and the completions are made from. */
import type { Command } from 'commander';

export interface OptionWords {
  /** As typed, with dashes: the long one first. */
  readonly names: readonly string[];
  /** What stands for its value; none: it takes none. */
  readonly value?: string;
  readonly choices: readonly string[];
  readonly description: string;
}

export interface ArgumentWords {
  /** As help shows it: `<id>`, `[url]`. */
  readonly shown: string;
  readonly choices: readonly string[];
  /** Whether it names a file. */
  readonly isFile: boolean;
}

export interface CommandWords {
  /** Without the program itself: none for the program. */
  readonly path: readonly string[];
  readonly description: string;
  readonly arguments: readonly ArgumentWords[];
  readonly options: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
}

const isFileName = (name: string): boolean => /^file\b/.test(name);

/** All that `command` and those below it take. Pure. */
export function wordsOf(command: Command, path: readonly string[] = []): CommandWords {
  return {
    path,
    description: command.description(),
    arguments: command.registeredArguments.map((argument) => {
      const name = `${argument.name()}${argument.variadic ? '...' : ''}`;
      return {
        shown: argument.required ? `<${name}>` : `[${name}]`,
        choices: argument.argChoices ?? [],
        isFile: isFileName(argument.name()),
      };
    }),
    options: command
      .createHelp()
      .visibleOptions(command)
      .map((option) => {
        const value = /<([^>]+)>/.exec(option.flags)?.[1];
        return {
          names: [option.long, option.short].filter((name) => name !== undefined),
          ...(value !== undefined && { value }),
          choices: option.argChoices ?? [],
          description: option.description,
        };
      }),
    commands: command.commands.map((below) => wordsOf(below, [...path, below.name()])),
  };
}

/** `words` and all below it, in order. Pure. */
export function everyCommand(words: CommandWords): CommandWords[] {
  return [words, ...words.commands.flatMap(everyCommand)];
}

/** Whether the option's value names a file. */
export const takesFile = ({ value }: OptionWords): boolean => value !== undefined && isFileName(value);
