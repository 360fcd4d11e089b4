import { once } from 'node:events';
import { createServer } from 'node:net';
import { WebSocket } from 'undici';
import { afterEach, expect, it } from 'vitest';
import { type PageServer, servePage } from '../../../appliance/inspector/page-server.ts';

let server: PageServer | undefined;
afterEach(() => server?.close());

async function served(): Promise<{ readonly url: string; readonly server: PageServer }> {
  const free = createServer().listen(0, '127.0.0.1');
  await once(free, 'listening');
  const address = free.address();
  free.close();
  await once(free, 'close');
  const url = `http://localhost:${address !== null && typeof address === 'object' ? address.port : 0}/`;
  server = await servePage(Buffer.from('a program'), url);
  return { url, server };
}

it('the page and its program come from an isolated origin, and nothing else does', async () => {
  const { url } = await served();
  const page = await fetch(url);
  expect(await page.text()).toContain('src="/page.js"');
  expect(page.headers.get('cross-origin-embedder-policy')).toBe('require-corp');
  expect(await (await fetch(`${url}page.js`)).text()).toBe('a program');
  expect((await fetch(`${url}etc/passwd`)).status).toBe(404);
});

it('the results are what the page sends, unless they are too long', async () => {
  const { url, server } = await served();
  await expect(fetch(`${url}results`, { method: 'POST', body: 'x'.repeat(64 * 1024) })).rejects.toThrow();
  await fetch(`${url}results`, { method: 'POST', body: '[]' });
  expect(await server.untrustedResults).toBe('[]');
});

it('uploads are counted, and messages of a WebSocket come back', async () => {
  const { url } = await served();
  const answered = await fetch(`${url}upload`, { method: 'POST', body: new Uint8Array(1_000_000) });
  expect(await answered.text()).toBe('1000000');
  const socket = new WebSocket(`${url.replace('http', 'ws')}echo`);
  const message = new Promise((resolve) => socket.addEventListener('message', ({ data }) => resolve(data)));
  socket.addEventListener('open', () => socket.send('hello'));
  expect(await message).toBe('hello');
  socket.close();
});
