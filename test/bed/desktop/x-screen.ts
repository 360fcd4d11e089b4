/** An X screen for tests, with a window manager, a tray and a message bus. All of them end with the test. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { endAll } from '../ending.ts';

const run = promisify(execFile);
const TRAY_GEOMETRY = '6x1+0+0';
const ICON_PIXELS = 24;
/** Long enough for a busy host to process a movement of the mouse. */
const SETTLE_MS = 700;
const HELD_MS = 200;
const TRIALS = 6;
const LOOKS = 4;
const MENU_WIDER_THAN_PIXELS = 100;

export interface ScreenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly hasTray?: boolean;
}

/** An X server, without what else is on a screen. */
export async function startXServer(width: number, height: number): Promise<{ server: ChildProcess; display: string }> {
  // It picks a free display number and prints it. It repeats no keys: on a busy host, a key is held longer than it was pressed.
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', `${width}x${height}x24`, '-nolisten', 'tcp', '-noreset', '-r'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  return { server, display: `:${await firstLine(server)}` };
}

export class Screen {
  readonly environment: Readonly<Record<string, string>>;
  readonly #processes: readonly ChildProcess[];

  private constructor(environment: Readonly<Record<string, string>>, processes: readonly ChildProcess[]) {
    this.environment = environment;
    this.#processes = processes;
  }

  static async open({ width = 1600, height = 1000, hasTray = true }: ScreenOptions = {}): Promise<Screen> {
    const { server, display } = await startXServer(width, height);
    const bus = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address=1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const environment = {
      DISPLAY: display,
      DBUS_SESSION_BUS_ADDRESS: await firstLine(bus),
      XDG_SESSION_TYPE: 'x11',
      XDG_CURRENT_DESKTOP: hasTray ? '' : 'GNOME',
      WAYLAND_DISPLAY: '',
    };
    const start = (program: string, ...args: string[]) =>
      spawn(program, args, { stdio: 'ignore', env: { ...process.env, ...environment } });
    const others = [
      start('openbox'),
      ...(hasTray ? [start('stalonetray', '--geometry', TRAY_GEOMETRY, '--icon-size', String(ICON_PIXELS))] : []),
    ];
    await sleep(500);
    const screen = new Screen(environment, [...others, bus, server]);
    // An icon that is added before there is a tray is never shown.
    if (hasTray) await screen.#untilTray();
    return screen;
  }

  async #untilTray(): Promise<void> {
    for (let look = 0; look < TRIALS; look += 1) {
      if ((await this.xdotool('search', '--class', 'stalonetray').catch(() => '')) !== '') return;
      await sleep(SETTLE_MS);
    }
    throw new Error('There is no tray.');
  }

  /** The content of the screen as a PNG file. */
  async picture(file: string): Promise<void> {
    await this.#x('import', '-window', 'root', file);
  }

  /** Opens the menu of the tray's first icon, which may not react to clicks yet. */
  async openTrayMenu(): Promise<void> {
    for (let trial = 0; trial < TRIALS; trial += 1) {
      await this.xdotool('mousemove', '12', '12');
      await sleep(SETTLE_MS);
      // Pressed for a moment, as a finger does. After a longer press GTK takes the release as a choice of no entry.
      await this.xdotool('mousedown', '3');
      await sleep(HELD_MS);
      await this.xdotool('mouseup', '3');
      // On a busy host the menu appears late, and another click would close it.
      for (let look = 0; look < LOOKS; look += 1) {
        await sleep(SETTLE_MS);
        if (await this.#hasMenu()) return;
      }
    }
    throw new Error('The tray opens no menu.');
  }

  async #hasMenu(): Promise<boolean> {
    // A window without a title has the name of its program for one.
    const search = ['search', '--onlyvisible', '--name', '^safe-browse$', 'getwindowgeometry', '%@'];
    const sizes = await this.xdotool(...search).catch(() => '');
    // The icon itself is also a window of this kind.
    return [...sizes.matchAll(/Geometry: (\d+)x/g)].some(([, width]) => Number(width) > MENU_WIDER_THAN_PIXELS);
  }

  /** The number of dialogues of the desktop program, which are windows for another one. */
  async dialogues(): Promise<number> {
    const windows = await this.xdotool('search', '--onlyvisible', '--class', '.').catch(() => '');
    const kinds = await Promise.all(
      windows
        .split('\n')
        .filter((id) => id !== '')
        .map((id) => this.#x('xprop', '-id', id, '_NET_WM_WINDOW_TYPE').catch(() => '')),
    );
    return kinds.filter((kind) => kind.includes('_NET_WM_WINDOW_TYPE_DIALOG')).length;
  }

  xdotool(...args: readonly string[]): Promise<string> {
    return this.#x('xdotool', ...args);
  }

  async close(): Promise<void> {
    // Xvfb sometimes waits for an event after the signal that ends it.
    await endAll(this.#processes);
  }

  async #x(program: string, ...args: readonly string[]): Promise<string> {
    return (await run(program, args, { env: { ...process.env, ...this.environment } })).stdout;
  }
}

async function firstLine(child: ReturnType<typeof spawn>): Promise<string> {
  if (!child.stdout) throw new Error('It has no output.');
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return line.trim();
}
