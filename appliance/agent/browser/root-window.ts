/** What the window manager writes on the root window, followed as it changes: one listener instead of polling. */
import { setTimeout as sleep } from 'node:timers/promises';
import { eachLine, launch } from '../commands/launch.ts';
import { ACCOUNT_ENVIRONMENT, asAccount } from './account.ts';

export type RootChange = { readonly kind: 'windows'; readonly count: number } | { readonly kind: 'screen-size' };

const LISTEN_AGAIN_MS = 500;

/** One line of `xprop -spy`, or `undefined` when it says nothing of use. Pure. */
export function parseRootChange(line: string): RootChange | undefined {
  if (line.startsWith('_NET_DESKTOP_GEOMETRY(')) return { kind: 'screen-size' };
  if (!line.startsWith('_NET_CLIENT_LIST(WINDOW): window id #')) return undefined;
  return { kind: 'windows', count: line.match(/0x[1-9a-f][0-9a-f]*/g)?.length ?? 0 };
}

/** Tells each change until `signal` says stop; listens again when the listener ends early. */
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
