import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Documents } from '../../../../../appliance/agent/browser/documents.ts';
import { IDENTITY } from '../../../../contract/guest-agent.ts';
import { settle } from '../../../../bed/event-loop.ts';
import { has, session } from './role-at-work.ts';

const TOKEN = '0123456789abcdef0123456789abcdef';

/** A browser with one window, which takes the file `a.pdf` under another name. */
async function taking(show?: Documents['show']) {
  const made = session({
    ...(show && { documents: { show } }),
    transfers: {
      files: {
        size: () => Promise.reject(new Error('not asked')),
        read: () => expect.fail('not asked'),
        write: () => ({
          into: new PassThrough(),
          done: Promise.resolve('a (2).pdf'),
          stop: () => undefined,
        }),
        hasRoomFor: () => Promise.resolve(true),
      },
      openPort: () =>
        Promise.resolve({
          read: () => Promise.resolve(Buffer.concat([Buffer.from(TOKEN, 'hex'), Buffer.from('abc')])),
          write: () => Promise.resolve(),
        }),
    },
  });
  const { role, world } = made;
  await role.start();
  role.onRequest({ type: 'settings', settings: { language: 'de-DE' } });
  role.onRequest(IDENTITY);
  role.onRequest({ type: 'open-start-page' });
  await expect.poll(() => world.chromium).toBeDefined();
  world.rootChange?.({ kind: 'windows', count: 1 });
  const send = (what: { isShown?: true }) =>
    role.onRequest({
      type: 'transfer-send',
      transfer: 1,
      token: TOKEN,
      bytes: 3,
      what: { kind: 'file', name: 'a.pdf', ...what },
    });
  return { ...made, send };
}

describe('a file from the host', () => {
  it('is shown under the name that it got, if the host says so', async () => {
    const { deeds, send } = await taking();
    send({ isShown: true });
    await has(deeds, 'more file:///home/chromium/Downloads/a (2).pdf?de-DE');
    expect(deeds).toContain('{"type":"transfer-received","transfer":1}');
    await has(deeds, 'prepare for the next document');
    expect(deeds.findIndex((deed) => deed.startsWith('more'))).toBeLessThan(
      deeds.indexOf('prepare for the next document'),
    );
  });

  it('is only put among the downloads otherwise', async () => {
    const { deeds, send } = await taking();
    send({});
    await has(deeds, '{"type":"transfer-received","transfer":1}');
    await settle();
    expect(deeds.filter((deed) => deed.startsWith('more'))).toEqual([]);
  });

  it('is shown behind its first page, which leaves before the next document is prepared for', async () => {
    const deeds: string[] = [];
    const leave = () => Promise.resolve(void deeds.push('leave'));
    const made = await taking(() =>
      Promise.resolve({ address: 'file:///a.pdf', firstPage: { addresses: ['file:///first', 'file:///then'], leave } }),
    );
    made.send({ isShown: true });
    await has(made.deeds, 'more file:///first before file:///then');
    await has(made.deeds, 'prepare for the next document');
    expect(deeds).toEqual(['leave']);
  });

  it('that cannot be shown has a page that says so', async () => {
    const { deeds, send } = await taking(() => Promise.reject(new Error('damaged')));
    send({ isShown: true });
    await has(deeds, 'more file:///broken/home/chromium/Downloads/a (2).pdf?de-DE');
  });
});
