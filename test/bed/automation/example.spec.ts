import { test as base, expect } from '@playwright/test';
import { type DrivenSession, freshVm } from 'safe-browse/client';

// Each test gets a fresh VM, and `page` is in it.
const test = base.extend<{ vm: DrivenSession }>(freshVm({ profile: 'test' }));

test('greets the visitor', async ({ page }) => {
  await page.goto('http://site.test/');
  await page.getByLabel('Name').fill('Ada');
  await page.getByRole('button', { name: 'Greet' }).click();
  await expect(page.locator('output')).toHaveText('Hello Ada in blue');
});

test('has no cookies of the test before, and takes a file', async ({ page, context, vm }) => {
  expect(await context.cookies()).toEqual([]);
  await page.goto('http://site.test/');
  expect(await vm.downloads()).toEqual([]);
});
