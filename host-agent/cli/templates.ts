import type { Command } from 'commander';
import type { SpareStatus, TemplateStatusList, TemplateStatus } from '../api/host/template.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson, size, table } from './output.ts';
import { ProgressLine } from './progress.ts';

const STEP_NAMES: Record<string, string> = {
  vm: 'the VM is running',
  'guest-agent': 'the guest agent answers',
  screen: 'the screen is ready',
  'browser-window': 'Chromium has opened its window',
  painted: 'the start page is painted',
  quiet: 'the VM is idle',
  sealed: 'sealed',
};

async function seal(json: boolean): Promise<void> {
  const line = new ProgressLine();
  const signal = interruptSignal();
  try {
    const sealed = await withAgent((client) =>
      client.call(
        'template.seal',
        {},
        {
          signal,
          onProgress: (progress) => {
            if (json) printJson({ event: 'progress', ...progress });
            else line.show(`${progress.role} VM: ${STEP_NAMES[progress.step] ?? progress.step}`, progress.fraction);
          },
        },
      ),
    );
    line.done();
    if (json) printJson({ event: 'sealed', ...sealed });
    else print(describe(sealed));
  } finally {
    line.done();
  }
}

async function status(json: boolean): Promise<void> {
  const status = await withAgent((client) => client.call('template.status', {}));
  if (json) printJson(status);
  else print(describe(status));
}

async function drop(json: boolean): Promise<void> {
  const { dropped } = await withAgent((client) => client.call('template.drop', {}));
  if (json) printJson({ dropped });
  else
    print(
      dropped === 0
        ? 'There were no templates.'
        : `Dropped ${dropped} template(s). Until they are sealed again, sessions start cold.`,
    );
}

function describe({ templates, spare }: TemplateStatusList): string {
  if (templates.length === 0) return 'Templates are turned off in the configuration (template.seal).';
  const rows = templates.map((template) => [
    template.role,
    `${template.memoryMiB} MiB, ${template.processors} processor(s)`,
    template.level,
    stateOf(template),
    template.bytes === undefined ? '-' : size(template.bytes),
    template.sealedAt?.slice(0, 16).replace('T', ' ') ?? '-',
  ]);
  const troubles = templates.flatMap(({ role, trouble }) => (trouble === undefined ? [] : [`${role}: ${trouble}`]));
  const changes = templates.flatMap(({ role, changed }) => (changed === undefined ? [] : [changedText(role, changed)]));
  return [
    table([['VM', 'SHAPE', 'SEALED WITH', 'STATE', 'ON DISK', 'SEALED'], ...rows]),
    ...troubles,
    ...changes,
    `Spare: ${spareText(spare)}`,
  ].join('\n');
}

const changedText = (role: string, changed: readonly string[]) =>
  `${role}: the template that was sealed before cannot be used, because these have changed: ${changed.join(', ')}.`;

function stateOf({ state, step }: TemplateStatus): string {
  return step === undefined ? state : `${state}: ${STEP_NAMES[step] ?? step}`;
}

function spareText({ state, reason, ready, wanted }: SpareStatus): string {
  const number = wanted > 1 ? ` (${ready} of ${wanted})` : '';
  return reason === undefined ? `${state}${number}` : `${state}${number}, because ${reason}`;
}

type Json = { readonly json: boolean };

/** The commands, with their help texts. `command` adds one command to its parent. */
export function addTemplateCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
): void {
  const template = program
    .command('template')
    .description('manage the templates that sessions are cloned from')
    .exitOverride();
  command(template, 'seal', 'seal every missing template').action(({ json }: Json) => seal(json));
  command(template, 'status', 'show the templates and the spare').action(({ json }: Json) => status(json));
  command(template, 'drop', 'remove all templates').action(({ json }: Json) => drop(json));
}
