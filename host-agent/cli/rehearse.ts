/** `open --dry-run`: what would be run, and nothing of it is. */
import type { DryRunVm, RehearsedStep } from '../api/rehearsal.ts';
import { withAgent } from './agent.ts';
import { printJson, printText } from './output.ts';

const WHEN: Record<RehearsedStep['when'], string> = { start: 'starts', network: 'gets its network', end: 'ends' };

export function rehearse(profile: string | undefined, json: boolean): Promise<void> {
  return withAgent(async (client) => {
    const rehearsal = await client.call('session.rehearse', profile === undefined ? {} : { profile });
    if (json) printJson(rehearsal);
    else printText(rehearsal.vms.map(told).join('\n'));
  });
}

/** The machine's commands as a shell would take them, each part under a word of what it is. Pure. */
export function told({ role, steps, file }: DryRunVm): string {
  const who = role === 'network' ? 'the network machine' : 'the session';
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
