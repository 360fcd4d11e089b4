/** The desktop in its own GNOME, with a fake host agent. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, vi } from 'vitest';
import { FakeHostAgent } from '../../fakes/host-agent/host-agent.ts';
import { Desktop } from '../desktop/desktop.ts';
import type { DesktopProcess } from '../desktop/desktop-process.ts';
import { makeRunFolder } from '../run-folder.ts';
import { Gnome, type GnomeOptions } from './shell.ts';

/** A host agent that cannot be started, so that the desktop only ever reaches the fake one. */
const OVERRIDES = { SAFE_BROWSE_NODE: '/bin/false' };

export class GnomeTestBed {
  readonly folder: string;
  readonly gnome: Gnome;
  readonly hostAgent: FakeHostAgent;
  #desktop: Desktop | undefined;

  private constructor(folder: string, gnome: Gnome, hostAgent: FakeHostAgent) {
    this.folder = folder;
    this.gnome = gnome;
    this.hostAgent = hostAgent;
  }

  static async open(options: GnomeOptions): Promise<GnomeTestBed> {
    const folder = makeRunFolder();
    for (const name of ['c', 'r', 'd']) mkdirSync(join(folder, name), { mode: 0o700 });
    const hostAgent = new FakeHostAgent({
      runtime: join(folder, 'r/safe-browse'),
      configFile: join(folder, 'c/safe-browse/config.toml'),
    });
    await hostAgent.start();
    return new GnomeTestBed(folder, await Gnome.start(folder, options), hostAgent);
  }

  async start(...args: readonly string[]): Promise<Desktop> {
    this.#desktop = await Desktop.start(this.gnome, this.folder, { args, overrides: OVERRIDES });
    return this.#desktop;
  }

  /** Starts the desktop with a session, and waits until its window shows the guest's screen. */
  async openSession(): Promise<Page> {
    const window = await (await this.start('--open')).window('session');
    await vi.waitFor(() => expect(this.hostAgent.sessions).toHaveLength(1), { timeout: 10_000 });
    this.hostAgent.becomeReady(this.hostAgent.last);
    await window.locator('canvas').waitFor();
    return window;
  }

  /** Starts it without Playwright, and leaves it running. */
  spawn(...args: readonly string[]): DesktopProcess {
    return Desktop.spawn(this.gnome, this.folder, { args, overrides: OVERRIDES });
  }

  async close(): Promise<void> {
    await this.#desktop?.quit();
    await this.hostAgent.stop();
    await this.gnome.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
