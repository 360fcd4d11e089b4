import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { EndOnSignals } from '../../../ui/main/end-on-signals.ts';

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'];

function program() {
  const process = new EventEmitter();
  const heard: string[] = [];
  process.on('newListener', (signal: string) => void heard.push(signal));
  let quits = 0;
  const signals = new EndOnSignals({ process, app: { quit: () => void (quits += 1) } });
  return { process, heard, signals, quits: () => quits };
}

it.each(SIGNALS)('%s ends the program at once, by its usual effect', (signal) => {
  const { process, heard } = program();
  // Only a first listener replaces Electron's handler, and only without one is the usual effect back.
  expect(heard).toContain(signal);
  expect(process.listenerCount(signal)).toBe(0);
});

it.each(SIGNALS)('%s quits in order while something is pending', (signal) => {
  const { process, signals, quits } = program();
  signals.isHeld = true;
  signals.isHeld = true;
  process.emit(signal);
  expect(quits()).toBe(1);
  signals.isHeld = false;
  expect(process.listenerCount(signal)).toBe(0);
});
