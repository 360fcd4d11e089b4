/** A program of another maker on a GNOME: a small window of GTK 4. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Gnome } from './shell.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const WITHIN_MS = 30_000;

export interface GtkProgram {
  /** A script of the fixtures, and its arguments. */
  readonly words: readonly [script: string, ...args: string[]];
  readonly title: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts it, and waits until its window has the keyboard. It ends with the Shell. */
export async function startGtkProgram(gnome: Gnome, { words, title, environment }: GtkProgram): Promise<ChildProcess> {
  const [script, ...args] = words;
  const child = spawn('/usr/bin/python3', [join(FIXTURES, script), ...args], {
    stdio: 'ignore',
    env: {
      ...environment,
      GDK_BACKEND: 'wayland',
      GSK_RENDERER: 'cairo',
      // What it starts: as root, Chromium has no sandbox.
      ELECTRON_DISABLE_SANDBOX: '1',
    },
  });
  const startedMs = performance.now();
  while (!(await gnome.windows()).some((window) => window.title === title && window.hasFocus)) {
    if (performance.now() - startedMs > WITHIN_MS) throw new Error(`${script} shows no window.`);
    await sleep(200);
  }
  return child;
}
