/**
 * A real KWin on Wayland, with a panel. All of it ends with the test. Its screen is a window of an X server without a screen: KWin takes pictures of itself only
 * with a graphics card.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import * as z from 'zod';
import { requireProgram } from '../desktop/required-program.ts';
import { trayIcons, untilTray } from '../desktop/tray-icons.ts';
import { startXServer } from '../desktop/x-screen.ts';
import { endAll, untilThere } from '../ending.ts';
import { FakeInput } from './fake-input.ts';

const run = promisify(execFile);
const SIZE = { width: 1600, height: 1000 };
const READY_LOOKS = 100;
const SETTLED_MS = 700;
const SCRIPTING = ['org.kde.KWin', '/Scripting'] as const;
const MARK = 'WINDOWS ';

/** Reports the windows whenever something about them changes, in one line. */
const REPORT_WINDOWS = `
function report() {
  print(${JSON.stringify(MARK)} + JSON.stringify(workspace.windowList().filter((window) => (window.normalWindow || window.dialog) && window.caption !== '').map((window) => ({
    application: window.desktopFileName, title: window.caption, hasFocus: window.active, isFullScreen: window.fullScreen, wantsAttention: window.demandsAttention,
  }))));
}
function watch(window) {
  for (const name of ['captionChanged', 'activeChanged', 'desktopFileNameChanged', 'fullScreenChanged', 'demandsAttentionChanged'])
    window[name].connect(report);
}
workspace.windowList().forEach(watch);
workspace.windowAdded.connect((window) => { watch(window); report(); });
workspace.windowRemoved.connect(report);
workspace.windowActivated.connect(report);
report();
`;

const KwinWindow = z.object({
  application: z.string(),
  title: z.string(),
  hasFocus: z.boolean(),
  isFullScreen: z.boolean(),
  wantsAttention: z.boolean(),
});
export type KwinWindow = z.infer<typeof KwinWindow>;

