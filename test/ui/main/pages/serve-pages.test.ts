import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageServer } from '../../../../ui/main/pages/serve-pages.ts';

const SESSION = 'app://session-0123456789abcdef';
let folder: string;
let get: (url: string, method?: string) => Response;
let getOfSession: (url: string) => Response;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-pages-'));
  mkdirSync(join(folder, 'inner'));
  for (const name of ['main.secret.html', 'inner/main.html', 'inner/main.svg', 'inner/main.exe', 'inner/session.html'])
    writeFileSync(join(folder, name), name);
  const serve = pageServer(join(folder, 'inner'), 'main', (path) =>
    path === 'thumbnails/x/1.png' ? Buffer.from('png') : undefined,
  );
  const serveSession = pageServer(join(folder, 'inner'), 'session');
  get = (url, method = 'GET') => serve({ url, method });
  getOfSession = (url) => serveSession({ url, method: 'GET' });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the pages', () => {
  it('are served with a policy that allows nothing foreign', async () => {
    const answer = get('app://main/main.html#settings');
    expect(await answer.text()).toBe('inner/main.html');
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(answer.headers.get('Content-Security-Policy')).not.toMatch(/unsafe|http|\*/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(answer.headers.get('X-DNS-Prefetch-Control')).toBe('off');
    expect(get('app://main/main.svg').headers.get('Content-Type')).toBe('image/svg+xml');
    expect(await get('app://main/thumbnails/x/1.png').text()).toBe('png');
  });

  it('compile WebAssembly in the window of a session only', () => {
    const [session, ...others] = ['session.html', 'main.html', 'link.html', 'session.js'].map(contentSecurityPolicy);
    expect(session).toContain("; script-src 'self' 'wasm-unsafe-eval';");
    expect(others.join()).not.toContain('unsafe');
  });

  it('let the worker that decodes JPEG load and connect to nothing', () => {
    expect(contentSecurityPolicy('session.jpeg.js')).toBe("default-src 'none'; require-trusted-types-for 'script'");
  });

  it('get only the files of one kind, and a session no picture of another one', () => {
    expect(getOfSession(`${SESSION}/session.html`).status).toBe(200);
    for (const url of [
      `${SESSION}/main.html`,
      `${SESSION}/thumbnails/x/1.png`,
      'app://main/main.html',
      'app://main/thumbnails/x/1.png',
      'app://session/session.html',
      'app://session-0123456789abcdefg/session.html',
    ])
      expect([url, getOfSession(url).status]).toEqual([url, 404]);
  });

  it.each([
    'app://main/../main.secret.html',
    'app://main/%2e%2e/main.secret.html',
    'app://main//etc/passwd',
    'app://main/inner/main.html',
    'app://main/session.html',
    'app://other/main.html',
    'app://main.evil/main.html',
    'app://main/main.exe',
    'app://main/',
    'file:///etc/passwd',
  ])('are all there is: not %s', (url) => {
    expect(get(url).status).toBe(404);
  });

  it('can be read but not written', () => {
    expect(get('app://main/main.html', 'POST').status).toBe(404);
  });
});
