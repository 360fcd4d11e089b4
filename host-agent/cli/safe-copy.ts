/** Safe copies of files of the host. */
import { resolve } from 'node:path';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson } from './output.ts';
import { copied, sayNotes } from './transfers.ts';

export interface SafeCopyOptions {
  /** The folder for the copies; absent: each is put beside its file. */
  readonly output?: string;
  /** With the words on the pages; absent: by the configuration. */
  readonly text?: true;
  readonly json: boolean;
}

/** One after the other, because each needs a VM. Ctrl-C leaves nothing of the copy that is being made. */
export function safeCopy(files: readonly string[], { output, text, json }: SafeCopyOptions): Promise<void> {
  const signal = interruptSignal();
  return withAgent(async (client) => {
    const made = [];
    for (const file of files) {
      const folder = output === undefined ? undefined : resolve(output);
      const asked = { path: resolve(file), ...(folder !== undefined && { folder }), ...(text && { text }) };
      const copy = await copied(file, (onProgress) => client.call('file.copy-safe', asked, { signal, onProgress }));
      // Without the picture, which would fill a terminal.
      made.push({ ...copy, preview: undefined });
      if (!json) print(copy.path);
      sayNotes(copy);
    }
    if (json) printJson(made);
  });
}
