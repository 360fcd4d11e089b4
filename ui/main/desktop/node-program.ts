/** The Node that runs the host agent. We are none that could: Electron's fuses forbid it where it is packaged. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { writeFileWhole } from './preferences.ts';

/**
 * The one that whoever started us runs on, which is remembered in `memory`: a start from a menu or at the log-in knows nothing of it, and the
 * desktop's PATH may have no Node, or one that is too old. Else the remembered one while it is there, else the first in PATH.
 */
export function nodeProgram(memory: string, environment: NodeJS.ProcessEnv = process.env): string {
  const told = environment['SAFE_BROWSE_NODE'];
  const remembered = read(memory);
  if (told !== undefined && isProgram(told)) {
    if (told !== remembered) writeFileWhole(memory, told);
    return told;
  }
  const inPath = (environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return [remembered, ...inPath].find(isProgram) ?? 'node';
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return isAbsolute(path) && statSync(path).isFile();
  } catch {
    return false;
  }
}

function read(memory: string): string {
  try {
    return readFileSync(memory, 'utf8');
  } catch {
    return '';
  }
}
