/** Electron's security checklist, applied to our pages: the limits of a compromised page. */
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserWindow } from 'electron';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Desktop, electron } from '../bed/desktop/desktop.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { Screen } from '../bed/desktop/x-screen.ts';

/** A user without any rights; root gets no sandbox. */
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;
const mayReadUs = () => {
  try {
    execFileSync('setpriv', [
      '--reuid',
      String(NOBODY),
      '--regid',
      String(NOBODY),
      '--clear-groups',
      'test',
      '-r',
      join(import.meta.dirname, '../../dist/ui/main.js'),
    ]);
    return true;
  } catch {
    return false;
  }
};
const asNobody = isRoot && mayReadUs();

let folder: string;
let screen: Screen;
let desktop: Desktop;
let pages: { main: Page; session: Page; link: Page };

beforeAll(async () => {
  folder = makeRunFolder();
  screen = await Screen.open();
  let program: { executable?: string } = {};
  if (asNobody) {
    chmodSync(folder, 0o755);
    const executable = join(folder, 'electron');
    writeFileSync(
      executable,
      `#!/bin/sh\nexec setpriv --reuid ${NOBODY} --regid ${NOBODY} --clear-groups ${electron} "$@"\n`,
      { mode: 0o755 },
    );
    for (const name of ['c', 's', 'r', 'd', 'h']) {
      mkdirSync(join(folder, name), { mode: 0o700 });
      chownSync(join(folder, name), NOBODY, NOBODY);
    }
    program = { executable };
  }
  // The pages need no host agent for these tests.
  const options = { overrides: { SAFE_BROWSE_NODE: '/bin/false', DBUS_SESSION_BUS_ADDRESS: 'disabled:' }, ...program };
  desktop = await Desktop.start(screen, folder, options);
  const main = await desktop.window('main');
  await main.waitForLoadState();
  // The window for the next click is already loaded and hidden.
  const session = await desktop.window('session', { hidden: true });
  await session.waitForLoadState();
  await Desktop.run(screen, folder, { ...options, args: ['--', 'https://link.example/'] });
  const link = await desktop.window('link');
  await link.waitForLoadState();
  pages = { main, session, link };
});
afterAll(async () => {
  await desktop.quit();
  await screen.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the text in the page itself, like an injected script. */
const inside = <Value>(page: Page, text: string): Promise<Value> => page.evaluate<Value>(text);

describe.each(['main', 'session', 'link'] as const)('the %s page', (kind) => {
  const page = () => pages[kind];

  it('has safe preferences, whatever the defaults are', async () => {
    const window = await desktop.app.browserWindow(page());
    const preferences = await window.evaluate((shown: BrowserWindow) =>
      (shown.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences(),
    );
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
    });
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
  });

  it('finds neither Node nor Electron, and only four functions of ours', async () => {
    expect(
      await inside(
        page(),
        '[typeof require, typeof process, typeof module, typeof Buffer, typeof electron, typeof ipcRenderer]',
      ),
    ).toEqual(Array.from({ length: 6 }, () => 'undefined'));
    expect(await inside(page(), 'Object.keys(safeBrowse).toSorted()')).toEqual([
      'ask',
      'openDisplay',
      'pathOf',
      'watch',
    ]);
  });

  it('runs only our scripts, and fetches nothing from elsewhere', async () => {
    const refused = await inside(
      page(),
      `new Promise((resolve) => {
      const refused = new Set();
      addEventListener('securitypolicyviolation', ({ effectiveDirective }) => refused.add(effectiveDirective));
      const add = (name, fields) => document.body.append(Object.assign(document.createElement(name), fields));
      try { add('script', { src: 'https://example.org/x.js' }); } catch { refused.add('script'); }
      add('img', { src: 'https://example.org/x.png' });
      add('iframe', { src: 'https://example.org/' });
      add('link', { rel: 'stylesheet', href: 'https://example.org/x.css' });
      fetch('https://example.org/').catch(() => undefined);
      try { new WebSocket('wss://example.org/'); } catch {}
      setTimeout(() => resolve([...refused].toSorted()), 500);
    })`,
    );
    expect(refused).toEqual(
      expect.arrayContaining(['script', 'connect-src', 'frame-src', 'img-src', 'style-src-elem']),
    );
    // In a separate task, because the content security policy does not apply to code that the debugger evaluates.
    expect(
      await inside(
        page(),
        `new Promise((resolve) => setTimeout(() => { try { resolve(String(new Function('return 1')())); } catch ({ name }) { resolve(name); } }, 0))`,
      ),
    ).toBe('EvalError');
  });

  it('cannot navigate elsewhere, and opens no window', async () => {
    const address = page().url();
    expect(await inside(page(), `window.open('https://example.org/') === null`)).toBe(true);
    for (const target of [
      'https://example.org/',
      'file:///etc/passwd',
      'app://main/main.html?other',
      'app://session-0123456789abcdef/session.html',
      'data:text/html,x',
    ])
      await inside(page(), `void (location.href = ${JSON.stringify(target)})`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(page().url()).toBe(address);
    expect(
      desktop.app.windows().every((window) => /^app:\/\/(main|link|session-[0-9a-f]{16})\//.test(window.url())),
    ).toBe(true);
  });

  it(
    kind === 'main' ? 'may put text on the clipboard, for the log' : 'puts nothing on the clipboard by itself',
    async () => {
      expect(
        await inside(page(), `navigator.permissions.query({ name: 'clipboard-write' }).then(({ state }) => state)`),
      ).toBe(kind === 'main' ? 'granted' : 'denied');
    },
  );

  it('gets no permission', async () => {
    const states = await inside(
      page(),
      `Promise.all(['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read', 'midi'].map((name) => navigator.permissions.query({ name }).then(({ state }) => state, () => 'denied')))`,
    );
    expect(new Set(states as string[])).toEqual(new Set(['denied']));
    expect(
      await inside(
        page(),
        `navigator.mediaDevices.getUserMedia({ audio: true }).then(() => 'given', ({ name }) => name)`,
      ),
    ).not.toBe('given');
  });

  it('gets no screen, because it has no session', async () => {
    const answer = await inside(
      page(),
      `new Promise((resolve) => {
      addEventListener('message', ({ ports: [port] }) => { port.onmessage = ({ data }) => resolve(data === null ? 'none' : 'bytes'); }, { once: true });
      safeBrowse.openDisplay();
      setTimeout(() => resolve('silence'), 2000);
    })`,
    );
    expect(answer).toBe('none');
  });

  it('saves no file', async () => {
    const saved = desktop.app.evaluate(
      ({ BrowserWindow: Windows }) =>
        new Promise<boolean>((resolve) => {
          Windows.getAllWindows()[0]?.webContents.session.once('will-download', (event) =>
            resolve(!event.defaultPrevented),
          );
          setTimeout(() => resolve(false), 1_000);
        }),
    );
    await inside(
      page(),
      `void Object.assign(document.createElement('a'), { href: URL.createObjectURL(new Blob(['x'])), download: 'x.desktop' }).click()`,
    );
    expect(await saved).toBe(false);
  });

  it('embeds no web view', async () => {
    await inside(
      page(),
      `void document.body.append(Object.assign(document.createElement('webview'), { src: 'https://example.org/' }))`,
    );
    expect(
      await desktop.evaluate(
        ({ webContents }) =>
          webContents.getAllWebContents().filter((contents) => contents.getType() === 'webview').length,
      ),
    ).toBe(0);
  });

  it('reaches only channels of actions, and only with valid parameters', async () => {
    const ask = (name: string, params: unknown) =>
      inside(
        page(),
        `safeBrowse.ask(${JSON.stringify(name)}, ${JSON.stringify(params)}).then(() => 'answered', () => 'refused')`,
      );
    expect(await ask('ELECTRON_BROWSER_REQUIRE', {})).toBe('refused');
    expect(await ask('session.show', { id: '../../etc' })).toBe('refused');
    expect(await ask('application.answer-quit', { answer: 'discard', more: 1 })).toBe('refused');
  });

  it('reads only the files of the pages', async () => {
    expect(
      await inside(
        page(),
        `Promise.all(['/../package.json', '/${kind}.js', '/${kind === 'main' ? 'session' : 'main'}.js', 'app://elsewhere/main.html', 'file:///etc/passwd'].map((address) => fetch(address).then(({ status }) => status, () => 'refused')))`,
      ),
    ).toEqual([404, 200, 404, 'refused', 'refused']);
  });
});

it.each(['session', 'link'] as const)('a %s page may not call the actions of the main window', async (kind) => {
  for (const [name, params] of [
    ['config.set', { changes: [{ path: ['accelerator'], value: 'tcg' }] }],
    ['session.close-all', {}],
    ['application.quit', {}],
    ['log.read', { lines: 10 }],
  ] as const) {
    expect(
      await inside(
        pages[kind],
        `safeBrowse.ask(${JSON.stringify(name)}, ${JSON.stringify(params)}).then(() => 'answered', () => 'refused')`,
      ),
    ).toBe('refused');
  }
});

it('a page of a session has a separate origin, process and Electron session', async () => {
  const shown = await desktop.evaluate(({ BrowserWindow: Windows }) =>
    Windows.getAllWindows().map(({ webContents }) => ({
      url: webContents.getURL(),
      process: webContents.getOSProcessId(),
      session: Windows.getAllWindows().findIndex((other) => other.webContents.session === webContents.session),
    })),
  );
  expect(new Set(shown.map(({ url }) => new URL(url).host)).size).toBe(3);
  expect(new Set(shown.map(({ process }) => process)).size).toBe(3);
  expect(new Set(shown.map(({ session }) => session)).size).toBe(3);
  for (const other of ['app://main/thumbnails/0123abcd/1.png', pages.main.url(), pages.link.url()])
    expect(
      await inside(
        pages.session,
        `new Promise((resolve) => resolve(fetch('${other}'))).then(({ status }) => status, () => 'refused')`,
      ),
    ).toBe('refused');
});

it('passes no address to the system; only the browser that the person chose opens addresses outside', () => {
  const program = readFileSync(join(import.meta.dirname, '../../dist/ui/main.js'), 'utf8');
  expect(program).not.toContain('openExternal(');
  // Of the configuration file, which the person opens in an editor.
  expect(program.match(/\bopenPath\(/g)).toHaveLength(1);
});

it('the pages store nothing on disk', async () => {
  expect(
    await desktop.evaluate(({ BrowserWindow: Windows }) =>
      Windows.getAllWindows().map(({ webContents }) => webContents.session.isPersistent()),
    ),
  ).not.toContain(true);
});

it.skipIf(isRoot && !asNobody)('sandboxes every page', async () => {
  await expect
    .poll(() =>
      desktop.evaluate(({ app }) =>
        app
          .getAppMetrics()
          .filter(({ type }) => type === 'Tab')
          .map(({ pid }) => pid),
      ),
    )
    .not.toEqual([]);
  const pids = await desktop.evaluate(({ app }) =>
    app
      .getAppMetrics()
      .filter(({ type }) => type === 'Tab')
      .map(({ pid }) => pid),
  );
  for (const pid of pids.filter((each) => existsSync(`/proc/${each}`))) {
    const status = execFileSync('cat', [`/proc/${pid}/status`], { encoding: 'utf8' });
    // System call filters, no new privileges, and separate namespaces.
    expect(status).toMatch(/^Seccomp:\s+2$/m);
    expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
    expect(execFileSync('readlink', [`/proc/${pid}/ns/net`], { encoding: 'utf8' })).not.toBe(
      execFileSync('readlink', ['/proc/self/ns/net'], { encoding: 'utf8' }),
    );
  }
});
