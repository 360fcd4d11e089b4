/** Links from other programs, and desktop integration. */
import { randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { execa } from 'execa';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Client } from '../../../host-agent/api/connection/client.ts';
import { socketPath } from '../../../host-agent/api/connection/runtime-folder.ts';
import { artefact } from '../../bed/artefacts.ts';
import { clickAway, type Desktop } from '../../bed/desktop/desktop.ts';
import { DesktopTestBed } from '../../bed/desktop/desktop-test-bed.ts';

const LINK = "https://site.example/a?x=1&y='$(id)";
let testBed: DesktopTestBed;
let desktop: Desktop;
/** The file with the arguments of the other browser. */
const given = () => join(testBed.folder, 'given');

beforeEach(async () => {
  testBed = await DesktopTestBed.open();
  mkdirSync(join(testBed.folder, 'd/applications'));
  writeFileSync(
    join(testBed.folder, 'd/applications/other.desktop'),
    `[Desktop Entry]\nType=Application\nName=Other Browser\nExec=/bin/sh -c "echo \\\\$1 > ${given()}" sh %u\nMimeType=x-scheme-handler/http;x-scheme-handler/https;text/html;\n`,
  );
  writeFileSync(
    join(testBed.folder, 'c/mimeapps.list'),
    '[Default Applications]\nx-scheme-handler/http=other.desktop\nx-scheme-handler/https=other.desktop\ntext/html=other.desktop\n',
  );
});
afterEach(() => testBed.close());

const preferences = () =>
  JSON.parse(readFileSync(join(testBed.folder, 'c/safe-browse/desktop.json'), 'utf8')) as {
    sites: Record<string, string>;
    otherBrowser?: string;
    replaced?: object;
  };
const openedUrls = () =>
  testBed.hostAgent.asked.flatMap(({ method, params }) =>
    method === 'session.open' ? [(params as { url?: string }).url] : [],
  );

/** The command lines of all processes but those of this test, which every account can read. */
const commandLines = () =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'latin1');
      } catch {
        // It has ended meanwhile.
        return '';
      }
    })
    .join('\n');

describe('an address', () => {
  const marked = () => `https://x.example/${randomUUID()}`;

  it('is on no command line of the desktop while its session runs, and after it', async () => {
    const url = marked();
    writeFileSync(join(testBed.folder, 'c/mimeapps.list'), '');
    mkdirSync(join(testBed.folder, 'c/safe-browse'), { recursive: true });
    writeFileSync(join(testBed.folder, 'c/safe-browse/desktop.json'), JSON.stringify({ askForLinks: false }));
    const started = testBed.spawn('--', url);
    await expect.poll(openedUrls, { timeout: 30_000 }).toEqual([url]);
    await expect.poll(() => testBed.hostAgent.sessions.length).toBe(1);
    testBed.hostAgent.becomeReady(testBed.hostAgent.last);
    expect(commandLines()).toContain('--utility-sub-type=network.mojom.NetworkService');
    expect(commandLines()).not.toContain(url);
    testBed.hostAgent.end(testBed.hostAgent.last, 'browser-closed');
    process.kill(started.pid, 'SIGTERM');
    await started.ended();
    expect(commandLines()).not.toContain(url);
  });

  it('is on no command line while the open command waits for the end of its session', async () => {
    const url = marked();
    const opening = execa(
      'node',
      [join(import.meta.dirname, '../../../dist/host-agent/cli.js'), 'open', '--no-window', url],
      {
        env: { XDG_RUNTIME_DIR: join(testBed.folder, 'r'), HOME: join(testBed.folder, 'h') },
      },
    );
    await expect.poll(openedUrls, { timeout: 10_000 }).toEqual([url]);
    await expect.poll(() => testBed.hostAgent.sessions.length).toBe(1);
    expect(commandLines()).toContain('safe-browse');
    expect(commandLines()).not.toContain(url);
    testBed.hostAgent.becomeReady(testBed.hostAgent.last);
    testBed.hostAgent.end(testBed.hostAgent.last, 'browser-closed');
    expect((await opening).exitCode).toBe(0);
  });
});

describe('an attachment that a mail program handed over', () => {
  it('is shown in a session for documents, and removed when its window closes', async () => {
    const path = join(testBed.folder, 'r/safe-browse/handed-over/0123456789abcdef/bill.pdf');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, 'x');
    desktop = await testBed.start('--', pathToFileURL(path).href);
    await desktop.window('session');
    await expect.poll(() => testBed.hostAgent.last, { timeout: 10_000 }).not.toBe('');
    testBed.hostAgent.becomeReady(testBed.hostAgent.last);
    const paramsOf = (wanted: string) =>
      testBed.hostAgent.asked.flatMap(({ method, params }) => (method === wanted ? [params] : []));
    await expect.poll(() => paramsOf('session.give')).toMatchObject([{ path, isShown: true }]);
    expect(paramsOf('session.open')).toEqual([{ profile: 'document' }]);
    expect(existsSync(path)).toBe(true);
    testBed.hostAgent.end(testBed.hostAgent.last, 'browser-closed');
    await expect.poll(() => existsSync(dirname(path))).toBe(false);
  });
});

