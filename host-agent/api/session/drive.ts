/** How a program of the host drives the browser of a session. */
import { z } from 'zod';

/**
 * Each contains the token. `http`: for clients that look for `/json/version`. `unix`: the same WebSocket by a Unix socket, as `ws` names it; absent if its
 * path cannot be written so.
 */
export const DriveAddress = z.strictObject({ webSocket: z.string(), http: z.string(), unix: z.string().optional() });
export type DriveAddress = z.infer<typeof DriveAddress>;

export const SteeringAct = z.enum(['agree', 'refuse', 'take-over', 'give-back', 'stop']);
export type SteeringAct = z.infer<typeof SteeringAct>;
