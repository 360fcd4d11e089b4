import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const script = join(import.meta.dirname, '../../../appliance/images/common/tree/etc/safe-browse/run-agent');

it('the guest agent runs without V8’s compilers and with no rights but its role’s', () => {
  const [command, ...others] = readFileSync(script, 'utf8')
    .split('\n')
    .filter((line) => line.includes('/usr/bin/node'));
  expect(others).toEqual([]);
  const words = command?.split(' ') ?? [];
  expect(words.slice(words.indexOf('--'), words.indexOf('<'))).toEqual([
    '--',
    '/usr/bin/node',
    '--jitless',
    '/usr/lib/safe-browse/agent.cjs',
  ]);
  expect(words).toEqual(expect.arrayContaining(['--no-new-privs', '"--bounding-set=$rights"']));
});