describe('a link from another program', () => {
  it('is asked about and opens here; with a remembered choice, the next one of that site opens at once', async () => {
    desktop = await testBed.start('--', LINK);
    const question = await desktop.window('link');
    await question.getByText('site.example').first().waitFor();
    await testBed.screen.picture(artefact('link/question.png'));
    await question.getByLabel('Always do this for site.example').check();
    await clickAway(question.getByRole('button', { name: 'Open in Safe Browse' }));
    await desktop.window('session');
    await expect.poll(openedUrls, { timeout: 10_000 }).toEqual([new URL(LINK).href]);
    expect(preferences().sites).toEqual({ 'site.example': 'here' });
    await testBed.runToEnd('--', 'https://site.example/again');
    await expect.poll(openedUrls, { timeout: 10_000 }).toEqual([new URL(LINK).href, 'https://site.example/again']);
  });

  it('opens in the other browser, unchanged and only as an address', async () => {
    desktop = await testBed.start('--', LINK);
    const question = await desktop.window('link');
    await clickAway(question.getByRole('button', { name: 'Open in Other Browser' }));
    await expect
      .poll(() => existsSync(given()) && readFileSync(given(), 'utf8').trim(), { timeout: 10_000 })
      .toBe(new URL(LINK).href);
    expect(openedUrls()).toEqual([]);
  });

  it('never opens here while a rule says so', async () => {
    desktop = await testBed.start('--', LINK);
    const question = await desktop.window('link');
    await question.getByLabel('Always do this for site.example').check();
    await clickAway(question.getByRole('button', { name: 'Open in Other Browser' }));
    await expect.poll(() => existsSync(given()), { timeout: 10_000 }).toBe(true);
    expect(preferences().sites).toEqual({ 'site.example': 'elsewhere' });
    await testBed.runToEnd('--', 'https://site.example/again');
    await expect
      .poll(() => readFileSync(given(), 'utf8').trim(), { timeout: 10_000 })
      .toBe('https://site.example/again');
    expect(openedUrls()).toEqual([]);
  });

  it('opens even if the choice for its site cannot be saved', async () => {
    desktop = await testBed.start('--', LINK);
    const question = await desktop.window('link');
    // No file can be written over a folder.
    rmSync(join(testBed.folder, 'c/safe-browse/desktop.json'), { force: true });
    mkdirSync(join(testBed.folder, 'c/safe-browse/desktop.json'), { recursive: true });
    await question.getByLabel('Always do this for site.example').check();
    await clickAway(question.getByRole('button', { name: 'Open in Safe Browse' }));
    await expect.poll(openedUrls, { timeout: 10_000 }).toEqual([new URL(LINK).href]);
  });

  it('opens with a profile or in an open session, if the person picks one', async () => {
    desktop = await testBed.start('--open');
    await desktop.window('session');
    await expect.poll(() => testBed.hostAgent.last, { timeout: 10_000 }).not.toBe('');
    const id = testBed.hostAgent.last;
    testBed.hostAgent.becomeReady(id);
    const ask = async (choice: string) => {
      await testBed.runToEnd('--', 'https://accounts.example.com.evil-login.test/');
      const question = await desktop.window('link');
      expect(await question.locator('.address strong').textContent()).toBe('evil-login.test');
      await question.getByLabel('Session', { exact: true }).selectOption(choice);
      expect(await question.getByRole('checkbox').count()).toBe(0);
      await clickAway(question.getByRole('button', { name: 'Open in Safe Browse' }));
      await expect.poll(() => question.isClosed(), { timeout: 10_000 }).toBe(true);
    };
    await ask(`open ${id}`);
    await expect
      .poll(() => testBed.hostAgent.asked.find(({ method }) => method === 'session.browse')?.params, {
        timeout: 10_000,
      })
      .toEqual({ id, url: 'https://accounts.example.com.evil-login.test/' });
    await ask('new offline');
    await expect
      .poll(() => testBed.hostAgent.asked.filter(({ method }) => method === 'session.open').at(-1)?.params, {
        timeout: 10_000,
      })
      .toEqual({ url: 'https://accounts.example.com.evil-login.test/', profile: 'offline' });
  });

  it('is offered no rule if rules do not support its host', async () => {
    desktop = await testBed.start('--', 'http://www.bank.com@a!b.example/');
    const question = await desktop.window('link');
    expect(await question.locator('.address strong').textContent()).toBe('a!b.example');
    expect(await question.getByRole('checkbox').count()).toBe(0);
    await testBed.screen.picture(artefact('link/no-rule.png'));
    await clickAway(question.getByRole('button', { name: 'Open in Safe Browse' }));
    await expect.poll(openedUrls, { timeout: 10_000 }).toEqual(['http://www.bank.com@a!b.example/']);
  });

  it('opens here by the rules of the configuration, and from a browser whatever they are', async () => {
    mkdirSync(join(testBed.folder, 'c/safe-browse'), { recursive: true });
    writeFileSync(
      join(testBed.folder, 'c/safe-browse/config.toml'),
      '[links]\nalways = ["site.example"]\nnever = ["never.example"]\n',
    );
    await testBed.hostAgent.refreshPolicies();
    desktop = await testBed.start();
    const main = await desktop.window('main');
    await main.getByRole('button', { name: 'New session', exact: true }).waitFor();
    await testBed.runToEnd('--', 'https://www.site.example/');
    await expect.poll(openedUrls, { timeout: 10_000 }).toEqual(['https://www.site.example/']);
    await testBed.runToEnd('--', 'https://never.example/');
    await expect.poll(() => existsSync(given()), { timeout: 10_000 }).toBe(true);
    for (const url of ['https://never.example/a', 'https://other.example/'])
      await testBed.runToEnd('--here', '--', url);
    await expect
      .poll(openedUrls, { timeout: 10_000 })
      .toEqual(['https://www.site.example/', 'https://never.example/a', 'https://other.example/']);
  });

  it('does not open when the question is dismissed', async () => {
    desktop = await testBed.start('--', LINK);
    const question = await desktop.window('link');
    await question.getByText('site.example').first().waitFor();
    const gone = question.waitForEvent('close');
    // The window may be gone before the key is released.
    await question.keyboard.press('Escape').catch(() => undefined);
    await gone;
    expect(openedUrls()).toEqual([]);
    expect(existsSync(given())).toBe(false);
  });
});

