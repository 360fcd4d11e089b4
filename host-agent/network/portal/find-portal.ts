/** Finds the captive portal of the network that the host is in. */
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { PortAccess } from '../../../appliance/protocol/network.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { Reach } from '../../api/session/session.ts';
import type { Jail } from '../../jail/bubblewrap.ts';
import { launchJail } from '../../jail/launch-jail.ts';
import { withDeadline } from '../../process/deadline.ts';
import { killAndWait } from '../../process/process.ts';
import { defaultLinks } from '../routes.ts';
import { portalPage } from './answers.ts';
import { Found, type Question } from './ask.ts';
import { canBePortal } from './reachable.ts';
import { printable } from '../../process/printable.ts';
import { managedNetwork } from '../../tools/gdbus.ts';

const LINKS = '/sys/class/net';
const NETWORKD = '/run/systemd/netif/links';
const MAX_NAME_CHARACTERS = 64;

/** `name`: what the person knows it by. `apis`: RFC 8910. */
interface Announced {
  readonly name: string;
  readonly untrustedApis: readonly string[];
}

/** What the network manager of the host knows about the network at these links, without asking the network. */
async function announcedAt(links: readonly string[]): Promise<Announced> {
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

const ROUTES = '/proc/net/route';
const TABLES = '/proc/net/fib_trie';
const PROGRAM = '/portal.mjs';
const WITHIN_MS = 30_000;
const MAX_ANSWER_BYTES = 16 * 1024;
const BOUNDS = { memoryBytes: 256 * 1024 * 1024, processors: 1, processes: 32 };

/** What a session that signs in opens, and reaches. */
export interface Portal {
  readonly url: string;
  readonly access: PortAccess;
  readonly reach: Reach;
}

export interface PortalOptions {
  /** The page that every network without a portal lets through; empty: none is asked for. */
  readonly probe: () => string;
  /** Networks that the person refuses to sessions. */
  readonly refused: () => readonly string[];
  /** The program of the jail, as one file. */
  readonly program: string;
  readonly logFile: string;
}

/** It shares the host's network, and sees nothing of the host but Node, certificates and the nameservers. Pure. */
export function portalJail(program: string, question: Question, node = process.execPath): Jail {
  return {
    confinement: 'unpacking',
    // Debian's Node reads some of its modules from there.
    system: ['/usr/share/nodejs', '/etc/ssl/certs', '/etc/resolv.conf'],
    readable: [
      [node, '/usr/bin/node'],
      [program, PROGRAM],
    ],
    writable: [],
    devices: [],
    sharesNetwork: true,
    networkFamilies: ['ipv4', 'ipv6'],
    // Debian's Node looks for them where the jail has nothing.
    environment: { NODE_EXTRA_CA_CERTS: '/etc/ssl/certs/ca-certificates.crt' },
    limits: { addressSpaceBytes: 4 * 1024 ** 3, processes: BOUNDS.processes, openFiles: 64 },
    command: ['node', '--disallow-code-generation-from-strings', PROGRAM, JSON.stringify(question)],
  };
}

/** Throws `Failure` no-portal. */
export async function findPortal(options: PortalOptions, signal: AbortSignal): Promise<Portal> {
  if (options.probe() === '') throw new Failure('no-portal', { problem: 'off' });
  const routes = readFileSync(ROUTES, 'utf8');
  const links = defaultLinks(routes);
  if (links.length === 0) throw new Failure('no-portal', { problem: 'no-network' });
  const { name, untrustedApis } = await announcedAt(links);
  const found = await askNetwork(options, untrustedApis, signal);
  if (found.is !== 'portal') throw new Failure('no-portal', { problem: found.is });
  const { hosts, ports, left } = found;
  const page = portalPage(found.url);
  const mayReach = canBePortal(routes, readFileSync(TABLES, 'utf8'), options.refused());
  // Those who answer may have taken over the program that asked.
  if (!page || !hosts.every(({ address }) => mayReach(address))) throw new Failure('no-portal', { problem: 'refused' });
  const names = [...new Set(hosts.map((host) => host.name ?? host.address))];
  return {
    url: page.url,
    access: { kind: 'portal', hosts, ports },
    reach: { policy: 'portal', network: name, hosts: names, ...(left !== undefined && { left }) },
  };
}

/** Whether the Internet is there, as far as the network says. Never rejects. */
export async function isOnline(options: PortalOptions, signal: AbortSignal): Promise<boolean> {
  if (options.probe() === '') return false;
  return askNetwork(options, [], signal).then(
    ({ is }) => is === 'online',
    () => false,
  );
}

async function askNetwork(
  { probe, refused, program, logFile }: PortalOptions,
  untrustedApis: readonly string[],
  signal: AbortSignal,
): Promise<Found> {
  const question = { probe: probe(), apis: [...untrustedApis], refused: [...refused()] };
  const launched = await launchJail(portalJail(program, question), {
    ...{ role: 'portal', logFile, bounds: BOUNDS, readsOutput: true },
  });
  try {
    const output = launched.output ?? Readable.from([]);
    const untrustedText = await withDeadline(WITHIN_MS, [signal], (within) => textOf(output, within));
    return Found.parse(JSON.parse(untrustedText));
  } catch {
    signal.throwIfAborted();
    return { is: 'none' };
  } finally {
    for (const identity of [launched.inside, launched.identity]) if (identity) await killAndWait(identity);
  }
}

async function textOf(untrustedOutput: Readable, signal: AbortSignal): Promise<string> {
  const abort = () => untrustedOutput.destroy(signal.reason as Error);
  signal.addEventListener('abort', abort, { once: true });
  let text = '';
  for await (const part of untrustedOutput) {
    text += String(part);
    if (text.length > MAX_ANSWER_BYTES) throw new Error('It says too much.');
  }
  return text;
}
