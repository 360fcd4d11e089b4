/** The commands and options as data, from which the manual and the completions are generated. */
import type { Command } from 'commander';

export interface OptionWords {
  /** As typed, with dashes; the long form first. */
  readonly names: readonly string[];
  /** The placeholder of its value; absent if it takes none. */
  readonly value?: string;
  readonly choices: readonly string[];
  readonly description: string;
}

export interface ArgumentWords {
  /** As the help shows it: `<id>`, `[url]`. */
  readonly shown: string;
  readonly choices: readonly string[];
  /** Whether it is a file. */
  readonly isFile: boolean;
}

export interface CommandWords {
  /** Without the program's name; empty for the program itself. */
  readonly path: readonly string[];
  readonly description: string;
  readonly arguments: readonly ArgumentWords[];
  readonly options: readonly OptionWords[];
  readonly commands: readonly CommandWords[];
}

const isFileName = (name: string): boolean => /^file\b/.test(name);

/** `command` and its subcommands, with their arguments and options. Pure. */
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
        const value = /[<[]([^>\]]+)[>\]]/.exec(option.flags)?.[1];
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

/** `words` and all its subcommands, in order. Pure. */
export function everyCommand(words: CommandWords): CommandWords[] {
  return [words, ...words.commands.flatMap(everyCommand)];
}

/** Whether the option's value is a file. */
export const takesFile = ({ value }: OptionWords): boolean => value !== undefined && isFileName(value);
