/** What commands print, with a fake host agent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { withAgent } from '../../../host-agent/cli/agent.ts';
import { listBookmarks } from '../../../host-agent/cli/bookmarks.ts';
import { stopped } from '../../../host-agent/cli/host-agent.ts';
import { discard, list, undo } from '../../../host-agent/cli/sessions.ts';
import { copy } from '../../../host-agent/cli/transfers.ts';
import { withHostAgent } from './with-host-agent.ts';

const at = withHostAgent('stdout');

const open = () => withAgent((client) => client.call('session.open', {}));

it('bookmark list: those for all profiles and those of each, with their profile', async () => {
  at.hostAgent.bookmarks.set(undefined, [{ name: 'News', url: 'https://news.example/' }]);
  at.hostAgent.bookmarks.set('banking', [{ name: 'Bank', url: 'https://bank.example/' }]);
  await listBookmarks(undefined, false);
  expect(at.written.split('\n').map((line) => line.split(/\s{2,}/))).toEqual([
    ['NAME', 'PROFILE', 'ADDRESS'],
    ['News', 'all', 'https://news.example/'],
    ['Bank', 'banking', 'https://bank.example/'],
    [''],
  ]);
  at.written = '';
  await listBookmarks('banking', true);
  expect(JSON.parse(at.written)).toEqual([{ name: 'Bank', url: 'https://bank.example/', profile: 'banking' }]);
});

it('undo: whether the session had been discarded', async () => {
  const { id } = await open();
  at.hostAgent.becomeReady(id);
  await undo(id, false);
  expect(at.written).toBe(`${id} was not discarded. It is still open.\n`);
  await discard(id, 8, false);
  at.written = '';
  await undo(id, false);
  expect(at.written).toBe(`${id} is back.\n`);
});

it('undo: until when a session runs that must not run on, and why', async () => {
  const { id } = await open();
  at.hostAgent.becomeReady(id);
  const until = new Date(Date.now() + 5 * 60_000).toISOString();
  at.hostAgent.change(id, { discardsAt: until, heldBecause: 'outdated', grace: { because: 'outdated', until } });
  await undo(id, false);
  expect(at.written).toBe(
    `${id} is back, so that you can save its files: security update. It ends in 5 min, even if they are not saved.\n`,
  );
});

it.each([
  [{ heldBecause: 'idle' }, 'paused: not used'],
  [{ heldBecause: 'lifetime-over' }, 'paused: time limit reached'],
  [{ heldBecause: 'outdated' }, 'paused: security update'],
  [{}, 'discarded'],
] as const)('list: why a session is paused: %j', async (changes, state) => {
  const { id } = await open();
  at.hostAgent.becomeReady(id);
  at.hostAgent.change(id, { discardsAt: new Date(Date.now() + 60_000).toISOString(), ...changes });
  await list(false);
  expect(at.written.split('\n')[1]?.split(/\s{2,}/)[2]).toBe(state);
});

it('list: when a session ends that was brought back to save its files', async () => {
  const { id } = await open();
  at.hostAgent.becomeReady(id);
  at.hostAgent.change(id, { grace: { because: 'outdated', until: new Date(Date.now() + 4 * 60_000).toISOString() } });
  await list(false);
  expect(at.written).toContain('ends in 4 min');
});

it.each([
  ['text', { content: 'text', text: 'copied' }],
  ['image', { content: 'png', png: 'AAAA' }],
] as const)('copy into a file: that it is the %s', async (what, clip) => {
  const folder = await mkdtemp(join(tmpdir(), 'sb-copy-'));
  try {
    const { id } = await open();
    at.hostAgent.becomeReady(id);
    at.hostAgent.clip = clip;
    await copy(id, join(folder, 'copied'), false);
    expect(at.written).toBe(`The ${what} is in ${folder}/copied.\n`);
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('daemon --stop: that sessions continue, if there are some', () => {
  expect(stopped([])).toBe('The host agent has stopped.');
  expect(stopped([{ state: 'gone' }])).toBe('The host agent has stopped.');
  expect(stopped([{ state: 'starting' }])).toBe('The host agent has stopped. Running sessions continue.');
});

it('a refused change, and a network VM in use, name what to do about them', () => {
  expect(new Failure('config-change-refused', { problems: '  nonsense: no such key' }).hint).toContain(
    'in the command',
  );
  expect(new Failure('network-in-use', { sessions: 1 }).hint).toMatch(/^Close it first/);
  expect(new Failure('network-in-use', { sessions: 2 }).hint).toMatch(/^Close them first/);
});
