/** What the host agent tells a client that watches: the whole of a part each time that part has changed. */
import { z } from 'zod';
import { Image, ImageBuild } from './image.ts';
import { NetworkStatus } from './network.ts';
import { OpenProgress, Session, SessionEnded } from './session.ts';
import { SpareStatus } from './template.ts';

export const AgentEvent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('sessions'), sessions: z.array(Session) }),
  /** A step of a start, whoever asked for the session. */
  z.strictObject({ kind: z.literal('progress'), session: z.string(), progress: OpenProgress }),
  z.strictObject({ kind: z.literal('ended'), ended: SessionEnded }),
  z.strictObject({ kind: z.literal('network'), status: NetworkStatus }),
  z.strictObject({ kind: z.literal('images'), images: z.array(Image) }),
  /** Those under way, whoever asked for them. */
  z.strictObject({ kind: z.literal('builds'), builds: z.array(ImageBuild) }),
  z.strictObject({ kind: z.literal('spare'), spare: SpareStatus }),
  /** What the processes of each session hold in memory for themselves. */
  z.strictObject({
    kind: z.literal('memory'),
    sessions: z.array(z.strictObject({ id: z.string(), bytes: z.int().min(0) })),
  }),
  /** The configuration file was changed through this host agent, or what waited there counts now. */
  z.strictObject({ kind: z.literal('configuration') }),
]);
export type AgentEvent = z.infer<typeof AgentEvent>;
