import { readFileSync } from 'node:fs';

export const ROLES = ['browser', 'network'] as const;
export type Role = (typeof ROLES)[number];

/** The role that the image was made for. Throws when the file names none. */
export function readRole(path: string): Role {
  const text = readFileSync(path, 'utf8').trim();
  const role = ROLES.find((known) => known === text);
  if (role === undefined) throw new Error(`${path} names no role.`);
  return role;
}
