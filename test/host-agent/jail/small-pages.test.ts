import { expect, it } from 'vitest';
import { canUseSmallPages, inSmallPages } from '../../../host-agent/jail/small-pages.ts';
import { run } from '../../../host-agent/process/run.ts';

const withSmallPages = (command: readonly string[]) => {
  const [program = '', ...rest] = inSmallPages(command);
  return run({ program, debianPackage: 'perl-base', timeoutMs: 10_000 }, rest);
};

it('a program and what it starts use no huge pages', async () => {
  expect(await canUseSmallPages()).toBe(true);
  const told = await withSmallPages(['sh', '-c', 'sh -c "grep THP_enabled /proc/self/status"']);
  expect(told.trim().split(/\s+/)).toEqual(['THP_enabled:', '0']);
});

it('hands over arguments as they are, and no shell reads them', async () => {
  expect(await withSmallPages(['printf', '%s|', '-e', '$HOME; a  b', '--'])).toBe('-e|$HOME; a  b|--|');
});

it('says when there is no such program', async () => {
  await expect(withSmallPages(['no-such-program'])).rejects.toThrow();
});
