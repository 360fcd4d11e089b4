/** The events of `events.watch`: the whole new state of a part, each time that part changes. */
import { z } from 'zod';
import { Image, ImageBuild } from '../host/image.ts';
import { NetworkStatus } from '../host/network.ts';
import { Session, SessionEnded } from '../session/session.ts';
import { SpareStatus } from '../host/template.ts';

export const AgentEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sessions'), sessions: z.array(Session) }),
  z.strictObject({ kind: z.literal('ended'), ended: SessionEnded }),
  z.strictObject({ kind: z.literal('network'), status: NetworkStatus }),
  z.strictObject({ kind: z.literal('images'), images: z.array(Image) }),
  /** All running builds, also those that other clients started. */
  z.strictObject({ kind: z.literal('builds'), builds: z.array(ImageBuild) }),
  z.strictObject({ kind: z.literal('spare'), spare: SpareStatus }),
  /** The private memory of the processes of each session. */
  z.strictObject({
    kind: z.literal('memory'),
    sessions: z.array(z.strictObject({ id: z.string(), bytes: z.int().min(0) })),
  }),
  /** The host agent changed the configuration file, or a waiting key took effect. */
  z.strictObject({ kind: z.literal('configuration') }),
]);
export type AgentEvent = z.infer<typeof AgentEvent>;
