/** How a program of the host drives the browser of a session. */
import { z } from 'zod';

/** Both contain the token. `http`: for clients that look for `/json/version`. */
export const DriveAddress = z.strictObject({ webSocket: z.string(), http: z.string() });
export type DriveAddress = z.infer<typeof DriveAddress>;

export const SteeringAct = z.enum(['agree', 'refuse', 'take-over', 'give-back', 'stop']);
export type SteeringAct = z.infer<typeof SteeringAct>;
