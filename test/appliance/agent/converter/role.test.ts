import { beforeEach, describe, expect, it, vi } from 'vitest';
import { converterRole } from '../../../../appliance/agent/converter/role.ts';
import { conversationWith, describeConverterAgent } from '../../../contract/guest-agent.ts';
import { settle } from '../../../bed/event-loop.ts';
import { recordingAgent } from '../recording-agent.ts';

const folders = { made: [] as string[], refuses: false };
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  mkdir: ((path: string, { mode }: { mode: number }) => {
    if (folders.refuses) return Promise.reject(new Error('no memory'));
    folders.made.push(`${path} ${mode.toString(8)}`);
    return Promise.resolve();
  }) as never,
  chown: (path, user) => Promise.resolve(void folders.made.push(`${String(path)} of ${user}`)),
}));

vi.mock(import('../../../../appliance/agent/converter/drawing.ts'), async (original) => ({
  ...(await original()),
  drawing:
    () =>
    ({ page }) =>
      page > 2
        ? Promise.reject(new Error('no such page'))
        : Promise.resolve({ pages: 2, width: 1, height: 1, rgb: Buffer.alloc(3) }),
}));

const deeds: string[] = [];
const agent = recordingAgent(deeds);
beforeEach(() => {
  deeds.length = 0;
  Object.assign(folders, { made: [], refuses: false });
});
describe('a converter', () => {
  it('is ready when there is a folder for its document, which only the account enters', async () => {
    const role = converterRole(agent);
    await role.start();
    await role.clearScreen();
    expect([deeds, folders.made]).toEqual([['reached ready'], ['/run/document 700', '/run/document of 1000']]);
  });

  it('is not ready without it', async () => {
    folders.refuses = true;
    await expect(converterRole(agent).start()).rejects.toMatchObject({ step: 'ready', message: 'no memory' });
    expect(deeds).toEqual([]);
  });

  it('renders the pages of its document, or refuses', async () => {
    const role = converterRole(agent);
    const ask = (transfer: number, page: number) =>
      role.onRequest({
        type: 'transfer-request',
        transfer,
        what: { kind: 'page', format: 'pdf', page, hasText: false },
      });
    ask(1, 2);
    await settle();
    ask(2, 3);
    await settle();
    expect(deeds).toEqual([
      '{"type":"transfer-page","transfer":1,"page":2,"pages":2,"width":1,"height":1}',
      '{"type":"transfer-refused","transfer":2,"reason":"failed"}',
    ]);
  });

  it('ends when the host asks', () => {
    converterRole(agent).onRequest({ type: 'power-off' });
    expect(deeds).toEqual(['end']);
  });
});

describeConverterAgent('the real one', () => conversationWith('converter', converterRole));
