import { EventEmitter } from 'node:events';
import { expect, it } from 'vitest';
import { endOnSignals } from '../../../ui/main/end-on-signals.ts';

function program({ pending }: { readonly pending: number }) {
  const process = new EventEmitter();
  const done: string[] = [];
  endOnSignals({
    process,
    app: { exit: (status) => void done.push(`exit ${status ?? ''}`), quit: () => void done.push('quit') },
    discards: { pending },
  });
  return { process, done };
}

it.each(['SIGTERM', 'SIGINT', 'SIGHUP'])('%s ends the program at once', (signal) => {
  const { process, done } = program({ pending: 0 });
  process.emit(signal);
  expect(done).toEqual(['exit 0']);
});

it('a signal waits for pending discards', () => {
  const { process, done } = program({ pending: 1 });
  process.emit('SIGTERM');
  expect(done).toEqual(['quit']);
});
