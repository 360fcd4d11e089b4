import type { IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../../host-agent/api/errors/failure.ts';
import type { WindowKind } from '../../../../ui/bridge/state.ts';
import { Pages } from '../../../../ui/main/pages/pages.ts';
import { type Handlers, serveActions } from '../../../../ui/main/pages/serve-actions.ts';
import { mainState } from '../../states.ts';

type Channel = (event: IpcMainInvokeEvent, params: unknown) => Promise<unknown>;
let channels: Map<string, Channel>;
let called: { name: string; params: unknown }[];
let pages: Pages;

const [OUR_PAGE, SESSION_PAGE] = ['app://main/main.html', 'app://session-0123456789abcdef/session.html'];
function window(id: number, kind: WindowKind) {
  pages.add(
    {
      id,
      send: () => undefined,
      isDestroyed: () => false,
      on: (() => undefined) as never,
      once: (() => undefined) as never,
    },
    { kind, state: () => mainState('en') },
    new URL(kind === 'main' ? OUR_PAGE : SESSION_PAGE).href.replace(/\/[^/]*$/, ''),
  );
}
const from = (id: number, { url = OUR_PAGE, frame = 1, top = 1 } = {}) =>
  ({
    sender: { id, mainFrame: { frameTreeNodeId: top } },
    senderFrame: { url, frameTreeNodeId: frame },
  }) as unknown as IpcMainInvokeEvent;
const call = (name: string, event: IpcMainInvokeEvent, params: unknown) => channels.get(name)?.(event, params);

beforeEach(() => {
  channels = new Map();
  called = [];
  pages = new Pages();
  const handlers: Handlers = new Proxy({} as Handlers, {
    get: (_, name: string) => async (params: unknown) => {
      called.push({ name, params });
      if (name === 'network.restart') throw new Failure('network-in-use', { sessions: 2 });
      return {};
    },
  });
  serveActions({ handle: (name: string, channel: Channel) => channels.set(name, channel) }, pages, handlers);
  window(1, 'main');
  window(2, 'session');
});

describe('a call of a page', () => {
  it('reaches its handler when sender, window and schema are right', async () => {
    expect(await call('session.show', from(1), { id: '1234abcd' })).toEqual({ is: 'done', value: {} });
    expect(called).toEqual([{ name: 'session.show', params: { id: '1234abcd' } }]);
  });

  it.each([
    ['of a window that is not ours', () => from(9)],
    ['of a frame inside our page', () => from(1, { frame: 7 })],
    ['of a foreign page in our window', () => from(1, { url: 'https://evil.test/' })],
    ['of a page of another kind in our window', () => from(1, { url: SESSION_PAGE })],
    ['of an address that only looks like ours', () => from(1, { url: 'app://main.evil.test/' })],
    [
      'of a frame that is gone',
      () =>
        ({ sender: { id: 1, mainFrame: { frameTreeNodeId: 1 } }, senderFrame: null }) as unknown as IpcMainInvokeEvent,
    ],
  ])('is refused: %s', async (_, event) => {
    await expect(call('session.show', event(), { id: '1234abcd' })).rejects.toThrow('not for this page');
    expect(called).toEqual([]);
  });

  it('is refused from another kind of window', async () => {
    await expect(
      call('config.set', from(2, { url: SESSION_PAGE }), {
        changes: [{ path: ['accelerator'], value: 'kvm' }],
      }),
    ).rejects.toThrow('not for this page');
    expect(called).toEqual([]);
  });

  it.each([{}, { id: '../x' }, { id: 'x', more: 1 }, undefined, null, 'x', { id: 'x'.repeat(65) }])(
    'is refused with the parameters %j',
    async (params) => {
      await expect(call('session.show', from(1), params)).rejects.toThrow('does not take this');
      expect(called).toEqual([]);
    },
  );

  it('returns a failure as a value, with its code and hint', async () => {
    expect(await call('network.restart', from(1), {})).toEqual({
      is: 'failed',
      trouble: {
        code: 'network-in-use',
        message: '2 sessions use the network VM.',
        hint: 'Close them first: safe-browse close --all',
        params: { sessions: 2 },
      },
    });
  });
});
