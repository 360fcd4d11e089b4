/** A captive portal at the router of the test bed's Internet: until somebody signs in, it answers every page in the place of the world, and lets nothing pass. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Namespace, Running } from '../namespace.ts';
import { ADDRESSES } from './internet.ts';

/** A page of the world that answers with the status 204, as those do by which computers notice a portal. */
export const PROBE = 'http://other.test:8081/nm';
export const PORTAL_HOST = 'login.hotel.test';

const CAPTIVE = `table ip portal {
  chain arriving {
    type nat hook prerouting priority dstnat;
    iifname "home" ip daddr != ${ADDRESSES.router} tcp dport { 80, 8081 } redirect to :8000
  }
  chain passing {
    type filter hook forward priority filter;
    iifname "home" oifname "to-world" reject
  }
}`;

/** The button fills the page. Each address is tried once. */
const PAGE = `<!doctype html><title>Hotel</title><body style="margin:0"><a href="/sign-in" style="position:fixed;inset:0;background:#c0ffee;font-size:60px">Sign in</a><script>
(async () => {
  for (const url of JSON.parse(decodeURIComponent(location.hash.slice(1) || '[]'))) {
    const said = await fetch(url, { mode: 'no-cors', signal: AbortSignal.timeout(15000) }).then(() => 'answered', () => 'refused');
    await fetch('/tried?' + said + '=' + encodeURIComponent(url));
  }
  await fetch('/tried?done=done');
})();
</script>`;

const SERVE = `
const { createServer } = require('node:http');
const { execFileSync } = require('node:child_process');
const [host, page, hash] = process.argv.slice(1);
createServer((request, response) => {
  if (request.headers.host !== host + ':8000' && request.headers.host !== host)
    return response.writeHead(302, { location: 'http://' + host + ':8000/login#' + hash }).end();
  console.log(request.url);
  if (request.url === '/sign-in') execFileSync('nft', ['delete', 'table', 'ip', 'portal']);
  response.writeHead(200, { 'content-type': 'text/html' }).end(request.url === '/login' ? page : 'Welcome');
}).listen(8000, () => console.log('listens'));
createServer((_, response) => response.end('inside')).listen(8001);`;

const ANSWERS_PROBE = `require('node:http').createServer((_, response) => response.writeHead(204).end()).listen(8081, () => console.log('listens'));`;

export class CaptivePortal {
  readonly #requests: string[];

  private constructor(requests: string[]) {
    this.#requests = requests;
  }

  /** `tried`: addresses that its page tries to reach. */
  static async start(router: Namespace, world: Namespace, tried: readonly string[]): Promise<CaptivePortal> {
    const probed = world.start([process.execPath, '-e', ANSWERS_PROBE]);
    await once(probed.stdout, 'data');
    await router.must(['nft', CAPTIVE]);
    const hash = encodeURIComponent(JSON.stringify(tried));
    const served: Running = router.start([process.execPath, '-e', SERVE, PORTAL_HOST, PAGE, hash]);
    const requests: string[] = [];
    const lines = createInterface({ input: served.stdout });
    await once(lines, 'line');
    lines.on('line', (line) => requests.push(line));
    return new CaptivePortal(requests);
  }

  /** Of those that its page tried, those that answered; `undefined` until it has tried all. */
  get answered(): readonly string[] | undefined {
    const tried = this.#requests.flatMap((url) => [...new URL(url, 'http://x').searchParams]);
    if (!tried.some(([said]) => said === 'done')) return undefined;
    return tried.flatMap(([said, url]) => (said === 'answered' ? [url] : []));
  }

  get requests(): readonly string[] {
    return this.#requests;
  }
}
