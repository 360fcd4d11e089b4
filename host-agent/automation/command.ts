/** What a program sends: one command of the Chrome DevTools Protocol. Its envelope is checked, and what is in it only where the list of refusals says so. */
import { z } from 'zod';
import { isWithin, type JsonBounds } from './json-bounds.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';

/** Of one message of a program. Scripts and documents that it hands over are below. */
export const MAX_COMMAND_BYTES = 8 * 1024 * 1024;
const BOUNDS: JsonBounds = { depth: 64, values: 100_000 };
/** Ours are above, so that an answer is never taken for that of another: those of a desk of a pool, and above them those of the host. */
export const MAX_CLIENT_ID = 2 ** 30;
export const MAX_DESK_ID = MAX_CLIENT_ID + 2 ** 29;

export const CdpSessionId = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);

/** Keys that no client of the protocol sends are left out. */
const Command = z.object({
  id: z.int().min(-MAX_CLIENT_ID).max(MAX_DESK_ID),
  // Clients of WebDriver BiDi ask for `session.status` first, and go on by this protocol when they hear that there is none.
  method: z.string().regex(/^[A-Za-z]{1,41}\.[A-Za-z]{1,80}$/),
  params: z.record(z.string(), z.unknown()).optional(),
  sessionId: CdpSessionId.optional(),
});
export type Command = z.infer<typeof Command>;

/** `undefined` for anything that is no command, or is too large or too deep. Pure. */
export function commandOf(untrustedText: string, maxId: number = MAX_CLIENT_ID): Command | undefined {
  if (untrustedText.length > MAX_COMMAND_BYTES) return undefined;
  if (!isWithin(Buffer.from(untrustedText), BOUNDS)) return undefined;
  const command = Command.safeParse(untrustedJson(untrustedText)).data;
  return command && command.id <= maxId ? command : undefined;
}
