/** A real GNOME Shell on Wayland without a screen, with its own buses and settings. All of it ends with the test. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { packagesFor } from '../../../host-agent/scripts/setup/debian-packages.mjs';
import { endAll, untilThere } from '../ending.ts';
import { unmountDocuments } from './portals.ts';

const run = promisify(execFile);
const READY_WITHIN_MS = 60_000;
const ANIMATION_MS = 700;
const HELD_MS = 150;
const DRAG_STEPS = 20;
const DRAG_STEP_MS = 60;
const NOW = 'imports.gi.GLib.get_monotonic_time()';
/** An account that every Debian has; ibus starts only for one that has a name. */
const PLAIN_USER = 'daemon';
const APP_INDICATORS = 'ubuntu-appindicators@ubuntu.com';
const SHELL = ['org.gnome.Shell', '/org/gnome/Shell', 'org.gnome.Shell'] as const;

export interface GnomeOptions {
  /** Whether the extension that shows tray icons is on, as Ubuntu has it; Debian's default is without. */
  readonly hasTray: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Whether the Shell and what it starts see themselves as a plain account, without which Mozc does not run. Other programs on its buses do not. */
  readonly isPlainUser?: boolean;
}

/** In pixels of the screen. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A window as the compositor knows it. */
export interface ShownWindow {
  readonly title: string;
  /** Its application, by which GNOME groups windows and finds their icon: the name of a desktop entry, or a made-up one. */
  readonly application: string;
  readonly applicationName: string;
  readonly isWayland: boolean;
  readonly hasFocus: boolean;
}

export interface ShownNotification {
  readonly title: string;
  readonly body: string;
  readonly actions: readonly string[];
}

export class Gnome {
  readonly environment: Readonly<Record<string, string>>;
  readonly #own: Readonly<Record<string, string | undefined>>;
  readonly #bus: string;
  readonly #processes: readonly ChildProcess[];

  private constructor(
    environment: Readonly<Record<string, string>>,
    own: Readonly<Record<string, string | undefined>>,
    bus: string,
    processes: readonly ChildProcess[],
  ) {
    this.environment = environment;
    this.#own = own;
    this.#bus = bus;
    this.#processes = processes;
  }

