import { readFileSync } from 'node:fs';
import { type Role, ROLES } from '../protocol/every-role.ts';
import { CONVERTER_PARAMETER } from '../protocol/limits.ts';

/** The role that the image was built for; `converter` if the host started a browser image as one. Throws if the file names no role. */
export function readRole(path: string, commandLineFile = '/proc/cmdline'): Role {
  const text = readFileSync(path, 'utf8').trim();
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new Error(`${path} names no role.`);
  return role === 'browser' && readFileSync(commandLineFile, 'utf8').trim().split(/\s+/).includes(CONVERTER_PARAMETER)
    ? 'converter'
    : role;
}
