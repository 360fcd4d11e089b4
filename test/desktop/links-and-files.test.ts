/** Settings → “Links and files”: its page in Chromium, with a fake main process. */
import { describe, expect, it } from 'vitest';
import { type Pages, pagesForTests } from '../bed/desktop/pages.ts';
import { blockedConfiguration, managedConfiguration } from '../ui/configuration.ts';
import { mainState, sessionState } from '../ui/states.ts';

const pages = pagesForTests();
const show = async (...args: Parameters<Pages['show']>) => {
  const shown = await pages().show(...args);
  await shown.page.keyboard.press('Control+,');
  await shown.page.getByRole('button', { name: 'Links and files' }).click();
  await shown.page.getByRole('heading', { level: 1, name: 'Links and files' }).waitFor();
  return shown;
};
const set = (...value: readonly string[]) => ({
  action: 'config.set',
  params: { changes: [{ path: ['files', 'openHere'], value }] },
});

describe('files that are dropped on a window', () => {
  const drop = `(() => {
    const dataTransfer = new DataTransfer();
    for (const name of ['invoice.pdf', 'photo.jpg']) dataTransfer.items.add(new File(['x'], name));
    const fire = (kind) => document.body.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }));
    fire('dragover');
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => {
      const isTold = document.querySelector('.drop-target') !== null;
      fire('drop');
      resolve(isTold);
    })));
  })()`;

  it('are shown in a session for documents, on whatever page of the main window it is', async () => {
    const { page, asked } = await show(mainState('en'));
    expect(await page.evaluate(drop)).toBe(true);
    await expect
      .poll(() => asked.slice(1))
      .toEqual([{ action: 'files.view', params: { paths: ['/home/anna/invoice.pdf', '/home/anna/photo.jpg'] } }]);
    await expect.poll(() => page.locator('.drop-target').count()).toBe(0);
  });

  it('are offered to the session whose window it is, if its profile lets files in', async () => {
    const offered = async (filesIn: 'ask' | 'off') => {
      const rules = { filesOut: 'ask', filesIn, copyOut: 'ask', pasteIn: 'ask' } as const;
      const { page, asked } = await pages().show(sessionState('en', { is: 'showing' }, { rules }));
      await page.evaluate(drop);
      await page.evaluate('0');
      return asked.flatMap(({ action, params }) => (action === 'files.drop' ? [params] : []));
    };
    expect(await offered('ask')).toEqual([{ paths: ['/home/anna/invoice.pdf', '/home/anna/photo.jpg'] }]);
    expect(await offered('off')).toEqual([]);
  });

  it('are not taken while no session can start', async () => {
    const { page, asked } = await show(mainState('en', { configuration: blockedConfiguration }));
    expect(await page.evaluate(drop)).toBe(false);
    expect(asked.filter(({ action }) => action === 'files.view')).toEqual([]);
  });
});

describe('safe copies of files of the host', () => {
  it('are on the start page with their progress, and each can be cancelled', async () => {
    const copies = [
      { number: 4, name: 'report.pdf', drawing: { page: 3, of: 5 } },
      { number: 5, name: 'photo.jpg' },
    ];
    const { page, asked } = await pages().show(mainState('en', { copies }));
    await page.getByText('Page 3 of 5').waitFor();
    expect(await page.getByRole('progressbar', { name: 'report.pdf' }).getAttribute('aria-valuenow')).toBe('40');
    await page.getByRole('button', { name: 'Cancel the safe copy of photo.jpg' }).press('Enter');
    await expect.poll(() => asked).toEqual([{ action: 'files.cancel-copy', params: { number: 5 } }]);
  });
});

describe('the page of links and files', () => {
  it('asks the desktop for its default programs, and says of each kind what a click does', async () => {
    const { page, asked } = await show(mainState('en'));
    await expect.poll(() => asked).toEqual([{ action: 'desktop.look', params: {} }]);
    const described = async (name: string) => {
      const ids = (await page.getByRole('switch', { name, exact: true }).getAttribute('aria-describedby')) ?? '';
      const texts = await Promise.all(ids.split(' ').map((id) => page.locator(`[id="${id}"]`).textContent()));
      return texts.join(' ').replace(/[\u2068\u2069]/g, '');
    };
    expect(await described('Documents')).toContain('A click shows it in a disposable browser without a network.');
    expect(await described('Mail')).toContain(
      'A click opens it in Thunderbird, which became the default program later.',
    );
    expect(await described('Pictures')).toContain('A click opens it in Image Viewer.');
    expect(await described('Open links from other programs here')).toContain('A click opens the link in Firefox.');
  });

  it('turns kinds on and off by keyboard, and keeps the others', async () => {
    const { page, asked } = await show(mainState('en'));
    await page.getByRole('switch', { name: 'Pictures', exact: true }).press('Space');
    await page.getByRole('switch', { name: 'Documents', exact: true }).press('Space');
    await expect.poll(() => asked.slice(1)).toEqual([set('documents', 'pictures', 'mail'), set('mail')]);
  });

  it('lists the sites that always open here, and those that never do, each with a button that removes its rule', async () => {
    const { page, asked } = await show(mainState('en'));
    const sites = page.getByRole('region', { name: 'Sites with a rule' });
    const rows = (await sites.locator('.row').allInnerTexts()).map((row) => row.split('\n')[0]);
    expect(rows).toEqual(['Always here', 'news.example', 'Never here', 'intranet.example']);
    await sites.getByRole('button', { name: 'intranet.example' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ action: 'link.forget', params: { site: 'intranet.example' } });
  });

  it('lets nothing of what an organisation manages be changed, and names it once', async () => {
    const { page } = await show(mainState('en', { configuration: managedConfiguration }));
    const files = page.getByRole('region', { name: 'Files', exact: true });
    for (const kind of await files.getByRole('switch').all()) expect(await kind.isDisabled()).toBe(true);
    expect(await files.locator('.managed').count()).toBe(1);
    expect(await page.getByRole('switch', { name: 'Ask for each link' }).isEnabled()).toBe(true);
  });
});
