/** The device of the host that the uplink `user` leaves by, where the configuration names one. */
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { InternetFamilies } from '../../../appliance/protocol/network.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { Config } from '../../config/schema.ts';
import { textNow } from '../../process/process.ts';
import type { Followed } from '../../tools/passt.ts';
import { nameserverOf } from '../../tools/resolvectl.ts';
import { askedBy, IPV6_ROUTES, nameserversIn, RESOLVERS } from '../host-network.ts';
import { ipv6Defaults } from '../ipv6-routes.ts';

const DEVICES = '/proc/net/dev';
/** With the index of each device that is up. Not /sys, which may be that of another network namespace. */
const GROUPS = '/proc/net/igmp';

/** What the kernel says. */
export interface HostDevices {
  readonly devices: string;
  readonly groups: string;
  readonly addresses: NodeJS.Dict<readonly { readonly address: string; readonly family: string }[]>;
  readonly ipv6Routes: string;
  readonly resolvConf: string;
}

const thisHost = (): HostDevices => ({
  devices: textNow(DEVICES),
  groups: textNow(GROUPS),
  addresses: networkInterfaces(),
  ipv6Routes: textNow(IPV6_ROUTES),
  resolvConf: textNow(RESOLVERS),
});

/** Pure. */
export const followedDevice = ({ uplink, user }: Pick<Config['network'], 'uplink' | 'user'>): string | undefined =>
  uplink === 'user' && user.follow !== 'host' ? user.follow.slice('device:'.length) : undefined;

/** What passt depends on, as one line: index, IPv4 addresses and IPv6 routers of the device, and the nameservers. Throws `Failure` uplink-device-missing or uplink-device-down. */
export function deviceNetwork(device: string, host = thisHost()): string {
  const { ipv4, routers } = familiesIn(device, host);
  if (!host.devices.split('\n').some((line) => line.trimStart().startsWith(`${device}:`)))
    throw new Failure('uplink-device-missing', { device });
  if (ipv4.length + routers.length === 0) throw new Failure('uplink-device-down', { device });
  const index = host.groups
    .split('\n')
    .map((line) => /^(\d+)\s+(\S+?)\s*:/.exec(line))
    .find((line) => line?.[2] === device)?.[1];
  return [index, ipv4, routers, nameserversIn(host.resolvConf)].join(';');
}

/** A VPN names its nameserver after its device is up. */
const NAMED_WITHIN_MS = 3_000;
const LOOK_EVERY_MS = 200;

/**
 * The device, and its own nameserver where the host's is on loopback, which cannot be asked through a device. Throws `Failure` as {@link deviceNetwork}, or
 * uplink-not-started where the device has none; the signal's reason.
 */
export async function followedNow(device: string, signal: AbortSignal, host = thisHost()): Promise<Followed> {
  deviceNetwork(device, host);
  const [ofHost] = nameserversIn(host.resolvConf).filter(isIPv4);
  if (ofHost?.startsWith('127.') !== true) return { device };
  for (let waitedMs = 0; waitedMs <= NAMED_WITHIN_MS; waitedMs += LOOK_EVERY_MS) {
    const nameserver = await nameserverOf(device);
    if (nameserver !== undefined) return { device, nameserver };
    await sleep(LOOK_EVERY_MS, undefined, { signal });
  }
  const reason = `the nameserver ${ofHost} cannot be asked through ${device}, and systemd-resolved knows none of that device`;
  throw new Failure('uplink-not-started', { program: 'passt', reason });
}

/** By which families it leads to the Internet. */
export function deviceFamilies(device: string, host = thisHost()): InternetFamilies {
  const { ipv4, routers } = familiesIn(device, host);
  const ipv6 = routers.length > 0;
  return askedBy(!ipv6 || ipv4.length > 0, ipv6, host.resolvConf);
}

const familiesIn = (device: string, { addresses, ipv6Routes }: HostDevices) => ({
  ipv4: (addresses[device] ?? []).flatMap(({ family, address }) => (family === 'IPv4' ? [address] : [])).toSorted(),
  routers: ipv6Defaults(ipv6Routes).filter((router) => router.startsWith(`${device} `)),
});
