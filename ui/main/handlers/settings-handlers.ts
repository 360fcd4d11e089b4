/** Implements what the settings ask besides changes, and what the diagnostics copy: the file, folders that the person chooses, commands and the report. */
import type { AgentLink } from '../agent-link.ts';
import type { Model } from '../model.ts';
import type { Handlers } from '../pages/serve-actions.ts';

export interface SettingsHandlerDeps {
  readonly agent: Pick<AgentLink, 'call'>;
  readonly model: Pick<Model, 'configuration' | 'doctor'>;
  /** Opens a file in the program that the desktop has for it. Throws `Failure` file-not-opened. */
  readonly openFile: (path: string) => Promise<void>;
  /** Lets the person choose a folder over the main window. */
  readonly chooseFolder: () => Promise<string | undefined>;
  /** Puts text on the clipboard of the host. */
  readonly copyText: (text: string) => Promise<void>;
}

export function settingsHandlers({
  agent,
  model,
  openFile,
  chooseFolder,
  copyText,
}: SettingsHandlerDeps): Pick<Handlers, 'config.open' | 'config.restore' | 'config.choose-folder' | 'doctor.copy'> {
  return {
    'config.open': async () => {
      if (model.configuration) await openFile(model.configuration.path);
      return {};
    },
    'config.restore': async () => {
      await agent.call('config.restore', {});
      return {};
    },
    'doctor.copy': async ({ command }) => {
      if (command === undefined) await copyText(JSON.stringify(await agent.call('report.get', {}), null, 2));
      // A page of ours puts none of its text on the clipboard, which somebody would paste into a terminal.
      else if (model.doctor.findings.some((finding) => finding.command === command)) await copyText(command);
      return {};
    },
    'config.choose-folder': async () => {
      const folder = await chooseFolder();
      return folder === undefined ? {} : { folder };
    },
  };
}