describe('on this desktop', () => {
  const set = async (change: object) => {
    const main = await desktop.window('main');
    return main.evaluate(
      (asked) =>
        (
          globalThis as unknown as { safeBrowse: { ask: (name: string, params: object) => Promise<unknown> } }
        ).safeBrowse.ask('desktop.set', asked),
      change,
    );
  };
  const usualBrowser = () =>
    /x-scheme-handler\/https=(.*)/.exec(readFileSync(join(testBed.folder, 'c/mimeapps.list'), 'utf8'))?.[1];

  it('becomes the default browser, remembers the previous one, and restores it', async () => {
    desktop = await testBed.start();
    const entry = join(testBed.folder, 'd/applications/safe-browse.desktop');
    await desktop.window('main');
    await expect.poll(() => existsSync(entry), { timeout: 10_000 }).toBe(true);
    expect(await set({ defaultBrowser: true })).toEqual({ is: 'done', value: {} });
    expect(usualBrowser()).toBe('safe-browse.desktop');
    // The default program for HTML files does not change.
    expect(readFileSync(join(testBed.folder, 'c/mimeapps.list'), 'utf8')).toContain('text/html=other.desktop');
    expect(preferences().otherBrowser).toBe('other.desktop');
    expect(await set({ defaultBrowser: false })).toEqual({ is: 'done', value: {} });
    expect(usualBrowser()).toBe('other.desktop');
  });

  it('becomes the default program for a kind of files that the configuration lists, and gives it back', async () => {
    const list = join(testBed.folder, 'c/mimeapps.list');
    appendFileSync(list, 'application/pdf=other.desktop\n');
    const opensPdf = () => /application\/pdf=(.*)/.exec(readFileSync(list, 'utf8'))?.[1];
    desktop = await testBed.start();
    await desktop.window('main');
    const client = (await Client.attach(socketPath(join(testBed.folder, 'r/safe-browse')))) ?? expect.fail();
    const open = (...kinds: string[]) =>
      client.call('config.set', { changes: [{ path: ['files', 'openHere'], value: kinds }], dryRun: false });
    try {
      await open('documents');
      await expect.poll(opensPdf, { timeout: 30_000 }).toMatch(/^safe-browse\.desktop/);
      expect(preferences().replaced).toEqual({ documents: { 'application/pdf': 'other.desktop' } });
      await open();
      await expect.poll(opensPdf, { timeout: 30_000 }).toMatch(/^other\.desktop/);
      await expect.poll(() => preferences().replaced, { timeout: 10_000 }).toEqual({});
    } finally {
      client.close();
    }
  });

  it('starts at login only when the setting says so', async () => {
    desktop = await testBed.start();
    const entry = join(testBed.folder, 'c/autostart/safe-browse.desktop');
    await set({ autostart: true });
    expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.* --background$/m);
    await set({ autostart: false });
    expect(existsSync(entry)).toBe(false);
  });

  it('shows itself in German and dark when that is chosen', async () => {
    desktop = await testBed.start();
    await set({ language: 'de', theme: 'dark' });
    const main = await desktop.window('main');
    await main.getByRole('button', { name: 'Einstellungen' }).waitFor();
    await expect
      .poll(() => main.evaluate('matchMedia("(prefers-color-scheme: dark)").matches'), { timeout: 10_000 })
      .toBe(true);
    await testBed.screen.picture(artefact('main/german-dark.png'));
  });
});
