import { readFileSync } from 'node:fs';
import { CONVERTS } from '../protocol/limits.ts';

export const ROLES = ['browser', 'network'] as const;
export type Role = (typeof ROLES)[number] | 'converter';

/** The role that the image was made for, or what the host has started a browser's image as. Throws when the file names none. */
export function readRole(path: string, commandLineFile = '/proc/cmdline'): Role {
  const text = readFileSync(path, 'utf8').trim();
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new Error(`${path} names no role.`);
  return role === 'browser' && readFileSync(commandLineFile, 'utf8').trim().split(/\s+/).includes(CONVERTS)
    ? 'converter'
    : role;
}
