/** Settings → “Links and files”: its page in Chromium, with a fake main process. */
import { describe, expect, it } from 'vitest';
import { type Pages, pagesForTests } from '../../bed/desktop/pages.ts';
import { artefact } from '../../bed/artefacts.ts';
import { blockedConfiguration, configuration, managedConfiguration } from '../../ui/configuration.ts';
import { mainState, sessionState } from '../../ui/states.ts';

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

  const setSites = (list: string, ...value: readonly string[]) => ({
    action: 'config.set',
    params: { changes: [{ path: ['links', list], value }] },
  });

  it('lists each site with a rule once, wherever that is kept, with a button that removes the rule', async () => {
    const listed = { always: ['bank.example', 'news.example'], never: ['router.example'], mode: 'listed' };
    const values = { ...configuration.values, links: listed };
    const { page, asked } = await show(mainState('en', { configuration: { ...configuration, values } }));
    const sites = page.getByRole('region', { name: 'Sites with a rule' });
    const rows = (await sites.locator('.row:not(form)').allInnerTexts()).map((row) => row.split('\n')[0]);
    expect(rows).toEqual([
      'Sites that always open here',
      'Always here',
      'bank.example',
      'news.example',
      'Never here',
      'intranet.example',
      'router.example',
    ]);
    expect(await page.getByText('Never here by themselves').count()).toBe(0);
    await sites.screenshot({ path: artefact('sites-with-a-rule.png') });
    await sites.getByRole('button', { name: 'intranet.example' }).click();
    await expect.poll(() => asked.at(-1)).toEqual({ action: 'link.forget', params: { site: 'intranet.example' } });
    await sites.getByRole('button', { name: 'Forget the rule for bank.example' }).click();
    await expect.poll(() => asked.at(-1)).toEqual(setSites('always', 'news.example'));
  });

  it('adds a site to a list, also by an address of one of its pages, and says why not', async () => {
    let problems: readonly object[] = [];
    const { page, asked } = await show(mainState('en'), {
      answering: () => ({ is: 'done', value: { problems, isWritten: problems.length === 0 } }),
    });
    const field = page.getByRole('textbox', { name: 'Add a site: Never here' });
    await field.fill('https://Intranet.example.org:8443/start?x=1');
    await field.press('Enter');
    await expect.poll(() => asked.at(-1)).toEqual(setSites('never', 'intranet.example.org'));
    await expect.poll(() => field.inputValue()).toBe('');
    problems = [{ path: ['links', 'never'], message: 'no name of a site' }];
    await field.fill('my router');
    await field.press('Enter');
    await page.getByRole('alert').filter({ hasText: 'no name of a site' }).waitFor();
    expect(await field.inputValue()).toBe('my router');
  });

  it('shows at once what the person wants of a switch, and that the desktop still works on it', async () => {
    let answer: () => void = () => undefined;
    const { page } = await show(mainState('en'), {
      answering: ({ action }) =>
        action === 'desktop.set'
          ? new Promise((resolve) => (answer = () => resolve({ is: 'done', value: {} })))
          : { is: 'done', value: {} },
    });
    const links = page.getByRole('switch', { name: 'Open links from other programs here' });
    await links.click();
    await expect.poll(() => links.isChecked()).toBe(true);
    expect([await links.getAttribute('aria-busy'), await page.locator('.setting .turning').count()]).toEqual([
      'true',
      1,
    ]);
    await page.screenshot({ path: artefact('link-switch-busy.png') });
    answer();
    await expect.poll(() => page.locator('.setting .turning').count()).toBe(0);
    // The desktop did not do it.
    await expect.poll(() => links.isChecked()).toBe(false);
  });

  it('says of links what a click does, on or off', async () => {
    const said = async (defaultBrowser: boolean, askForLinks: boolean, otherBrowser?: string) => {
      const state = mainState('en');
      const settings = { ...state.desktop.settings, defaultBrowser, askForLinks };
      const shown = await show({ ...state, desktop: { ...state.desktop, settings, otherBrowser } });
      const region = shown.page.getByRole('region', { name: 'Links from other programs' });
      const texts = await region.locator('p.dim').allInnerTexts();
      await shown.close();
      return texts.map((text) => text.replace(/[\u2068\u2069]/g, ''));
    };
    expect(await said(true, true, 'Firefox')).toEqual([
      'A click on a link in another program comes to Safe Browse.',
      'A click asks where the link opens, unless its site has a rule.',
    ]);
    expect((await said(true, false, 'Firefox'))[1]).toBe(
      'A click opens the link in a disposable browser, unless its site has a rule.',
    );
    expect((await said(false, true, 'Firefox'))[0]).toBe('A click opens the link in Firefox.');
    expect((await said(false, true))[0]).toBe(
      'A click on a link in another program opens the default browser of this desktop.',
    );
  });

  it('lets nothing of what an organisation manages be changed, and names it once', async () => {
    const { page } = await show(mainState('en', { configuration: managedConfiguration }));
    const files = page.getByRole('region', { name: 'Files', exact: true });
    for (const kind of await files.getByRole('switch').all()) expect(await kind.isDisabled()).toBe(true);
    expect(await files.locator('.managed').count()).toBe(1);
    expect(await page.getByRole('switch', { name: 'Ask for each link' }).isEnabled()).toBe(true);
  });
});
