import { describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../../../appliance/protocol/limits.ts';
import { ChannelMemory } from '../../../../appliance/agent/channel/memory.ts';

describe('the messages for a late host agent', () => {
  it('contain each step once, and only the last screen and title', () => {
    const memory = new ChannelMemory('browser');
    memory.keep({ type: 'step', step: 'home', elapsedMs: 1 });
    memory.keep({ type: 'step', step: 'screen', elapsedMs: 2 });
    memory.keep({ type: 'step', step: 'screen', elapsedMs: 3 });
    memory.keep({ type: 'screen', width: 800, height: 600 });
    memory.keep({ type: 'title', title: 'one' });
    memory.keep({ type: 'screen', width: 1280, height: 800 });
    memory.keep({ type: 'title', title: 'two' });
    expect(memory.answer()).toEqual([
      { type: 'hello', protocol: PROTOCOL_VERSION, role: 'browser', reached: ['home', 'screen'] },
      { type: 'screen', width: 1280, height: 800 },
      { type: 'title', title: 'two' },
    ]);
  });

  it('end with the reason of the power-off', () => {
    const memory = new ChannelMemory('network');
    memory.keep({ type: 'policy-applied', revision: 7 });
    memory.keep({ type: 'failed', step: 'resolver', message: 'gone' });
    expect(memory.answer().map(({ type }) => type)).toEqual(['hello', 'policy-applied', 'failed']);
  });

  it('end with the downloads and the end of the browser, until it is back', () => {
    const memory = new ChannelMemory('browser');
    memory.keep({ type: 'browser-closed', cause: 'last-window' });
    memory.keep({ type: 'downloads', files: [], count: 1 });
    expect(memory.answer().map(({ type }) => type)).toEqual(['hello', 'downloads', 'browser-closed']);
    memory.keep({ type: 'browser-reopened' });
    expect(memory.answer().map(({ type }) => type)).toEqual(['hello', 'downloads']);
  });
});
