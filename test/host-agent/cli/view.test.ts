import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { view } from '../../../host-agent/cli/transfers.ts';
import { withHostAgent } from './with-host-agent.ts';

const OPTIONS = { window: false, detach: true, json: true };
const at = withHostAgent('stdout');
let folder: string;
let paths: readonly string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sb-cli-view-'));
  paths = ['a.pdf', 'b.txt'].map((name) => join(folder, name));
  for (const path of paths) await writeFile(path, 'content');
});
afterEach(() => rm(folder, { recursive: true }));

/** Views them, and lets the session become ready. */
async function viewed(files: readonly string[]) {
  const viewing = view(files, OPTIONS);
  viewing.catch(() => undefined);
  await expect.poll(() => at.hostAgent.sessions).toHaveLength(1);
  const session = at.hostAgent.sessions[0] ?? expect.fail();
  at.hostAgent.becomeReady(session.id);
  return { session, status: await viewing };
}

const asked = (...methods: readonly string[]) => at.hostAgent.asked.filter(({ method }) => methods.includes(method));

describe('viewing files', () => {
  it('opens a session of the profile for documents, whose browser shows them one after the other', async () => {
    const { session, status } = await viewed(paths);
    expect([status, session.profile]).toEqual([0, 'document']);
    expect(asked('session.give').map(({ params }) => params)).toEqual(
      paths.map((path) => ({ id: session.id, path, isShown: true })),
    );
    expect(JSON.parse(at.written.trimEnd().split('\n').at(-1) ?? '')).toEqual({
      event: 'viewed',
      session: session.id,
      files: [
        { name: 'a.pdf', bytes: 3 },
        { name: 'b.txt', bytes: 3 },
      ],
    });
  });

  it('opens no session when one of them cannot be read', async () => {
    await expect(view([...paths, join(folder, 'none')], OPTIONS)).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(asked('session.open')).toEqual([]);
  });

  it('discards the session when one of them cannot be sent', async () => {
    await expect(viewed([folder])).rejects.toMatchObject({ code: 'not-a-file' });
    expect([at.hostAgent.sessions, asked('session.close').length]).toEqual([[], 1]);
  });
});
