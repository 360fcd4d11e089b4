/** The console of a VM in dom0: a terminal with the fake's guest at its other end. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Duplex } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { answerOn } from '../guest-agent.ts';

export class FakeConsole {
  /** Like `/dev/pts/7`. */
  readonly terminal: string;
  readonly #child: ChildProcess;

  private constructor(terminal: string, child: ChildProcess) {
    this.terminal = terminal;
    this.#child = child;
  }

  static async open(): Promise<FakeConsole> {
    const folder = mkdtempSync(join(tmpdir(), 'sb-tty-'));
    const terminalFile = join(folder, 'tty');
    const child = spawn(
      'script',
      [
        '-q',
        '-f',
        '-c',
        `stty raw -echo; tty > ${terminalFile}.new; mv ${terminalFile}.new ${terminalFile}; exec sleep 3600`,
        '/dev/null',
      ],
      { stdio: ['pipe', 'pipe', 'ignore'], env: { PATH: '/usr/bin:/bin', SHELL: '/bin/sh' }, detached: true },
    );
    answerOn(Duplex.from({ readable: child.stdout, writable: child.stdin }), { isTerminal: true });
    for (let tries = 0; tries < 500; tries += 1) {
      const terminal = (await readFile(terminalFile, 'utf8').catch(() => '')).trim();
      if (terminal !== '') {
        rmSync(folder, { recursive: true });
        return new FakeConsole(terminal, child);
      }
      await sleep(10);
    }
    throw new Error('The fake’s console did not start.');
  }

  close(): void {
    // The terminal and what keeps it open.
    try {
      process.kill(-(this.#child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended.
    }
  }
}
