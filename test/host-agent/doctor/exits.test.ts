import { expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { exitFindings } from '../../../host-agent/doctor/exits.ts';

const WORK = { name: 'work', kind: 'wireguard', server: 'vpn.test:51820', hasKeys: true, state: 'idle' } as const;

it('says what an exit lacks, and that it is down; one that no profile uses is no trouble', () => {
  expect(exitFindings([{ ...WORK, profiles: ['default'] }])).toEqual([]);
  expect(exitFindings([{ ...WORK, profiles: ['default'], hasKeys: false }])).toMatchObject([
    { check: 'exit', level: 'trouble', failure: { code: 'exit-keys-missing', params: { exit: 'work' } } },
  ]);
  const trouble = new Failure('exit-down', { exit: 'work', server: WORK.server }).data();
  expect(exitFindings([{ ...WORK, profiles: [], state: 'waiting', trouble }])).toMatchObject([
    { check: 'exit', level: 'note', message: trouble.message, hint: trouble.hint },
  ]);
});
