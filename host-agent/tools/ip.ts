import { spawnReader, type StreamingProgram } from '../process/streaming.ts';

/** setpriv of util-linux starts ip, which would not notice that we have ended before it next has something to print. */
const ip = { program: 'setpriv', debianPackage: 'iproute2', timeoutMs: 10_000 };

/**
 * Calls `onReport` whenever addresses, links or routes change, often many times for one change, until it is killed. Links too: the kernel
 * does not report the routes that go with a link that is set down.
 */
export const monitorHostNetwork = (onReport: (report: Buffer) => void): StreamingProgram =>
  spawnReader(ip, ['--pdeathsig', 'KILL', 'ip', '-o', 'monitor', 'link', 'address', 'route'], onReport);
