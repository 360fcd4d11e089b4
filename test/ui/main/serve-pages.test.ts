import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentSecurityPolicy, pageServer } from '../../../ui/main/serve-pages.ts';

let folder: string;
let get: (url: string, method?: string) => Response;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sb-pages-'));
  mkdirSync(join(folder, 'inner'));
  writeFileSync(join(folder, 'secret.html'), 'secret');
  writeFileSync(join(folder, 'inner/main.html'), 'main');
  writeFileSync(join(folder, 'inner/a.svg'), '<svg/>');
  writeFileSync(join(folder, 'inner/odd.exe'), 'odd');
  const serve = pageServer(join(folder, 'inner'), (path) =>
    path === 'thumbnails/x/1.png' ? Buffer.from('png') : undefined,
  );
  get = (url, method = 'GET') => serve({ url, method });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the pages', () => {
  it('are served with a policy that allows nothing foreign', async () => {
    const answer = get('app://safe-browse/main.html#settings');
    expect(await answer.text()).toBe('main');
    expect(answer.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(answer.headers.get('Content-Security-Policy')).not.toMatch(/unsafe|http|\*/);
    expect(answer.headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(get('app://safe-browse/a.svg').headers.get('Content-Type')).toBe('image/svg+xml');
    expect(await get('app://safe-browse/thumbnails/x/1.png').text()).toBe('png');
  });

  it('compile WebAssembly in the window of a session only', () => {
    const [session, ...others] = ['session.html', 'main.html', 'link.html', 'session.js'].map(contentSecurityPolicy);
    expect(session).toContain("; script-src 'self' 'wasm-unsafe-eval';");
    expect(others.join()).not.toContain('unsafe');
  });

  it.each([
    'app://safe-browse/../secret.html',
    'app://safe-browse/%2e%2e/secret.html',
    'app://safe-browse//etc/passwd',
    'app://safe-browse/inner/main.html',
    'app://other/main.html',
    'app://safe-browse.evil/main.html',
    'app://safe-browse/odd.exe',
    'app://safe-browse/',
    'file:///etc/passwd',
  ])('are all there is: not %s', (url) => {
    expect(get(url).status).toBe(404);
  });

  it('can be read but not written', () => {
    expect(get('app://safe-browse/main.html', 'POST').status).toBe(404);
  });
});
