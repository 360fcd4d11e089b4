import { existsSync, readdirSync } from 'node:fs';
import { MARKER_NAMES } from '../../../host-agent/transfer/downloads-folder.ts';

/** Everything in a downloads folder except its markers; nothing if there is no such folder. */
export const savedIn = (folder: string): string[] =>
  existsSync(folder) ? readdirSync(folder).filter((name) => !MARKER_NAMES.includes(name)) : [];
