import { readdir } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describeEnding, launch } from '../commands/launch.ts';
import type { Log } from '../log.ts';

const SCRIPT = '/etc/safe-browse/udhcpc.sh';
const LOOK_AGAIN_MS = 500;

/** The name of the one network card, or `undefined` when there is none (yet). */
export async function findNetworkCard(classFolder = '/sys/class/net'): Promise<string | undefined> {
  const names = await readdir(classFolder).catch(() => []);
  return names.filter((name) => name !== 'lo').sort()[0];
}

/** Keeps the one network card configured by what the NDVM offers, for as long as the machine runs. */
export async function keepNetwork(log: Log): Promise<never> {
  for (;;) {
    const card = await findNetworkCard();
    if (card !== undefined) {
      const ending = await launch('busybox', dhcpArguments(card)).ended;
      log.warn({ ending: describeEnding(ending) }, 'the DHCP client ended');
    }
    await sleep(LOOK_AGAIN_MS);
  }
}

/** Arguments of busybox for its DHCP client: short pauses, never giving up, telling nothing of the machine. Pure. */
export function dhcpArguments(card: string): string[] {
  return ['udhcpc', '-f', '-i', card, '-s', SCRIPT, '-t', '5', '-T', '1', '-A', '1', '-V', ''];
}
