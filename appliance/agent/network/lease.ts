/** The uplink's address from the LAN, by DHCP. Answers of the LAN are untrusted. */
import { isIPv4 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { networkOf, SESSION_NETWORK } from '../../protocol/addresses.ts';
import { UplinkAddress } from '../../protocol/network.ts';
import { describeEnding, eachLine, launch } from '../commands/launch.ts';
import type { Log } from '../log.ts';
import { UPLINK } from './names.ts';
import { asUplinkLease } from './readers.ts';

const SCRIPT = '/etc/safe-browse/uplink-lease.sh';
const RESTART_AFTER_MS = 1_000;

/**
 * The command line of busybox for a DHCP client that never gives up and sends nothing about the VM. It asks for broadcasts, because the filter
 * on the host accepts no lease that a router may have passed on. Pure.
 */
export const leaseArguments = (): string[] => [
  'busybox',
  'udhcpc',
  '-f',
  '-B',
  '-i',
  UPLINK,
  '-s',
  SCRIPT,
  '-t',
  '5',
  '-T',
  '1',
  '-A',
  '2',
  '-V',
  '',
];

/** Parses a line of the client's script: `lease ADDRESS MASK GATEWAY RESOLVER` or `lost`. `undefined`: neither, or an unusable lease. Pure. */
export function parseLease(untrustedLine: string): UplinkAddress | 'lost' | undefined {
  if (untrustedLine === 'lost') return 'lost';
  const [keyword, address = '', mask = '', gateway = '', resolver = '', ...more] = untrustedLine.split(' ');
  if (keyword !== 'lease' || more.length > 0) return undefined;
  const prefixLength = prefixLengthOf(mask);
  const lease =
    prefixLength === undefined ? undefined : UplinkAddress.safeParse({ address, prefixLength, gateway, resolver }).data;
  return lease && isUsable(lease) ? lease : undefined;
}

/** The gateway must be in the network, and the network must not be that of the sessions, loopback or multicast. */
function isUsable({ address, prefixLength, gateway }: UplinkAddress): boolean {
  const network = networkOf({ address, prefixLength });
  const overlap = Math.min(prefixLength, SESSION_NETWORK.prefixLength);
  const isSessions =
    networkOf({ address, prefixLength: overlap }) ===
    networkOf({ address: SESSION_NETWORK.network, prefixLength: overlap });
  const first = Number(address.split('.')[0]);
  return (
    networkOf({ address: gateway, prefixLength }) === network &&
    gateway !== address &&
    !isSessions &&
    first > 0 &&
    first !== 127 &&
    first < 224
  );
}

/** `255.255.255.0` or `24` to 24; `undefined` when the mask is not a prefix. */
function prefixLengthOf(mask: string): number | undefined {
  if (/^\d{1,2}$/.test(mask)) return Number(mask);
  if (!isIPv4(mask)) return undefined;
  const bits = mask
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
  return /^1*0*$/.test(bits) ? bits.lastIndexOf('1') + 1 : undefined;
}

/** Runs the DHCP client as long as the VM runs; reports each changed lease and its loss (`undefined`). */
export async function keepLease(log: Log, onLease: (lease: UplinkAddress | undefined) => void): Promise<never> {
  let last = '';
  for (;;) {
    const [program, ...args] = asUplinkLease(leaseArguments());
    const client = launch(program, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    eachLine(client.child.stdout, (untrustedLine) => {
      const lease = parseLease(untrustedLine);
      if (lease === undefined) {
        log.warn({}, 'the LAN offered an unusable lease');
        return;
      }
      const reported = lease === 'lost' ? undefined : lease;
      if (JSON.stringify(reported ?? null) === last) return;
      last = JSON.stringify(reported ?? null);
      onLease(reported);
    });
    log.warn({ ending: describeEnding(await client.ended) }, 'the uplink’s DHCP client ended');
    await sleep(RESTART_AFTER_MS);
  }
}
