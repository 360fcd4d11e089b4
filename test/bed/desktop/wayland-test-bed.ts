/** The desktop on its own compositor, with a fake host agent. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';
import { makeRunFolder } from '../run-folder.ts';
import { Desktop, type DesktopScreen, isStandIn } from './desktop.ts';
import type { DesktopProcess } from './desktop-process.ts';

/** A host agent that cannot be started, so that the desktop only ever reaches the fake one. */
const OVERRIDES = { SAFE_BROWSE_NODE: '/bin/false' };

/** How the desktop ends when its compositor is gone: older versions of Electron, such as the tests' fake, give up (electron/electron#52603). */
const ENDS = isStandIn ? [null, 'SIGTRAP'] : [null];

/** The title of the window that asks about a link. */
export const LINK_QUESTION = 'Where should this link open?';

export interface Compositor extends DesktopScreen {
  trayIcons(): Promise<string[]>;
  close(): Promise<void>;
}

export class WaylandTestBed<Shell extends Compositor> {
  readonly folder: string;
  readonly shell: Shell;
  readonly hostAgent: FakeHostAgent;
  #desktop: Desktop | undefined;

  protected constructor(folder: string, shell: Shell, hostAgent: FakeHostAgent) {
    this.folder = folder;
    this.shell = shell;
    this.hostAgent = hostAgent;
  }

  /** A folder and a host agent for it. */
  protected static async prepare(): Promise<{ folder: string; hostAgent: FakeHostAgent }> {
    const folder = makeRunFolder();
    for (const name of ['c', 'r', 'd']) mkdirSync(join(folder, name), { mode: 0o700 });
    const hostAgent = new FakeHostAgent({
      runtime: join(folder, 'r/safe-browse'),
      configFile: join(folder, 'c/safe-browse/config.toml'),
    });
    await hostAgent.start();
    return { folder, hostAgent };
  }

  async start(...args: readonly string[]): Promise<Desktop> {
    this.#desktop = await Desktop.start(this.shell, this.folder, { args, overrides: OVERRIDES });
    return this.#desktop;
  }

  /** That of the desktop under test, for programs that find the same desktop entries. */
  get environment(): Readonly<Record<string, string>> {
    if (!this.#desktop) throw new Error('The desktop does not run.');
    return this.#desktop.environment;
  }

  /** Starts the desktop with a session, and waits until its window shows the guest's screen. */
  async openSession(): Promise<Page> {
    const window = await (await this.start('--open')).window('session');
    await vi.waitFor(() => expect(this.hostAgent.sessions).toHaveLength(1), { timeout: 10_000 });
    this.hostAgent.becomeReady(this.hostAgent.last);
    await window.locator('main canvas').waitFor();
    return window;
  }

  async close(): Promise<void> {
    await this.#desktop?.quit();
    await this.hostAgent.stop();
    await this.shell.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Starts the desktop with a session that shows something, without Playwright, and leaves it running. */
  async spawnWithSession(): Promise<DesktopProcess> {
    const { hostAgent } = this;
    const program = Desktop.spawn(this.shell, this.folder, { args: ['--open'], overrides: OVERRIDES });
    await vi.waitFor(() => expect(hostAgent.sessions).toHaveLength(1), { timeout: 30_000 });
    hostAgent.becomeReady(hostAgent.last);
    await vi.waitFor(() => expect(hostAgent.screenOf(hostAgent.last).frames).toBeGreaterThan(0), { timeout: 20_000 });
    return program;
  }

  /** Starts the desktop in its tray, and lets another program open a link. Fulfilled when the window that asks about it is drawn. */
  async askAboutLink(): Promise<void> {
    const desktop = await this.start('--background');
    await vi.waitFor(async () => expect(await this.shell.trayIcons()).toHaveLength(1), { timeout: 30_000 });
    await this.runToEnd('--', 'https://site.example/');
    const question = await desktop.window('link');
    await question.getByText('site.example').first().waitFor();
  }

  /** Logs out while a session runs. The desktop has to end and to leave the session running. */
  async logOut(): Promise<void> {
    const program = await this.spawnWithSession();
    await this.shell.close();
    expect(ENDS).toContain((await program.ended()).signal);
    expect(this.hostAgent.sessions.map(({ state }) => state)).toEqual(['browsing']);
  }

  /** Starts the desktop a second time; resolves when that process has ended by itself. */
  runToEnd(...args: readonly string[]): Promise<void> {
    return Desktop.run(this.shell, this.folder, { args, overrides: OVERRIDES });
  }
}
