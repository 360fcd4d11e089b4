import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rehearse } from '../../../../appliance/agent/browser/rehearsal.ts';

const page = fileURLToPath(
  new URL('../../../../appliance/images/browser/tree/usr/share/safe-browse/rehearsal.html', import.meta.url),
);

describe('the rehearsal', () => {
  it('serves its page on loopback alone, and is over when the page says that it is painted; then nobody is served', async () => {
    let url = '';
    await rehearse({
      page,
      open: async (asked) => {
        url = asked;
        expect(await (await fetch(url)).text()).toContain('What pages are made of');
        expect((await fetch(new URL('/data', url), { method: 'POST', body: 'a=1' })).status).toBe(204);
        expect((await fetch(new URL('/painted', url))).status).toBe(204);
      },
    });
    expect(new URL(url).hostname).toBe('127.0.0.1');
    await expect(fetch(url)).rejects.toThrow();
  });

  it('fails when the page is never painted, or Chromium does not take it', async () => {
    await expect(rehearse({ page, withinMs: 50, open: () => Promise.resolve() })).rejects.toThrow('not painted');
    await expect(rehearse({ page, open: () => Promise.reject(new Error('ended')) })).rejects.toThrow('ended');
  });
});