  /** `folder`: that of the test bed; the Shell shares its folder of applications with the desktop under test. It must be short. */
  static async start(
    folder: string,
    { hasTray, width = 1600, height = 1000, isPlainUser = false }: GnomeOptions,
  ): Promise<Gnome> {
    if (!existsSync('/usr/bin/gnome-shell'))
      throw new Error(`Run: apt-get install --no-install-recommends ${packagesFor('gnome').join(' ')}`);
    const runtime = join(folder, 'g');
    for (const name of ['g', 'gc/glib-2.0/settings', 'gh', 'd/applications'])
      mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    writeFileSync(
      join(folder, 'gc/glib-2.0/settings/keyfile'),
      `[org/gnome/shell]\nenabled-extensions=[${hasTray ? `'${APP_INDICATORS}'` : ''}]\nwelcome-dialog-last-shown-version='99'\n`,
    );
    const [bus, systemBus] = ['bus', 'system_bus'].map((name) => `unix:path=${join(runtime, name)}`) as [
      string,
      string,
    ];
    const shared = { DBUS_SESSION_BUS_ADDRESS: bus, XDG_CURRENT_DESKTOP: 'GNOME', XDG_SESSION_TYPE: 'wayland' };
    const own = {
      ...process.env,
      ...shared,
      HOME: join(folder, 'gh'),
      XDG_CONFIG_HOME: join(folder, 'gc'),
      XDG_DATA_HOME: join(folder, 'd'),
      XDG_RUNTIME_DIR: runtime,
      GSETTINGS_BACKEND: 'keyfile',
      // A separate, empty bus stands in for the system bus.
      DBUS_SYSTEM_BUS_ADDRESS: systemBus,
      LIBGL_ALWAYS_SOFTWARE: '1',
      LANG: 'en_US.UTF-8',
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      // Programs that the Shell starts: as root, Chromium has no sandbox.
      ELECTRON_DISABLE_SANDBOX: '1',
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
      SAFE_BROWSE_NODE: '/bin/false',
      ...(isPlainUser && { LOGNAME: PLAIN_USER, USER: PLAIN_USER }),
    };
    const start = (program: string, ...args: string[]) => spawn(program, args, { stdio: 'ignore', env: own });
    const buses = [bus, systemBus].map((address) =>
      start('dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=${address}`),
    );
    const environment = {
      ...shared,
      WAYLAND_DISPLAY: join(runtime, 'wayland-0'),
      DISPLAY: '',
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
    };
    await untilThere(join(runtime, 'bus'), join(runtime, 'system_bus'));
    // No person may look into the Shell; the test may.
    const options = ['--headless', '--wayland', '--no-x11', '--unsafe-mode', `--virtual-monitor=${width}x${height}`];
    const account = ['unshare', '--user', `--map-user=${PLAIN_USER}`, `--map-group=${PLAIN_USER}`];
    const [program, ...args] = [...(isPlainUser ? account : []), 'gnome-shell', ...options] as [string, ...string[]];
    const shell = start(program, ...args);
    const started = new Gnome(environment, own, bus, [shell, ...buses]);
    await started.#untilReady(shell);
    return started;
  }

  async #untilReady(shell: ChildProcess): Promise<void> {
    const startedMs = performance.now();
    while (performance.now() - startedMs < READY_WITHIN_MS) {
      await sleep(250);
      if (shell.exitCode !== null || shell.signalCode !== null) break;
      const isReady = await this.evaluate<boolean>('!Main.layoutManager._startingUp').catch(() => false);
      if (!isReady) continue;
      // Now, because programs look for a mouse when they start.
      await this.evaluate(`{
        const { Clutter } = imports.gi;
        const backend = Clutter.get_default_backend?.() ?? global.stage.context.get_backend();
        global.testPointer = backend.get_default_seat().create_virtual_device(Clutter.InputDeviceType.POINTER_DEVICE);
        undefined;
      }`);
      // For programs that the bus starts, such as portals: a real session says so, too.
      await this.run('dbus-update-activation-environment', 'WAYLAND_DISPLAY=wayland-0');
      // It starts in the overview, where windows are small.
      await this.evaluate('Main.overview.hide()');
      return;
    }
    await this.close();
    throw new Error('GNOME Shell did not start.');
  }

