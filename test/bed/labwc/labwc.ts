/** A real labwc (wlroots) on Wayland without a screen, with a panel and a notification daemon. All of it ends with the test. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { requireProgram } from '../desktop/required-program.ts';
import { trayIcons, untilTray } from '../desktop/tray-icons.ts';
import { endAll, untilThere } from '../ending.ts';

const run = promisify(execFile);
const HELD_MS = 150;
const PANEL_HEIGHT = 30;

/** A window as the compositor lists it. */
export interface ListedWindow {
  /** On Wayland, the name of its desktop entry. */
  readonly application: string;
  readonly title: string;
}

export interface LabwcOptions {
  /** How many monitors there are: HEADLESS-1 and so on. */
  readonly outputs?: number;
}

export class Labwc {
  readonly environment: Readonly<Record<string, string>>;
  readonly #own: Readonly<Record<string, string | undefined>>;
  readonly #processes: ChildProcess[];

  private constructor(
    environment: Readonly<Record<string, string>>,
    own: Readonly<Record<string, string | undefined>>,
    processes: ChildProcess[],
  ) {
    this.environment = environment;
    this.#own = own;
    this.#processes = processes;
  }

  /** `folder`: that of the test bed, which must be short. */
  static async start(folder: string, { outputs = 1 }: LabwcOptions = {}): Promise<Labwc> {
    requireProgram('/usr/bin/labwc', 'labwc');
    const runtime = join(folder, 'l');
    const configuration = join(folder, 'lc');
    for (const name of ['l', 'lh', 'lc/waybar', 'lc/mako', 'd/applications'])
      mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    // Nothing but the tray, so that its first icon is in the corner.
    writeFileSync(
      join(configuration, 'waybar/config'),
      JSON.stringify({ height: PANEL_HEIGHT, 'modules-left': ['tray'], tray: { 'icon-size': 24 } }),
    );
    writeFileSync(join(configuration, 'waybar/style.css'), '* { min-height: 0; }');
    writeFileSync(join(configuration, 'mako/config'), 'default-timeout=0\n');
    const bus = `unix:path=${join(runtime, 'bus')}`;
    const shared = { DBUS_SESSION_BUS_ADDRESS: bus, XDG_CURRENT_DESKTOP: 'labwc:wlroots', XDG_SESSION_TYPE: 'wayland' };
    const own = {
      ...process.env,
      ...shared,
      HOME: join(folder, 'lh'),
      XDG_CONFIG_HOME: configuration,
      XDG_DATA_HOME: join(folder, 'd'),
      XDG_RUNTIME_DIR: runtime,
      WLR_BACKENDS: 'headless',
      WLR_HEADLESS_OUTPUTS: String(outputs),
      WLR_RENDERER: 'pixman',
      WLR_LIBINPUT_NO_DEVICES: '1',
      LIBGL_ALWAYS_SOFTWARE: '1',
      DISPLAY: '',
      WAYLAND_DISPLAY: 'wayland-0',
    };
    const environment = {
      ...shared,
      WAYLAND_DISPLAY: join(runtime, 'wayland-0'),
      DISPLAY: '',
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
    };
    const desktop = new Labwc(environment, own, []);
    try {
      desktop.#spawn('dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=${bus}`);
      await untilThere(join(runtime, 'bus'));
      desktop.#spawn('labwc');
      await untilThere(join(runtime, 'wayland-0'));
      desktop.#spawn('waybar');
      desktop.#spawn('mako');
      await untilTray((...words) => desktop.run(...words));
    } catch (error) {
      await desktop.close();
      throw error;
    }
    return desktop;
  }

  #spawn(program: string, ...args: readonly string[]): void {
    this.#processes.unshift(spawn(program, args, { stdio: 'ignore', env: this.#own }));
  }

  /** Runs a program to its end in this desktop. Returns what it prints. */
  async run(program: string, ...args: readonly string[]): Promise<string> {
    return (await run(program, args, { env: this.#own })).stdout;
  }

  async picture(file: string): Promise<void> {
    await this.run('grim', file);
  }

  /** Sets what `wlr-randr` calls a monitor. */
  async setMonitor(name: string, ...settings: readonly string[]): Promise<void> {
    await this.run('wlr-randr', '--output', name, ...settings);
  }

  /** What another program of the desktop has put on the clipboard. */
  async setClipboard(text: string): Promise<void> {
    // It stays in the background to hand the text out.
    await this.run('sh', '-c', 'printf %s "$1" | wl-copy >/dev/null 2>&1', 'sh', text);
  }

  /** What another program of the desktop would paste. */
  async clipboard(): Promise<string> {
    return this.run('wl-paste', '--no-newline');
  }

  async windows(which: readonly string[] = []): Promise<ListedWindow[]> {
    // It ends with 1 if there is none.
    const listed = await this.run('wlrctl', 'toplevel', 'list', ...which).catch(() => '');
    return listed
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [application = '', ...title] = line.split(': ');
        return { application, title: title.join(': ') };
      });
  }

  trayIcons(): Promise<string[]> {
    return trayIcons((...words) => this.run(...words));
  }

  async clickAt({ x, y }: { x: number; y: number }, button: 'left' | 'right'): Promise<void> {
    // It only moves by distances; the corner stops it.
    await this.run('wlrctl', 'pointer', 'move', '-10000', '-10000');
    await this.run('wlrctl', 'pointer', 'move', String(x), String(y));
    await sleep(HELD_MS);
    await this.run('wlrctl', 'pointer', 'click', button);
  }

  /** Types with a virtual keyboard; `args` as of wtype. */
  async keys(...args: readonly string[]): Promise<void> {
    await this.run('wtype', ...args);
  }

  /** Ends the compositor first, as a logout does. */
  async close(): Promise<void> {
    await endAll(this.#processes);
  }
}
