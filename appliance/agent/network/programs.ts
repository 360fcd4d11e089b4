/** The network programs of the distribution, each by what we ask of it. */
import { CommandFailed, run } from '../commands/run.ts';

/** Generous: in an emulated computer in an emulated computer each takes seconds. */
const TIMEOUT_MS = 90_000;

/** Runs lines of `ip`, in order; the first that fails ends it. Throws {@link CommandFailed}. */
export async function ip(lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await run('ip', ['-batch', '-'], { timeoutMs: TIMEOUT_MS, input: `${lines.join('\n')}\n` });
}

/** Gives the kernel a whole rule set: all of it holds afterwards, or nothing has changed. Throws {@link CommandFailed}. */
export async function loadFirewall(rules: string): Promise<void> {
  await run('nft', ['-f', '-'], { timeoutMs: TIMEOUT_MS, input: rules });
}

/** Forgets every connection that `address` began. */
export async function forgetConnections(address: string): Promise<void> {
  try {
    await run('conntrack', ['-D', '-s', address], { timeoutMs: TIMEOUT_MS });
  } catch (error) {
    // conntrack fails where there was none.
    if (!(error instanceof CommandFailed && error.message.includes('0 flow entries'))) throw error;
  }
}

/** All counters of the firewall, as nft's JSON. */
export function readCounters(): Promise<string> {
  return run('nft', ['-j', 'list', 'counters'], { timeoutMs: TIMEOUT_MS });
}