  /** Runs a program to its end, as the Shell would start it. Returns what it prints. */
  async run(program: string, ...args: readonly string[]): Promise<string> {
    return (await run(program, args, { env: this.#own })).stdout;
  }

  /** Evaluates JavaScript in the Shell. */
  async evaluate<Value = unknown>(code: string): Promise<Value> {
    const [isDone, json] = await this.#call<[boolean, string]>(...SHELL, 'Eval', 's', code);
    if (!isDone) throw new Error(`The Shell refuses ${code}: ${json}`);
    return (json === '' ? undefined : JSON.parse(json)) as Value;
  }

  /** The content of the whole screen as a PNG file. */
  async picture(file: string): Promise<void> {
    await sleep(ANIMATION_MS);
    const place = '/org/gnome/Shell/Screenshot';
    await this.#call(SHELL[0], place, 'org.gnome.Shell.Screenshot', 'Screenshot', 'bbs', 'true', 'false', file);
  }

  windows(): Promise<ShownWindow[]> {
    return this.evaluate(`global.get_window_actors().map(({ meta_window: window }) => {
      const app = imports.gi.Shell.WindowTracker.get_default().get_window_app(window);
      return {
        title: window.get_title(),
        application: app?.get_id() ?? '',
        applicationName: app?.get_name() ?? '',
        isWayland: window.get_client_type() === imports.gi.Meta.WindowClientType.WAYLAND,
        hasFocus: window.has_focus(),
      };
    })`);
  }

  /** Labels of the tray icons in the panel. */
  trayIcons(): Promise<string[]> {
    return this.evaluate(`Object.keys(Main.panel.statusArea).filter((name) => name.startsWith('appindicator-'))`);
  }

  notifications(): Promise<ShownNotification[]> {
    return this.evaluate(`Main.messageTray.getSources().flatMap(({ notifications }) =>
      notifications.map(({ title, body, actions }) => ({ title, body, actions: actions.map(({ label }) => label) })))`);
  }

  /** Clicks in the middle of an actor that `code` names, once it does not move any more. */
  async click(code: string): Promise<void> {
    await sleep(ANIMATION_MS);
    const [x, y] = await this.evaluate<[number, number]>(`{
      const actor = ${code};
      const [left, top] = actor.get_transformed_position();
      const [width, height] = actor.get_transformed_size();
      [left + width / 2, top + height / 2];
    }`);
    await this.pressAt(x, y);
  }

  /** The place of a window's frame on the screen. */
  frameOf(title: string): Promise<{ x: number; y: number; width: number; height: number }> {
    return this.evaluate(`{
      const { x, y, width, height } = ${windowOf(title)}.get_frame_rect();
      ({ x, y, width, height });
    }`);
  }

  /** The program that has drawn a window, as it names itself. */
  classOf(title: string): Promise<string> {
    return this.evaluate(`${windowOf(title)}.get_wm_class()`);
  }

  /** The title of the window over which a dialogue is shown. */
  parentOf(title: string): Promise<string> {
    return this.evaluate(`${windowOf(title)}.get_transient_for()?.get_title() ?? ''`);
  }

  /** Clicks there, as a mouse does: the compositor knows that a person did it. */
  async pressAt(x: number, y: number): Promise<void> {
    for (const from of [4, 0]) await this.#movePointer(x - from, y);
    // A hand needs time, too, and so does a program to notice where the pointer is.
    for (const state of ['PRESSED', 'RELEASED'] as const) {
      await sleep(HELD_MS);
      await this.#button(state);
    }
  }

  /** Drags what is there to another place, and calls `meanwhile` before it is dropped. */
  async drag(from: Place, to: Place, meanwhile: () => Promise<void>): Promise<void> {
    await this.#movePointer(from.x - 4, from.y);
    await this.#movePointer(from.x, from.y);
    await sleep(HELD_MS);
    await this.#button('PRESSED');
    for (let step = 1; step <= DRAG_STEPS; step += 1) {
      const part = step / DRAG_STEPS;
      await this.#movePointer(from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part);
      await sleep(DRAG_STEP_MS);
    }
    await meanwhile();
    await this.#button('RELEASED');
  }

  #movePointer(x: number, y: number): Promise<unknown> {
    return this.evaluate(`global.testPointer.notify_absolute_motion(${NOW}, ${x}, ${y})`);
  }

  #button(state: 'PRESSED' | 'RELEASED'): Promise<unknown> {
    return this.evaluate(`global.testPointer.notify_button(${NOW}, 1, imports.gi.Clutter.ButtonState.${state})`);
  }

  /** Ends the Shell and its buses, as a logout does. */
  async close(): Promise<void> {
    await endAll(this.#processes);
    await unmountDocuments(this.#own['XDG_RUNTIME_DIR'] ?? '');
    // Mozc's server, for one, stays for the next engine.
    for (const pid of processesWith(`HOME=${this.#own['HOME']}`)) process.kill(pid, 'SIGKILL');
  }

  async #call<Data = unknown>(...words: readonly string[]): Promise<Data> {
    const { stdout } = await run('busctl', [`--address=${this.#bus}`, '--json=short', 'call', ...words]);
    return (stdout === '' ? undefined : (JSON.parse(stdout) as { data: Data }).data) as Data;
  }
}

/** Code for the window with this title. */
function windowOf(title: string): string {
  return `global.get_window_actors().map((actor) => actor.meta_window).find((window) => window.get_title() === '${title}')`;
}

/** The processes that were started with this environment variable. */
function processesWith(variable: string): number[] {
  return readdirSync('/proc').flatMap((name) => {
    try {
      const isOne = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(variable);
      return isOne ? [Number(name)] : [];
    } catch {
      // It is no process, or it has ended.
      return [];
    }
  });
}
