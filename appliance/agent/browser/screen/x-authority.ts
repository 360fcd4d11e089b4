import { randomBytes } from 'node:crypto';
import { chown, writeFile } from 'node:fs/promises';

const FAMILY_WILD = 0xffff;
const COOKIE_BYTES = 16;

/**
 * The content of an X authority file with one cookie for `display` (a number as text). Pure.
 * Not written by xauth, which can only tie a cookie to the host name: that changes when the VM takes its identity.
 */
export function authorityFile(display: string, cookie: Buffer): Buffer {
  const family = Buffer.alloc(2);
  family.writeUInt16BE(FAMILY_WILD);
  return Buffer.concat([family, counted(''), counted(display), counted('MIT-MAGIC-COOKIE-1'), counted(cookie)]);
}

function counted(field: string | Buffer): Buffer {
  const bytes = Buffer.from(field as string);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** Writes an authority file with a new cookie, which only the given user can read. */
export async function writeAuthority(
  path: string,
  display: string,
  owner: { userId: number; groupId: number },
): Promise<void> {
  await writeFile(path, authorityFile(display, randomBytes(COOKIE_BYTES)), { mode: 0o600 });
  await chown(path, owner.userId, owner.groupId);
}
