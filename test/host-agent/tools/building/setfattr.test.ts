import { expect, it } from 'vitest';
import { originArguments } from '../../../../host-agent/tools/building/setfattr.ts';

it('encodes the origin so that setfattr does not interpret it', () => {
  expect(originArguments('/x/-a', '0x41 "b"')).toEqual([
    '--name',
    'user.xdg.origin.url',
    '--value',
    `0s${Buffer.from('0x41 "b"').toString('base64')}`,
    '--',
    '/x/-a',
  ]);
});
