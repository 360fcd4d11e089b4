/** Two web servers on loopback: one with pages that lead elsewhere, and one that counts who contacts it. */
import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** Names that every browser resolves to loopback. */
const RULED = 'ruled.localhost';
const FREE = 'free.localhost';

/** A page that leads to an address in this way, by itself or when the test clicks. */
const PAGES: Readonly<Record<string, (to: string) => string>> = {
  link: (to) => `<a href="${to}">link</a>`,
  // So large that any point of the window is on it.
  area: (to) => `<a href="${to}" style="position: fixed; inset: 0">link</a>`,
  'new-tab': (to) => `<a href="${to}" target="_blank">link</a>`,
  form: (to) => `<form method="post" action="${to}"><button>send</button></form>`,
  refresh: (to) => `<meta http-equiv="refresh" content="0;url=${to}">`,
  ahead: (to) =>
    ['preconnect', 'dns-prefetch', 'prefetch', 'prerender'].map((rel) => `<link rel="${rel}" href="${to}">`).join('') +
    `<script type="speculationrules">${JSON.stringify({
      prerender: [{ urls: [to], eagerness: 'immediate' }],
      prefetch: [{ urls: [to], eagerness: 'immediate' }],
    })}</script><iframe src="${to}"></iframe><object data="${to}"></object>`,
};

export class CountingSite {
  readonly #servers: readonly Server[];
  readonly #ports: readonly [ruled: number, free: number];
  /** What reached the ruled site. */
  connections = 0;
  readonly requests: string[] = [];

  private constructor(servers: readonly Server[], ports: readonly [number, number]) {
    this.#servers = servers;
    this.#ports = ports;
  }

  static async open(): Promise<CountingSite> {
    const counting = createServer((request, response) => {
      site.requests.push(`${request.headers.host ?? ''}${request.url ?? ''}`);
      response.end('<title>reached</title>');
    }).on('connection', () => (site.connections += 1));
    const leading = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '', 'http://x');
      const [way, to] = [pathname.slice(1), searchParams.get('to') ?? ''];
      if (way === 'redirect') response.writeHead(302, { location: to }).end();
      else response.setHeader('content-type', 'text/html').end(`<title>${way}</title>${PAGES[way]?.(to) ?? ''}`);
    });
    const ports = await Promise.all([counting, leading].map(listening));
    const site = new CountingSite([counting, leading], ports as [number, number]);
    return site;
  }

  ruled = (path: string, host = RULED): string => `http://${host}:${this.#ports[0]}/${path}`;

  /** A page of another site that leads to this address. */
  leading = (way: string, to: string): string => `http://${FREE}:${this.#ports[1]}/${way}?to=${encodeURIComponent(to)}`;

  async close(): Promise<void> {
    for (const server of this.#servers) {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    }
  }
}

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}
