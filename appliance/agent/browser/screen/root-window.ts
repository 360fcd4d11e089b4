/** The properties that the window manager sets on the root window: one listener reports changes, without polling. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eachLine, launch } from '../../commands/launch.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from '../account.ts';

export type RootChange =
  | { readonly kind: 'windows'; readonly count: number }
  /** The window in front, as the X server names it; absent if there is none. */
  | { readonly kind: 'front'; readonly window?: string }
  | { readonly kind: 'screen-size' };

const LISTEN_AGAIN_MS = 500;

/** Parses one line of `xprop -spy`; `undefined` if it is about another property. Pure. */
export function parseRootChange(line: string): RootChange | undefined {
  if (line.startsWith('_NET_DESKTOP_GEOMETRY(')) return { kind: 'screen-size' };
  if (line.startsWith('_NET_ACTIVE_WINDOW(WINDOW): window id #')) {
    const window = /0x[1-9a-f][0-9a-f]{0,7}/.exec(line)?.[0];
    return { kind: 'front', ...(window !== undefined && { window }) };
  }
  if (!line.startsWith('_NET_CLIENT_LIST(WINDOW): window id #')) return undefined;
  return { kind: 'windows', count: line.match(/0x[1-9a-f][0-9a-f]*/g)?.length ?? 0 };
}

/** Reports each change until `signal` aborts; restarts the listener if it ends early. */
export async function followRootWindow(onChange: (change: RootChange) => void, signal: AbortSignal): Promise<void> {
  const [program, ...args] = asAccount(['xprop', '-root', '-spy']);
  while (!signal.aborted) {
    const listener = launch(program, args, { environment: ACCOUNT_ENVIRONMENT, stdio: ['ignore', 'pipe', 'ignore'] });
    const stop = () => listener.kill();
    signal.addEventListener('abort', stop, { once: true });
    eachLine(listener.child.stdout, (line) => {
      const change = parseRootChange(line);
      if (change) onChange(change);
    });
    await listener.ended;
    signal.removeEventListener('abort', stop);
    await sleep(LISTEN_AGAIN_MS);
  }
}
