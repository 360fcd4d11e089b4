/**
 * Renders a throw-away page before the person needs the browser: emulated code is slow the first time it runs. This program serves the page to
 * Chromium over the VM's loopback interface.
 */
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askChromium } from './singleton.ts';

const PAGE = '/usr/share/safe-browse/warm-up.html';
const PAINTED_PATH = '/painted';
/** An incognito window leaves no history, no cookies and no closed tab that could be reopened. */
const OPTIONS = ['--incognito'];

export interface WarmUpOptions {
  readonly page?: string;
  readonly open?: (url: string) => Promise<void>;
}

/**
 * Opens the page; fulfilled when the page reports that it is painted, and closes its window. It has no limit: only the host knows how busy it is. Throws
 * if Chromium does not take the page.
 */
export async function warmUp({
  page = PAGE,
  open = (url) => askChromium(url, OPTIONS),
}: WarmUpOptions = {}): Promise<void> {
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
    const painted = once(server, 'painted');
    await open(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    await painted;
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
