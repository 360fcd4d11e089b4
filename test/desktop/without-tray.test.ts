/** The desktop without a tray, as on GNOME: it ends with its last window. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { clickAway, type Desktop } from '../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../bed/desktop/desktop-test-bed.ts';

const LINK = 'https://site.example/';
let testBed: DesktopTestBed;
let desktop: Desktop;
const given = () => join(testBed.folder, 'given');

beforeEach(async () => {
  testBed = await DesktopTestBed.open({ hasTray: false });
  mkdirSync(join(testBed.folder, 'd/applications'));
  writeFileSync(
    join(testBed.folder, 'd/applications/other.desktop'),
    `[Desktop Entry]\nType=Application\nName=Other Browser\nExec=/bin/sh -c "echo \\\\$1 > ${given()}" sh %u\nMimeType=x-scheme-handler/http;x-scheme-handler/https;\n`,
  );
  writeFileSync(
    join(testBed.folder, 'c/mimeapps.list'),
    '[Default Applications]\nx-scheme-handler/http=other.desktop\nx-scheme-handler/https=other.desktop\n',
  );
});
afterEach(() => testBed.close());

const start = async (...args: string[]) => {
  desktop = await testBed.start(...args);
  const { app } = desktop;
  const ended = new Promise<void>((resolve) => app.once('close', () => resolve()));
  // Stored, because an ended program has no process any more.
  const electron = app.process();
  return { ended, isRunning: () => electron.exitCode === null };
};

it('opens sessions from its main window, continues when that is closed, and ends with the last window', async () => {
  const { ended, isRunning } = await start();
  const main = await desktop.window('main');
  const session = await testBed.openReadySession();
  await testBed.screen.picture(artefact('without-tray/session.png'));
  await desktop.pressClose(main);
  await desktop.pressClose(session);
  await session.getByRole('button', { name: 'Undo' }).waitFor();
  expect(isRunning()).toBe(true);
  await clickAway(session.getByRole('button', { name: 'Close window, keep session' }));
  await ended;
  expect(testBed.hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
});

it('finds a session again that continued without a window', async () => {
  await start();
  const session = await testBed.openReadySession();
  await desktop.pressClose(session);
  await clickAway(session.getByRole('button', { name: 'Close window, keep session' }));
  const main = await desktop.window('main');
  await main.getByRole('button', { name: 'Show' }).first().click();
  await (await desktop.window('session')).locator('canvas').waitFor();
});

describe('a session whose discard is pending when the last window closes', () => {
  /** Closes both windows while the host agent is away. */
  const leave = async () => {
    const main = await desktop.window('main');
    const session = await testBed.openReadySession();
    await testBed.hostAgent.stop();
    await session.getByText('The background service is not running').waitFor();
    await desktop.pressClose(main);
    await desktop.pressClose(session);
    await session.getByRole('dialog').getByRole('button', { name: 'Discard' }).click();
    await session.getByText('Discarding the session').waitFor();
    await desktop.pressClose(session);
    await expect.poll(() => desktop.visibleWindows()).toBe(0);
  };

  it('is discarded before the program ends', async () => {
    const { ended } = await start();
    await leave();
    await testBed.hostAgent.start();
    await ended;
    expect(testBed.hostAgent.sessions).toEqual([]);
  });

  it('is shown in the main window if it could not be discarded', async () => {
    await start();
    await leave();
    const main = await desktop.window('main');
    await main.getByRole('button', { name: 'Show' }).first().waitFor();
    expect(testBed.hostAgent.sessions).toHaveLength(1);
  });
});

it('keeps asking about a link when the main window is closed', async () => {
  const { ended, isRunning } = await start();
  const main = await desktop.window('main');
  await testBed.runToEnd('--', LINK);
  const question = await desktop.window('link');
  await desktop.pressClose(main);
  expect(await desktop.isVisible(question)).toBe(true);
  expect(isRunning()).toBe(true);
  await clickAway(question.getByRole('button', { name: 'Open in Other Browser' }));
  await ended;
  expect(existsSync(given())).toBe(true);
});

it('ends when the link that started it is dismissed', async () => {
  const { ended } = await start('--', LINK);
  const question = await desktop.window('link');
  await question
    .getByRole('button', { name: 'Do not open' })
    .click()
    .catch(() => undefined);
  await ended;
});

it('ends when the link that started it opens elsewhere by its site’s rule', async () => {
  mkdirSync(join(testBed.folder, 'c/safe-browse'), { mode: 0o700 });
  writeFileSync(
    join(testBed.folder, 'c/safe-browse/desktop.json'),
    JSON.stringify({ sites: { 'site.example': 'elsewhere' }, otherBrowser: 'other.desktop' }),
  );
  await testBed.runToEnd('--', LINK);
  expect(existsSync(given())).toBe(true);
});
