/**
 * A page of our own, opened once before anybody needs one. Where the processor is emulated, code is slow the first time it runs and quick from then
 * on: a machine that stands ready has shown a page already. It is served to Chromium by this program, over the machine's own loopback.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { askChromium } from './singleton.ts';

const PAGE = '/usr/share/safe-browse/rehearsal.html';
const PAINTED_PATH = '/painted';
const WITHIN_MS = 90_000;
/** In a window that leaves neither history nor cookies, nor a closed tab to come back to. */
const OPTIONS = ['--incognito'];

export interface RehearsalOptions {
  readonly page?: string;
  readonly withinMs?: number;
  readonly open?: (url: string) => Promise<void>;
}

/** Fulfilled when the page says that it is painted; it closes its window then. Throws when it never says so. */
export async function rehearse({
  page = PAGE,
  withinMs = WITHIN_MS,
  open = (url) => askChromium(url, OPTIONS),
}: RehearsalOptions = {}): Promise<void> {
  const html = await readFile(page);
  const server = createServer((request, response) => {
    const isPage = request.url === '/';
    response
      .writeHead(isPage ? 200 : 204, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' })
      .end(isPage ? html : undefined);
    if (request.url === PAINTED_PATH) server.emit('painted');
  });
  try {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const painted = once(server, 'painted').then(() => true);
    await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    if (!(await Promise.race([painted, sleep(withinMs, false, { ref: false })])))
      throw new Error('Its page was not painted.');
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
