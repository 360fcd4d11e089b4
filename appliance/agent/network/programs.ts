/** The distribution's network programs. */
import { isIpv6 } from '../../protocol/ipv6.ts';
import { CommandFailed, run } from '../commands/run.ts';

/** Long, because in nested emulation each program takes seconds. */
const TIMEOUT_MS = 90_000;

/** Runs lines of `ip` in order, up to the first that fails. Throws {@link CommandFailed}. */
export async function ip(lines: readonly string[]): Promise<void> {
  if (lines.length > 0) await run('ip', ['-batch', '-'], { timeoutMs: TIMEOUT_MS, input: `${lines.join('\n')}\n` });
}

/** Loads a rule set as a whole or not at all. Throws {@link CommandFailed}. */
export async function loadFirewall(rules: string): Promise<void> {
  await run('nft', ['-f', '-'], { timeoutMs: TIMEOUT_MS, input: rules });
}

/** Forgets all connections from `address`. */
export async function forgetConnections(address: string): Promise<void> {
  try {
    await run('conntrack', ['-D', ...(isIpv6(address) ? ['-f', 'ipv6'] : []), '-s', address], {
      timeoutMs: TIMEOUT_MS,
    });
  } catch (error) {
    // conntrack fails when there was no connection.
    if (!(error instanceof CommandFailed && error.message.includes('0 flow entries'))) throw error;
  }
}

/** All counters of the firewall, as nft's JSON. */
export function readCounters(): Promise<string> {
  return run('nft', ['-j', 'list', 'counters'], { timeoutMs: TIMEOUT_MS });
}
