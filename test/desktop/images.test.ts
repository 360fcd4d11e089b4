/** Builds on the images page, whichever client started them. */
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Client } from '../../host-agent/api/connection/client.ts';
import { socketPath } from '../../host-agent/api/connection/runtime-folder.ts';
import { artefact } from '../bed/artefacts.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

let testBed: DesktopTestBed;
let other: Client | undefined;

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  other = await Client.attach(socketPath(join(testBed.folder, 'r/safe-browse')));
});
afterEach(async () => {
  other?.close();
  await testBed.close();
});

it('shows a build that the command line started with its progress, and cancels it with a click', async () => {
  const desktop = await testBed.start();
  const built = other?.call('image.build', { role: 'network', debug: false }).catch((error: unknown) => error);
  const main = await desktop.window('main');
  await main.getByRole('button', { name: 'Images' }).click();
  const progress = main.getByRole('progressbar', { name: 'Building' });
  await progress.waitFor();
  expect(await progress.getAttribute('aria-valuenow')).toBe('40');
  await testBed.screen.picture(artefact('images/built-elsewhere.png'));
  await main.getByRole('button', { name: 'Cancel' }).click();
  expect(await built).toMatchObject({ code: 'cancelled' });
  await progress.waitFor({ state: 'detached' });
});

it('shows a running build in a window that opens later, and drops one that ended with its host agent', async () => {
  void other?.call('image.build', { role: 'browser', debug: false }).catch(() => undefined);
  const desktop = await testBed.start();
  const main = await desktop.window('main');
  await main.getByRole('button', { name: 'Images' }).click();
  const progress = main.getByRole('progressbar', { name: 'Building' });
  await progress.waitFor();
  const fallen = testBed.hostAgent.stop();
  // It would wait for the open connection.
  other?.close();
  await fallen;
  await progress.waitFor({ state: 'detached' });
});

it('says that an image is shared by all accounts', async () => {
  testBed.hostAgent.images = testBed.hostAgent.images.map((image) => ({
    ...image,
    ...(image.role === 'browser' && { shared: true as const }),
  }));
  const desktop = await testBed.start();
  const main = await desktop.window('main');
  await main.getByRole('button', { name: 'Images' }).click();
  const shared = main.getByText('Shared by all accounts of your computer');
  await shared.waitFor();
  expect(await shared.count()).toBe(1);
  await main.screenshot({ path: artefact('images/shared.png') });
});
