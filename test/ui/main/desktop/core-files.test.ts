import { expect, it } from 'vitest';
import { takeFrom } from '../../../../ui/main/desktop/core-files.ts';

/** What each run of prlimit does: null succeeds. */
function prlimit(ends: readonly (Error | null)[], { gone = false } = {}) {
  const runs: string[] = [];
  return {
    runs,
    deps: {
      run: (program: string, args: readonly string[]) => {
        const end = ends[runs.push([program, ...args].join(' ')) - 1];
        return end ? Promise.reject(end) : Promise.resolve();
      },
      isGone: () => gone,
    },
  };
}
const killed = () => Object.assign(new Error('Command failed'), { code: null, signal: 'SIGTERM' });
const failed = () => Object.assign(new Error('Command failed'), { code: 1, signal: null });

it('takes core files from a running process', async () => {
  const { runs, deps } = prlimit([null]);
  await takeFrom(7, deps);
  expect(runs).toEqual(['prlimit --core=1 --pid 7']);
});

it('asks again when a signal to all processes, as a logout sends it, ended prlimit', async () => {
  const { runs, deps } = prlimit([killed(), null]);
  await takeFrom(7, deps);
  expect(runs).toHaveLength(2);
});

it('needs nothing from a process that has ended', async () => {
  const { runs, deps } = prlimit([failed()], { gone: true });
  await takeFrom(7, deps);
  expect(runs).toHaveLength(1);
});

it.each([
  ['prlimit fails', [failed()]],
  ['a signal ends prlimit twice', [killed(), killed()]],
])('fails when %s', async (_, ends) => {
  await expect(takeFrom(7, prlimit(ends).deps)).rejects.toThrow('Command failed');
});
