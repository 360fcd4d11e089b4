/** Finds the Node that runs the host agent. The packaged Electron cannot, because its fuses forbid it. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { delimiter, isAbsolute, join } from 'node:path';
import { writeFileWhole } from './preferences.ts';

/** Of the package: it runs whichever Node fits. */
const LAUNCHER = '/usr/lib/safe-browse/run-node';

/**
 * The Node that the starting script ran on, which is also written to `memory`: a start from a menu or at login does not know it, and the
 * desktop's PATH may contain no Node or an old one. Otherwise the remembered one if it still exists, otherwise that of the package, or the
 * first one in PATH.
 */
export function nodeProgram(memory: string, environment: NodeJS.ProcessEnv = process.env, launcher = LAUNCHER): string {
  const named = environment['SAFE_BROWSE_NODE'];
  const remembered = read(memory);
  if (named !== undefined && isProgram(named)) {
    if (named !== remembered) writeFileWhole(memory, named);
    return named;
  }
  const inPath = (environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'node'));
  return [remembered, launcher, ...inPath].find(isProgram) ?? 'node';
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
