/** What the network manager of the host knows about the network, without asking the network. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { printable } from '../../process/printable.ts';
import { managedNetwork } from '../../tools/gdbus.ts';

const LINKS = '/sys/class/net';
const NETWORKD = '/run/systemd/netif/links';
const MAX_NAME_CHARACTERS = 64;

/** `name`: what the person knows it by. `apis`: RFC 8910. */
export interface Announced {
  readonly name: string;
  readonly untrustedApis: readonly string[];
}

/** Of the network at these links. */
export async function announcedAt(links: readonly string[]): Promise<Announced> {
  const [link = ''] = links;
  const { name = link, untrustedApi } = await managedNetwork();
  const apis = (await Promise.all(links.map(ofNetworkd))).flat();
  const untrustedApis = [...new Set([...(untrustedApi === undefined ? [] : [untrustedApi]), ...apis])].slice(0, 2);
  return { name: printable(name).slice(0, MAX_NAME_CHARACTERS), untrustedApis };
}

async function ofNetworkd(link: string): Promise<string[]> {
  try {
    const index = (await readFile(join(LINKS, link, 'ifindex'), 'utf8')).trim();
    const states = await readdir(NETWORKD);
    return states.includes(index) ? captivePortalIn(await readFile(join(NETWORKD, index), 'utf8')) : [];
  } catch {
    return [];
  }
}

/** In the text that networkd keeps of a link. Pure. */
export function captivePortalIn(text: string): string[] {
  const [, untrustedUrl = ''] = /^CAPTIVE_PORTAL="?([^"\n]*)/m.exec(text) ?? [];
  return untrustedUrl === '' ? [] : [untrustedUrl];
}
