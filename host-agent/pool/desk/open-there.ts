/** Opens a session on a host, and asks for its screen in the same flight, so that the first picture takes no further round trip. */
import { randomBytes } from 'node:crypto';
import type { OpenProgress } from '../../api/session/session.ts';
import type { RemoteSession as Told } from '../wire.ts';
import { GreetedScreen } from './greeted-screen.ts';
import type { HostConnection } from './host-connection.ts';

export interface OpenWanted {
  readonly profile: string;
  readonly url?: string | undefined;
}

export interface OpenThereListener {
  /** Called once. `screen`: that of the session, which a window will show. */
  readonly onCreated: (told: Told, screen: GreetedScreen) => void;
  readonly onProgress: (progress: OpenProgress) => void;
}

/** Throws what {@link HostConnection.call} throws; the screen is closed then. */
export async function openThere(
  connection: Pick<HostConnection, 'call' | 'stream'>,
  { profile, url }: OpenWanted,
  { onCreated, onProgress }: OpenThereListener,
  signal: AbortSignal,
): Promise<Told> {
  const name = newName();
  const screen = new GreetedScreen(connection.stream('first-screen', name), true);
  let isCreated = false;
  try {
    return await connection.call(
      'open',
      { profile, ...(url !== undefined && { url }), screen: name },
      {
        signal,
        onProgress: (step) => {
          if (step.kind === 'requirement') onProgress(step.progress);
          else if (!isCreated) {
            isCreated = true;
            onCreated(step.session, screen);
          }
        },
      },
    );
  } catch (error) {
    screen.stream.destroy();
    throw error;
  }
}

/** Of a session or a screen. */
export const newName = (): string => randomBytes(4).toString('hex');
