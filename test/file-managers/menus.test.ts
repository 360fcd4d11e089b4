/** Debian's file managers on an X screen: their menus have ours, by the files that the package installs for all persons, and start our program with the file. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { artefact } from '../bed/artefacts.ts';
import { Screen } from '../bed/desktop/x-screen.ts';
import { endAll } from '../bed/ending.ts';
import { makeRunFolder } from '../bed/run-folder.ts';
import { menuFiles } from '../../ui/main/desktop/menus.ts';
import { startRequest } from '../../ui/main/request.ts';
import { textsFor } from '../ui/texts-of.ts';

const CHOOSE = join(import.meta.dirname, '../fixtures/choose-menu-item.py');

interface Manager {
  readonly program: string;
  readonly words: readonly string[];
  /** The numbers of our entries from the end of the menu, or how many pixels they are above it. Without both, a screen reader finds them by their names. */
  readonly fromEnd?: Readonly<Record<string, number>>;
  readonly aboveEnd?: Readonly<Record<string, number>>;
}
const [OPEN, COPY] = ['Open in Safe Browse', 'Make a safe copy'] as const;
const MANAGERS: readonly Manager[] = [
  { program: 'nautilus', words: ['--new-window'], aboveEnd: { [OPEN]: 100, [COPY]: 68 } },
  { program: 'nemo', words: ['--no-desktop'] },
  { program: 'thunar', words: [] },
  { program: 'dolphin', words: ['--new-window'], fromEnd: { [OPEN]: 3, [COPY]: 4 } },
];
/** On a busy host. */
const [SHOWN_MS, MENU_MS, TRIALS] = [4000, 1500, 4];
const run = promisify(execFile);

let screen: Screen;
let folder: string;
let environment: NodeJS.ProcessEnv;
let manager: ChildProcess;
const document = () => join(folder, 'files/a letter.pdf');
const started = () => join(folder, 'started');

beforeAll(async () => {
  screen = await Screen.open({ hasTray: false });
});
afterAll(() => screen.close());
beforeEach(() => {
  folder = makeRunFolder();
  for (const name of ['files', 'home', 'share', 'runtime']) mkdirSync(join(folder, name));
  chmodSync(join(folder, 'runtime'), 0o700);
  writeFileSync(document(), '%PDF-1.4\n');
  const program = join(folder, 'program');
  writeFileSync(program, `#!/bin/sh\nprintf '%s\\n' "$@" > ${started()}\n`);
  chmodSync(program, 0o755);
  for (const { path, content } of menuFiles([program], textsFor)) {
    mkdirSync(dirname(join(folder, 'share', path)), { recursive: true });
    writeFileSync(join(folder, 'share', path), content);
  }
  environment = {
    ...process.env,
    ...screen.environment,
    HOME: join(folder, 'home'),
    XDG_RUNTIME_DIR: join(folder, 'runtime'),
    XDG_DATA_DIRS: `${join(folder, 'share')}:/usr/local/share:/usr/share`,
    LC_ALL: 'C.UTF-8',
    // Qt shows nothing to screen readers before one asks.
    QT_LINUX_ACCESSIBILITY_ALWAYS_ON: '1',
    GTK_A11Y: 'atspi',
  };
});
afterEach(async () => {
  await endAll([manager]);
  rmSync(folder, { recursive: true, force: true });
});

/** Opens the menu of the one file, and chooses there. */
async function choose({ program, fromEnd, aboveEnd }: Manager, entry: string): Promise<void> {
  await screen.xdotool('key', '--clearmodifiers', 'ctrl+a');
  await sleep(MENU_MS);
  await screen.xdotool('key', '--clearmodifiers', 'shift+F10');
  await sleep(MENU_MS);
  await screen.picture(artefact(`file-managers/${program}.png`));
  if (aboveEnd) {
    // The menu is the smallest window.
    const found = await screen.xdotool('search', '--onlyvisible', '--class', program, 'getwindowgeometry', '%@');
    const windows = [...found.matchAll(/Position: (\d+),(\d+).*\n\s*Geometry: (\d+)x(\d+)/g)]
      .map((window) => window.slice(1).map(Number))
      .map(([x = 0, y = 0, width = 0, height = 0]) => ({ x: x + width / 2, bottom: y + height, width }));
    const { x, bottom } = windows.toSorted((one, other) => one.width - other.width)[0] ?? { x: 0, bottom: 0 };
    await screen.xdotool('mousemove', String(x), String(bottom - (aboveEnd[entry] ?? 0)), 'click', '1');
    return;
  }
  const up = Array<string>(fromEnd?.[entry] ?? 0).fill('Up');
  if (fromEnd) await screen.xdotool('key', '--delay', '200', ...up, 'Return');
  // It is tried again.
  else await run('/usr/bin/python3', [CHOOSE, entry], { env: environment, timeout: 60_000 }).catch(() => undefined);
}

describe.each(MANAGERS)('$program', (each) => {
  it.each([
    [OPEN, { is: 'given', urls: [] }],
    [COPY, { is: 'safe-copy' }],
  ])('starts Safe Browse for a file by “%s”', async (entry, wanted) => {
    manager = spawn(each.program, [...each.words, join(folder, 'files')], { env: environment, stdio: 'ignore' });
    await screen.xdotool('search', '--sync', '--onlyvisible', '--class', each.program);
    await sleep(SHOWN_MS);
    for (let trial = 0; trial < TRIALS && !existsSync(started()); trial += 1) {
      await choose(each, entry);
      await sleep(MENU_MS);
      if (!existsSync(started())) await screen.xdotool('key', 'Escape');
    }
    await expect.poll(() => existsSync(started())).toBe(true);
    // Some give an address, others a path.
    expect(startRequest(readFileSync(started(), 'utf8').trim().split('\n'))).toEqual({
      ...wanted,
      paths: [document()],
    });
  });
});
