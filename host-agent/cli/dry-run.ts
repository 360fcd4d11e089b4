/** `open --dry-run`: prints the commands without running them. */
import type { DryRunVm, DryRunStep } from '../api/dry-run.ts';
import { withAgent } from './agent.ts';
import { printJson, printText } from './output.ts';

const WHEN: Record<DryRunStep['when'], string> = { start: 'starts', network: 'gets its network', end: 'ends' };

export function printDryRun(profile: string | undefined, json: boolean): Promise<void> {
  return withAgent(async (client) => {
    const planned = await client.call('session.dry-run', profile === undefined ? {} : { profile });
    if (json) printJson(planned);
    else printText(planned.vms.map(shellLines).join('\n'));
  });
}

/** The commands of one VM as shell lines, with a comment above each part. Pure. */
export function shellLines({ role, steps, file }: DryRunVm): string {
  const who = role === 'network' ? 'the network VM' : 'the session';
  const lines: string[] = [];
  if (file)
    lines.push(
      `# ${file.path}:`,
      ...file.text
        .trimEnd()
        .split('\n')
        .map((line) => `#   ${line}`),
    );
  for (const [index, { when, command, inputFile }] of steps.entries()) {
    if (steps[index - 1]?.when !== when) lines.push(`# When ${who} ${WHEN[when]}:`);
    lines.push([...command.map(quoted), ...(inputFile === undefined ? [] : [`< ${quoted(inputFile)}`])].join(' '));
  }
  return `${lines.join('\n')}\n`;
}

function quoted(word: string): string {
  return /^[A-Za-z0-9_@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}
