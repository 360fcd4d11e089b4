/** Compares command lines with the program that they are meant for. */
import type { Command } from 'commander';
import { program } from '../../host-agent/cli/command-line.ts';

/** The command that the first words name, and its arguments. */
function commandOf(words: readonly string[]): { readonly command: Command; readonly left: string[] } {
  let command: Command = program;
  const left = [...words];
  for (;;) {
    const below = command.commands.find((each) => each.name() === left[0]);
    if (!below) return { command, left };
    command = below;
    left.shift();
  }
}

/** Why the program refuses these arguments, the name of the program left out. */
export function commandProblem(words: readonly string[]): string | undefined {
  const { command, left } = commandOf(words);
  // One that does something without a further command has options for it.
  const isComplete = left.length === 0 && command.options.length > 0;
  if (command.commands.length > 0 && command.registeredArguments.length === 0 && !isComplete)
    return left[0]?.startsWith('--') === true ? undefined : `no command ${left[0] ?? ''}`;
  const { operands, unknown } = command.parseOptions(left);
  if (unknown.length > 0) return `no option ${unknown.join(' ')}`;
  const takesMany = command.registeredArguments.some(({ variadic }) => variadic);
  if (!takesMany && operands.length > command.registeredArguments.length)
    return `too many words: ${operands.join(' ')}`;
  const wrong = command.registeredArguments.find(
    ({ argChoices }, index) => argChoices && operands[index] !== undefined && !argChoices.includes(operands[index]),
  );
  return wrong ? `no such ${wrong.name()}` : undefined;
}

/** Also what is missing, in a command line that is meant to be run as it is. */
export function completeCommandProblem(words: readonly string[]): string | undefined {
  const problem = commandProblem(words);
  if (problem !== undefined) return problem;
  const { command, left } = commandOf(words);
  const option = command.options.find(({ mandatory, long }) => mandatory && !left.includes(long ?? ''));
  if (option) return `without ${option.long ?? ''}`;
  const { operands } = command.parseOptions(left);
  const argument = command.registeredArguments.find(({ required }, index) => required && operands[index] === undefined);
  return argument && `without ${argument.name()}`;
}
