import type { Requirement } from '../api/session/session.ts';
import { say } from './output.ts';

const REQUIREMENT_NAMES: Record<Requirement, string> = {
  image: 'Images checked',
  network: 'Network VM running',
  vm: 'Browser VM running',
  'guest-agent': 'System answered',
  home: 'Clean home restored',
  screen: 'Screen up',
  identity: 'Identity taken',
  'browser-window': 'Chromium opened',
  painted: 'Page painted',
};

/** The line for each requirement of a start, once it is met. */
export function sayRequirement(requirement: Requirement, elapsedMs: number): void {
  say(`${(elapsedMs / 1000).toFixed(1).padStart(7)} s  ${REQUIREMENT_NAMES[requirement]}`);
}

/** The progress of a long operation: one line that is redrawn, or without a terminal a line for each step. */
export class ProgressLine {
  #last = '';

  show(text: string, fraction?: number): void {
    const line = fraction === undefined ? text : `${String(Math.round(fraction * 100)).padStart(3)} %  ${text}`;
    if (line === this.#last) return;
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${line.slice(0, Math.max(20, process.stderr.columns - 1))}`);
    else if (stem(line) !== stem(this.#last)) say(line);
    this.#last = line;
  }

  done(): void {
    if (process.stderr.isTTY && this.#last !== '') process.stderr.write('\r\u001b[K');
  }
}

/** A line without its numbers: without a terminal, a line is printed only when its words change. */
function stem(line: string): string {
  return line.replace(/[\d.]+/g, '');
}
