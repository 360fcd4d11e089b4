import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endOnSignals } from '../../../ui/main/end-on-signals.ts';
import { settle } from '../../bed/event-loop.ts';

function program({ pending }: { readonly pending: number }) {
  const done: string[] = [];
  const process = Object.assign(new EventEmitter(), {
    pid: 7,
    kill: (pid: number, signal: string) =>
      void done.push(`${signal} to ${pid}, heard by ${process.listenerCount(signal)}`),
  });
  endOnSignals({
    process,
    app: { quit: () => void done.push('quit') },
    discards: { pending },
    closeWindows: () => void done.push('windows closed'),
  });
  return { process, done };
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('%s ends the program at once, by the signal itself', async (signal) => {
  const { process, done } = program({ pending: 0 });
  process.emit(signal);
  await settle();
  expect(done).toEqual(['windows closed', `${signal} to 7, heard by 0`]);
});

it('a signal waits for pending discards', async () => {
  const { process, done } = program({ pending: 1 });
  process.emit('SIGTERM');
  await settle();
  expect(done).toEqual(['quit']);
});
