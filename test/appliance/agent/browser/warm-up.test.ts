import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { warmUp } from '../../../../appliance/agent/browser/warm-up.ts';

const page = fileURLToPath(
  new URL('../../../../appliance/images/browser/tree/usr/share/safe-browse/warm-up.html', import.meta.url),
);

describe('the warm-up', () => {
  it('serves its page only on the loopback interface, until the page reports that it is painted', async () => {
    let url = '';
    await warmUp({
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

  it('fails when the page is never painted or Chromium does not take it', async () => {
    await expect(warmUp({ page, timeoutMs: 50, open: () => Promise.resolve() })).rejects.toThrow('not painted');
    const fetchOnly = async (url: string) => {
      await (await fetch(url)).text();
    };
    await expect(warmUp({ page, timeoutMs: 50, open: fetchOnly })).rejects.toThrow('not painted');
    await expect(warmUp({ page, open: () => Promise.reject(new Error('ended')) })).rejects.toThrow('ended');
  });
});
