/** What commands print, with a fake host agent. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Failure } from '../../../host-agent/api/errors/failure.ts';
import { withAgent } from '../../../host-agent/cli/agent.ts';
import { listBookmarks } from '../../../host-agent/cli/bookmarks.ts';
import { stopped } from '../../../host-agent/cli/host-agent.ts';
import { discard, undo } from '../../../host-agent/cli/sessions.ts';
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
