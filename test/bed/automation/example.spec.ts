import { test as base, expect } from '@playwright/test';
import { type DrivenSession, freshVm } from 'safe-browse/client';

const test = base.extend<{ vm: DrivenSession }>(freshVm({ profile: 'test' }));

test('greets the visitor', async ({ page }) => {
  await page.goto('http://shop.example/');
  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Greet' }).click();
  await expect(page.locator('output')).toHaveText('Hello Ada in blue');
});

test('begins without cookies and downloads', async ({ context, vm }) => {
  expect(await context.cookies()).toEqual([]);
  expect(await vm.downloads()).toEqual([]);
});
