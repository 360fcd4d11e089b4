import { describe, expect, it } from 'vitest';
import { parseRootChange } from '../../../../../appliance/agent/browser/screen/root-window.ts';

describe('lines of xprop -spy', () => {
  it.each([
    ['_NET_CLIENT_LIST(WINDOW): window id # 0x600003', { kind: 'windows', count: 1 }],
    ['_NET_CLIENT_LIST(WINDOW): window id # 0x600003, 0x80000a', { kind: 'windows', count: 2 }],
    ['_NET_CLIENT_LIST(WINDOW): window id # ', { kind: 'windows', count: 0 }],
    ['_NET_CLIENT_LIST(WINDOW): window id # 0x0', { kind: 'windows', count: 0 }],
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x600003', { kind: 'front', window: '0x600003' }],
    ['_NET_ACTIVE_WINDOW(WINDOW): window id # 0x0', { kind: 'front' }],
    ['_NET_DESKTOP_GEOMETRY(CARDINAL) = 1280, 800', { kind: 'screen-size' }],
  ])('%s', (line, change) => {
    expect(parseRootChange(line)).toEqual(change);
  });

  it.each([
    '_NET_CLIENT_LIST_STACKING(WINDOW): window id # 0x600003',
    '_NET_CLIENT_LIST:  no such atom on any window.',
    '_NET_WORKAREA(CARDINAL) = 0, 0, 1280, 800',
    '',
  ])('are ignored: %j', (line) => {
    expect(parseRootChange(line)).toBeUndefined();
  });
});
