/** The files panel of a session window, in a real browser engine. */
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { pagesForTests } from '../bed/desktop/pages.ts';
import { sessionState } from '../ui/states.ts';

const WITHIN_MS = 10_000;
const FILES = [
  ['report.pdf', 'application/pdf'],
  ['photo.jpg', 'image/jpeg'],
  ['archive.zip', 'application/zip'],
].map(([name, type], index) => ({
  file: index + 1,
  name,
  bytes: 1000,
  isWhole: true,
  type,
  isDisguised: false,
  isSaved: false,
}));

const PREVIEW = PNG.sync.write(new PNG({ width: 8, height: 8 })).toString('base64');

const pages = pagesForTests();

describe('the files of a session', () => {
  const showing = (changes = {}) => sessionState('en', { is: 'showing' }, { downloads: 3, ...changes });

  it('can be saved as safe copies if they are PDF files or images; the frame shows the page being drawn and cancels it', async () => {
    let agrees = false;
    let isSaved = false;
    const shown = await pages().show(showing(), {
      answering: ({ action }) => ({
        is: 'done',
        value:
          action === 'files.list'
            ? {
                files: FILES.map((file) => ({
                  ...file,
                  ...(isSaved && file.file === 1 && { isSaved, savedIn: '~/Downloads/Safe Browse' }),
                })),
                more: 0,
                sent: [],
              }
            : action === 'files.save'
              ? { isSaved: (isSaved ||= agrees), ...(agrees && { preview: PREVIEW }) }
              : { saved: 2 },
      }),
    });
    const { page, asked } = shown;
    const taken = () => asked.filter(({ action }) => action === 'files.save').map(({ params }) => params);
    await page.locator('.files-button').click();
    const copies = page.getByRole('button', { name: /^Save safe copy of/ });
    await expect.poll(() => copies.count(), { timeout: WITHIN_MS }).toBe(2);
    // The main button of what can have a safe copy; the original is behind a menu.
    expect(await page.getByRole('button', { name: 'Save report.pdf' }).count()).toBe(0);
    await copies.first().focus();
    await page.keyboard.press('Enter');
    // The person declined; the next time they agree.
    await expect.poll(() => taken().length, { timeout: WITHIN_MS }).toBe(1);
    expect(await page.getByText('Saved').count()).toBe(0);
    agrees = true;
    await copies.first().click();
    await page.getByText(/^Saved in .*~\/Downloads\/Safe Browse/).waitFor();
    // Also when the panel was closed meanwhile.
    await page.keyboard.press('Escape');
    await page.locator('.files-button').click();
    const preview = page.getByRole('img', { name: 'First page of the safe copy of report.pdf' });
    await expect.poll(() => preview.boundingBox()).toMatchObject({ width: 10, height: 10 });
    // The original can be taken, too.
    await page.getByRole('button', { name: 'More for report.pdf' }).click();
    await page.getByRole('button', { name: 'Save report.pdf' }).click();
    await page.getByRole('button', { name: 'Save archive.zip' }).click();
    await expect.poll(taken, { timeout: WITHIN_MS }).toEqual([
      { file: 1, isSafe: true },
      { file: 1, isSafe: true },
      { file: 1, isSafe: false },
      { file: 3, isSafe: false },
    ]);
    // One is saved; the panel still knows when it is opened again.
    await page.locator('.files-button').click();
    await page.locator('.files-button').click();
    await page.getByText(/^Saved in .*~\/Downloads\/Safe Browse/).waitFor();
    await page.getByText('ZIP archive').waitFor();
    await page.getByRole('button', { name: 'Save all' }).click();
    await page.getByText('2 files are saved').waitFor();
    await page.locator('li[draggable=true]').dispatchEvent('dragstart');
    await expect
      .poll(() => asked.find(({ action }) => action === 'files.drag')?.params, { timeout: WITHIN_MS })
      .toEqual({ file: 1 });
    await shown.tell(
      showing({
        transfer: { direction: 'out', name: 'report.pdf', bytes: 0, of: 0, safeCopy: { drawing: { page: 3, of: 20 } } },
      }),
    );
    const bar = page.getByRole('progressbar', { name: 'Safe copy, page 3 of 20: report.pdf' });
    await bar.waitFor();
    expect(await bar.getAttribute('value')).toBe('0.1');
    await page.locator('.transfer').getByRole('button', { name: 'Cancel' }).click();
    await expect
      .poll(() => asked.some(({ action }) => action === 'transfer.cancel'), { timeout: WITHIN_MS })
      .toBe(true);
  });
});
