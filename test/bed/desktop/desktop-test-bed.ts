/** The desktop on its own screen, with a fake host agent. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { PolicySource } from '../../../host-agent/config/policy/source.ts';
import { Desktop } from './desktop.ts';
import type { DesktopProcess } from './desktop-process.ts';
import { makeRunFolder } from '../run-folder.ts';
import { Screen, type ScreenOptions } from './x-screen.ts';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';

/** A host agent that cannot be started, so that the desktop only ever reaches the fake one. */
const OVERRIDES = { SAFE_BROWSE_NODE: '/bin/false' };

export class DesktopTestBed {
  readonly folder: string;
  readonly screen: Screen;
  readonly hostAgent: FakeHostAgent;
  #desktop: Desktop | undefined;

  private constructor(folder: string, screen: Screen, hostAgent: FakeHostAgent) {
    this.folder = folder;
    this.screen = screen;
    this.hostAgent = hostAgent;
  }

  /** `policies`: where the host agent finds managed settings. */
  static async open(options: ScreenOptions = {}, policies: readonly PolicySource[] = []): Promise<DesktopTestBed> {
    const folder = makeRunFolder();
    for (const name of ['c', 'r', 'd']) mkdirSync(join(folder, name), { mode: 0o700 });
    const screen = await Screen.open(options);
    const hostAgent = new FakeHostAgent({
      runtime: join(folder, 'r/safe-browse'),
      configFile: join(folder, 'c/safe-browse/config.toml'),
      policies,
    });
    await hostAgent.start();
    return new DesktopTestBed(folder, screen, hostAgent);
  }

  /** Starts the desktop with these arguments. */
  async start(...args: readonly string[]): Promise<Desktop> {
    return this.startWith({}, ...args);
  }

  /** The same with these environment variables. */
  async startWith(environment: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Desktop> {
    const overrides = { ...environment, ...OVERRIDES };
    this.#desktop = await Desktop.start(this.screen, this.folder, { args, overrides });
    return this.#desktop;
  }

  /** Opens a session from the main window and returns its window, in which the start is still under way. */
  async openSession(): Promise<Page> {
    if (!this.#desktop) throw new Error('The desktop does not run.');
    const before = this.hostAgent.sessions.length;
    const main = await this.#desktop.window('main');
    await main.getByRole('button', { name: 'New session', exact: true }).click();
    const window = await this.#desktop.window('session');
    await expect.poll(() => this.hostAgent.sessions.length, { timeout: 10_000 }).toBe(before + 1);
    return window;
  }

  /** Opens a session and waits until its window shows the guest's screen. */
  async openReadySession(): Promise<Page> {
    const window = await this.openSession();
    this.hostAgent.becomeReady(this.hostAgent.last);
    await window.locator('canvas').waitFor();
    return window;
  }

  /** Starts the desktop a second time with these arguments; resolves when that process has ended by itself. */
  runToEnd(...args: readonly string[]): Promise<void> {
    return Desktop.run(this.screen, this.folder, { args, overrides: OVERRIDES });
  }

  /** Starts the desktop without Playwright, and leaves it running. */
  spawn(...args: readonly string[]): DesktopProcess {
    return Desktop.spawn(this.screen, this.folder, { args, overrides: OVERRIDES });
  }

  async close(): Promise<void> {
    await this.#desktop?.quit();
    await this.hostAgent.stop();
    await this.screen.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
