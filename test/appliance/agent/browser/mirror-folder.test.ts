/** rsync is replaced by one whose end the test decides. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CommandFailed } from '../../../../appliance/agent/commands/run.ts';
import { useFakeClock } from '../../../bed/fake-clock.ts';
import { mirrorFolder, shellSafePath } from '../../../../appliance/agent/browser/home.ts';

type Report = (error: Error | null, stdout: string, stderr: string) => void;
let report: Report;
vi.mock('rsyncwrapper', () => ({ default: (_: unknown, done: Report) => void (report = done) }));

const MIRROR = { source: shellSafePath('/clean'), target: shellSafePath('/home/x'), userId: 7, groupId: 8 };
beforeEach(() => {
  report = () => expect.fail('rsync did not start');
});

describe('mirroring a folder', () => {
  it('ends when rsync has ended well, and leaves no timer behind', async () => {
    useFakeClock();
    const mirrored = mirrorFolder(MIRROR, 60_000);
    report(null, '', '');
    await mirrored;
    expect(vi.getTimerCount()).toBe(0);
  });

  it('fails with the end of what rsync said', async () => {
    const mirrored = mirrorFolder(MIRROR, 60_000);
    report(new Error('rsync exited with code 23'), 'fine', `${'x'.repeat(1_000)}\nno space \n`);
    await expect(mirrored).rejects.toThrow(/^rsync exited with code 23: x{391}\nno space$/);
    await expect(mirrored).rejects.toBeInstanceOf(CommandFailed);
  });

  it('fails when rsync takes longer than it may', async () => {
    const clock = useFakeClock();
    let failure: unknown;
    mirrorFolder(MIRROR, 60_000).catch((error: unknown) => (failure = error));
    await clock.advance(59_999);
    expect(failure).toBeUndefined();
    await clock.advance(1);
    expect(failure).toMatchObject({ message: 'rsync took longer than 60 s.' });
  });
});
