import { expect, it } from 'vitest';
import { membersOf, projectState } from '../../../../host-agent/pool/incus/project-state.ts';

const HOST = { 'user.safe-browse.host': 'true' };
const instance = (name: string, rest: object = {}) => ({
  name,
  status: 'Running',
  location: 'node1',
  expanded_config: { ...HOST, 'limits.memory': '8GiB' },
  type: 'container',
  ...rest,
});
const computer = (server_name: string, status: string) => ({ server_name, status, message: 'x' });
const found = (instances: unknown, members: unknown = [computer('node1', 'Online')]) =>
  membersOf(projectState({ instances, members }));

it('are the instances with the mark and no others', () => {
  const unmarked = [{ expanded_config: {} }, { expanded_config: { ...HOST, 'user.safe-browse.host': 'false' } }];
  const others = unmarked.map((rest, index) => instance(`other-${index}`, rest));
  expect(found([instance('b'), ...others, instance('a')])).toEqual([
    { host: 'a', isDraining: false },
    { host: 'b', isDraining: false },
  ]);
});

it('are draining when they are marked so, or their computer is evacuated', () => {
  const marked = instance('a', { expanded_config: { ...HOST, 'user.safe-browse.draining': 'true' } });
  const resumed = instance('b', { expanded_config: { ...HOST, 'user.safe-browse.draining': 'false' } });
  const moved = instance('c', { location: 'node2' });
  const members = [computer('node1', 'Online'), computer('node2', 'Evacuated')];
  expect(found([marked, resumed, moved], members).map(({ isDraining }) => isDraining)).toEqual([true, false, true]);
});

it('are named with the reason when they do not run, or the cluster has lost their computer', () => {
  const instances = [
    instance('a', { status: 'Stopped' }),
    instance('b', { status: 'Error', location: 'node2', expanded_config: undefined }),
    instance('c', { location: 'node3' }),
    instance('d', { status: 'Error', expanded_config: null }),
  ];
  const members = [computer('node1', 'Online'), computer('node2', 'Offline'), computer('node3', 'Blocked')];
  expect(found(instances, members).map(({ trouble }) => trouble)).toEqual([
    'Its instance is not running: stopped.',
    'Its computer node2 is offline, says the cluster.',
    'Its computer node3 is blocked, says the cluster.',
    'Its instance is not running: error.',
  ]);
});

it('are known of a server without a cluster', () => {
  expect(found([instance('a', { location: 'none' })], undefined)).toEqual([{ host: 'a', isDraining: false }]);
});

it.each([
  ['a name that is an option', [instance('--project=bob')]],
  ['a name that moves the cursor', [instance('\u001b[2J')]],
  ['a computer that moves the cursor', [instance('a', { location: '\u001b[2J' })]],
  ['a status that moves the cursor', [instance('a', { status: '\u001b[2J' })]],
  ['a mark that is no text', [instance('a', { expanded_config: { 'user.safe-browse.host': true } })]],
  ['no list', { error: 'x' }],
  ['no JSON', undefined],
  ['more than any project has', Array.from({ length: 5001 }, () => instance('a'))],
])('are not taken from an answer with %s', (_, untrusted) => {
  expect(() => found(untrusted)).toThrow();
});

it('are not taken from a cluster that answers with something else', () => {
  expect(() => found([instance('a')], { error: 'x' })).toThrow();
});
