/** Finds the address of an exit's server. The host's own resolver answers: the session has none before its exit is up. */
import { lookup } from 'node:dns/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressNumber, AddressSet } from '../../../appliance/protocol/address-set.ts';
import type { ExitEndpoint } from '../../../appliance/protocol/network.ts';
import { REFUSED_ALWAYS } from '../../../appliance/protocol/refused-networks.ts';
import { serverOf } from '../../config/exit.ts';

const ASK_AGAIN_AFTER_MS = 2_000;
const NO_SERVER = new AddressSet(REFUSED_ALWAYS);

export type FindAddresses = (host: string) => Promise<readonly string[]>;

const askHost: FindAddresses = async (host) =>
  (await lookup(host, { family: 4, all: true })).map(({ address }) => address);

/** Asks again until the name resolves. `onMissing`: it did not. Throws the signal's reason. */
export async function findEndpoint(
  server: string,
  signal: AbortSignal,
  onMissing: () => void,
  find: FindAddresses = askHost,
): Promise<Pick<ExitEndpoint, 'address' | 'port'>> {
  const { host, port } = serverOf(server);
  for (;;) {
    signal.throwIfAborted();
    const addresses = await find(host).catch(() => []);
    const address = addresses.find((one) => !NO_SERVER.has(addressNumber(one)));
    if (address !== undefined) return { address, port };
    onMissing();
    await sleep(ASK_AGAIN_AFTER_MS, undefined, { signal }).catch(() => undefined);
  }
}
