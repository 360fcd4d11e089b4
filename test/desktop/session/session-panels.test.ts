/** The panels of a session window: files, sites and USB devices. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';
import { screenPageForTests, showing, until } from '../../bed/desktop/screen-page.ts';

const at = screenPageForTests();
const STATE = showing({
  reach: { policy: 'allow-list', sites: ['bank.example'] },
  usb: [],
  rights: { restrictions: DEFAULT_RESTRICTIONS, endsAt: '2999-01-02T17:04:05.000Z' },
});

describe.each([
  ['.files-button', 'Files of this session'],
  ['.sites-button', 'Listed sites'],
  ['.usb-button', 'Connect a device'],
  ['.rights-button', 'What this session may do'],
])('the panel of %s', (button, name) => {
  it('has its close button in focus, and is closed by it and by Escape', async () => {
    const { page } = await at.showScreen(STATE);
    const panel = page.getByRole('region', { name });
    const isFocused = () => page.evaluate<boolean>('document.activeElement.closest(".panel") !== null');
    await page.locator(button).click();
    await panel.waitFor();
    await until(isFocused);
    expect(await page.evaluate('document.activeElement.title')).toBe('Close');
    await page.keyboard.press('Enter');
    await panel.waitFor({ state: 'detached' });
    await page.locator(button).click();
    await panel.waitFor();
    await until(isFocused);
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'detached' });
  });
});
