/** Opens a session on a host, and asks for its screen in the same flight, so that the first picture takes no further round trip. */
import { randomBytes } from 'node:crypto';
import type { RemoteSession as RemoteState } from '../wire.ts';
import { GreetedScreen } from './greeted-screen.ts';
import type { HostConnection } from './host-connection.ts';

export interface OpenWanted {
  readonly profile: string;
  readonly url?: string | undefined;
}

/** `screen`: that of the session, which a window will show. Throws what {@link HostConnection.call} throws; the screen is closed then. */
export async function openThere(
  connection: Pick<HostConnection, 'call' | 'stream'>,
  { profile, url }: OpenWanted,
  signal: AbortSignal,
): Promise<{ readonly reported: RemoteState; readonly screen: GreetedScreen }> {
  const name = newName();
  const screen = new GreetedScreen(connection.stream('first-screen', name), true);
  try {
    const wanted = { profile, ...(url !== undefined && { url }), screen: name };
    return { reported: await connection.call('open', wanted, { signal }), screen };
  } catch (error) {
    screen.stream.destroy();
    throw error;
  }
}

/** Of a session or a screen. */
export const newName = (): string => randomBytes(4).toString('hex');
