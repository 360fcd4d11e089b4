import { fileURLToPath, pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { settle } from '../../../bed/event-loop.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { warmUp } from '../../../../appliance/agent/browser/parts.ts';

const page = fileURLToPath(
  new URL('../../../../appliance/images/browser/tree/usr/share/safe-browse/warm-up.html', import.meta.url),
);

const document = fileURLToPath(new URL('warm-up.pdf', pathToFileURL(page)));

describe('the warm-up', () => {
  it('serves its page only on the loopback interface, until the page reports that it is painted', async () => {
    let url = '';
    await warmUp({
      page,
      document,
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

  it('has a document in its page only where it is asked for, and reads it only then', async () => {
    const opened: unknown[] = [];
    const open = async (url: string) => {
      const answer = await fetch(new URL('/document.pdf', url));
      opened.push([new URL(url).hash, answer.headers.get('content-type'), (await answer.text()).slice(0, 5)]);
      await fetch(new URL('/painted', url));
    };
    await warmUp({ page, document: '/none.pdf', open });
    await warmUp({ page, document, hasDocument: true, open });
    expect(opened).toEqual([
      ['', 'text/plain', ''],
      ['#document', 'application/pdf', '%PDF-'],
    ]);
  });

  it('waits for the page as long as it takes: whether the host is too busy, the guest cannot know', async () => {
    const clock = useFakeClock({ runs: true });
    let url = '';
    let isOver = false;
    const warmedUp = warmUp({ page, document, open: (asked) => Promise.resolve(void (url = asked)) }).then(
      () => (isOver = true),
    );
    while (url === '') await settle();
    await clock.advance(60 * 60_000);
    await settle();
    expect(isOver).toBe(false);
    await fetch(new URL('/painted', url));
    await warmedUp;
  });

  it('fails when Chromium does not take the page', async () => {
    await expect(warmUp({ page, document, open: () => Promise.reject(new Error('ended')) })).rejects.toThrow('ended');
  });
});