export class Kwin {
  readonly environment: Readonly<Record<string, string>>;
  readonly #own: Readonly<Record<string, string | undefined>>;
  readonly #processes: ChildProcess[];
  #input: FakeInput | undefined;
  #said = '';

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
  static async start(folder: string): Promise<Kwin> {
    requireProgram('/usr/bin/kwin_wayland', 'kwin');
    const runtime = join(folder, 'k');
    const configuration = join(folder, 'kc');
    for (const name of ['k', 'kh', 'kc/waybar', 'd/applications'])
      mkdirSync(join(folder, name), { recursive: true, mode: 0o700 });
    writeFileSync(join(configuration, 'waybar/config'), JSON.stringify({ height: 30, 'modules-left': ['tray'] }));
    writeFileSync(join(folder, 'windows.js'), REPORT_WINDOWS);
    const [bus, systemBus] = ['bus', 'system_bus'].map((name) => `unix:path=${join(runtime, name)}`) as [
      string,
      string,
    ];
    const { server, display } = await startXServer(SIZE.width, SIZE.height);
    const shared = { DBUS_SESSION_BUS_ADDRESS: bus, XDG_SESSION_TYPE: 'wayland' };
    const own = {
      ...process.env,
      ...shared,
      HOME: join(folder, 'kh'),
      XDG_CONFIG_HOME: configuration,
      XDG_CACHE_HOME: join(folder, 'kh'),
      XDG_DATA_HOME: join(folder, 'd'),
      XDG_RUNTIME_DIR: runtime,
      // A separate, empty bus stands in for the system bus.
      DBUS_SYSTEM_BUS_ADDRESS: systemBus,
      // Qt crashes at its start where this says KDE and Plasma's part for Qt is missing.
      XDG_CURRENT_DESKTOP: '',
      KWIN_COMPOSE: 'Q',
      // The test may act for the person.
      KWIN_WAYLAND_NO_PERMISSION_CHECKS: '1',
      QT_FORCE_STDERR_LOGGING: '1',
      QT_LOGGING_RULES: 'kwin_scripting.debug=true;js.debug=true',
      LIBGL_ALWAYS_SOFTWARE: '1',
      LC_ALL: 'C.UTF-8',
      DISPLAY: display,
      WAYLAND_DISPLAY: 'wayland-0',
    };
    const environment = {
      ...shared,
      XDG_CURRENT_DESKTOP: 'KDE',
      WAYLAND_DISPLAY: join(runtime, 'wayland-0'),
      DISPLAY: '',
      ELECTRON_OZONE_PLATFORM_HINT: 'wayland',
    };
    const desktop = new Kwin(environment, own, [server]);
    try {
      for (const address of [bus, systemBus])
        desktop.#spawn('dbus-daemon', '--session', '--nofork', '--nopidfile', `--address=${address}`);
      await untilThere(join(runtime, 'bus'), join(runtime, 'system_bus'));
      const size = ['--width', String(SIZE.width), '--height', String(SIZE.height)];
      const kwin = desktop.#spawn('kwin_wayland', '--x11-display', display, ...size, '--socket', 'wayland-0');
      kwin.stderr?.on('data', (chunk: Buffer) => (desktop.#said += chunk.toString()));
      await untilThere(join(runtime, 'wayland-0'));
      desktop.#input = await FakeInput.connect(join(runtime, 'wayland-0'));
      await desktop.#watchWindows(join(folder, 'windows.js'));
      desktop.#spawn('waybar');
      await untilTray((...words) => desktop.run(...words));
    } catch (error) {
      await desktop.close();
      throw new Error(`KWin did not start. It said: ${desktop.#said.slice(-2000)}`, { cause: error });
    }
    return desktop;
  }

  #spawn(program: string, ...args: readonly string[]): ChildProcess {
    const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'], env: this.#own });
    child.stderr.resume();
    this.#processes.unshift(child);
    return child;
  }

  async #watchWindows(script: string): Promise<void> {
    for (let look = 0; look < READY_LOOKS; look += 1) {
      const loaded = await this.#call(...SCRIPTING, 'org.kde.kwin.Scripting', 'loadScript', 's', script).catch(
        () => undefined,
      );
      if (loaded !== undefined) {
        await this.#call(SCRIPTING[0], `/Scripting/Script${String(loaded[0])}`, 'org.kde.kwin.Script', 'run');
        return;
      }
      await sleep(100);
    }
    throw new Error('KWin loads no script.');
  }

  get input(): FakeInput {
    if (!this.#input) throw new Error('KWin has not started.');
    return this.#input;
  }

  /** Runs a program to its end in this desktop. Returns what it prints. */
  async run(program: string, ...args: readonly string[]): Promise<string> {
    return (await run(program, args, { env: this.#own })).stdout;
  }

  /** The windows, as they were when one last changed. */
  windows(): KwinWindow[] {
    const line = this.#said.split('\n').findLast((each) => each.includes(MARK) && each.endsWith(']'));
    if (line === undefined) return [];
    return z.array(KwinWindow).parse(JSON.parse(line.slice(line.indexOf(MARK) + MARK.length)));
  }

  trayIcons(): Promise<string[]> {
    return trayIcons((...words) => this.run(...words));
  }

  /** The content of the whole screen as a PNG file. */
  async picture(file: string): Promise<void> {
    await sleep(SETTLED_MS);
    await this.run('import', '-window', 'root', file);
  }

  /** Ends the compositor first, as a logout does. */
  async close(): Promise<void> {
    this.#input?.close();
    await endAll(this.#processes);
  }

  async #call(...words: readonly string[]): Promise<unknown[]> {
    const printed = await this.run('busctl', '--user', '--json=short', 'call', ...words);
    return printed.trim() === '' ? [] : (JSON.parse(printed) as { data: unknown[] }).data;
  }
}
