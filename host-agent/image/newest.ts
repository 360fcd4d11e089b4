/** The newest image of each role that was ever used, so that no older one comes back unnoticed. */
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { imageNames } from '../storage/filenames.ts';
import type { Folders } from '../storage/folders.ts';
import { writeRecord } from '../storage/records.ts';
import type { ImageRole } from './recipe-schema.ts';

const NewestImage = z.strictObject({
  /** When the newest image ever used was signed; absent before the first use. It only increases. */
  builtAt: z.iso.datetime().optional(),
  /** The image that a command or an update put into use last; it may be older. */
  chosen: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
});
type NewestImage = z.infer<typeof NewestImage>;

/** Notes that a command or an update puts this image into use, which permits an older one. */
export async function choose(at: Folders, role: ImageRole, digest: string): Promise<void> {
  const known = await read(at, role);
  if (known.chosen !== digest) await write(at, role, { ...known, chosen: digest });
}

/**
 * Throws `Failure` image-older when a newer image was used before this one, unless this one was chosen since. The time is in the signature,
 * which the caller has verified.
 */
export async function assertNotOlder(
  at: Folders,
  { role, digest, builtAt }: { readonly role: ImageRole; readonly digest: string; readonly builtAt?: string },
): Promise<void> {
  const known = await read(at, role);
  if (builtAt === undefined) throw new Error('The image has no time in its signature.');
  if (known.builtAt !== undefined && builtAt < known.builtAt) {
    if (known.chosen === digest) return;
    throw new Failure('image-older', { role, builtAt: minute(builtAt), newest: minute(known.builtAt) });
  }
  if (builtAt !== known.builtAt) await write(at, role, { ...known, builtAt });
}

/** A damaged record must not permit every image. */
async function read(at: Folders, role: ImageRole): Promise<NewestImage> {
  const path = imageNames(at, role).newest;
  const text = await readTextIfThere(path);
  if (text === undefined) return {};
  try {
    return NewestImage.parse(JSON.parse(text));
  } catch (cause) {
    throw new Failure('image-record-damaged', { role, path }, { cause });
  }
}

function write(at: Folders, role: ImageRole, record: NewestImage): Promise<void> {
  return writeRecord(imageNames(at, role).newest, NewestImage, record);
}

/** The time to the minute, in UTC. */
const minute = (time: string): string => `${time.slice(0, 16).replace('T', ' ')} UTC`;
