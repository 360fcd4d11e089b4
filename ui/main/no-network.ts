/**
 * Takes the network from the process of Electron that opens sockets for pages: it gets a separate network namespace with nothing in it. Main stays
 * outside, so that what it starts (the host agent, another browser, a file manager) has the network, and so that it reaches every kind of display and bus.
 */
import { existsSync } from 'node:fs';

/** `library`: ui/native/no-network.c. It does nothing in any other process, and is not passed on by them. */
export function takeNetworkFromPages(library: string, environment: NodeJS.ProcessEnv = process.env): void {
  const before = environment['LD_PRELOAD'];
  // The linker separates the names by blanks and colons; doctor says that the network stays.
  if (!existsSync(library) || /[\s:]/.test(library)) return;
  environment['LD_PRELOAD'] = before === undefined || before === '' ? library : `${library}:${before}`;
}
