import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DumbBridge } from '../../../../appliance/agent/network/bridge-role.ts';
import { conversationWith, describeBridgeAgent } from '../../../contract/guest-agent.ts';
import { recordingAgent } from '../recording-agent.ts';

const DESCRIPTION = 'auto xenbr0 eth0\niface eth0 inet manual\niface xenbr0 inet manual\nbridge_ports eth0\n';
const deeds: string[] = [];
const kernel = { description: DESCRIPTION, mask: undefined as string | undefined, refusesRules: false };
vi.mock(import('../../../../appliance/agent/network/programs.ts'), async (original) => ({
  ...(await original()),
  ip: (lines) => Promise.resolve(void deeds.push(...lines)),
  loadFirewall: () => {
    if (kernel.refusesRules) return Promise.reject(new Error('syntax error'));
    deeds.push('rules');
    return Promise.resolve();
  },
}));
vi.mock(import('../../../../appliance/agent/network/kernel-settings.ts'), async (original) => ({
  ...(await original()),
  applySettings: () => Promise.resolve(),
}));
vi.mock(import('../../../../appliance/agent/network/links.ts'), async (original) => ({
  ...(await original()),
  waitForLinks: () => Promise.resolve({ uplink: 'eth0', ports: new Map([[3, 'eth1']]) }),
}));
vi.mock(import('node:fs/promises'), async (original) => ({
  ...(await original()),
  writeFile: ((path: string, text: string) => {
    deeds.push(`${path} ${text}`);
    kernel.mask ??= text;
    return Promise.resolve();
  }) as never,
  readFile: ((path: string) =>
    Promise.resolve(path === '/etc/network/interfaces' ? kernel.description : `${kernel.mask ?? ''}\n`)) as never,
}));

const agent = recordingAgent(deeds);
const MASK = '/sys/class/net/xenbr0/bridge/group_fwd_mask';
const settings = (revision: number, forwardEapol = false) => ({ revision, forwardEapol, rules: '' });
beforeEach(() => {
  deeds.length = 0;
  Object.assign(kernel, { description: DESCRIPTION, mask: undefined, refusesRules: false });
});

describe('the bridge of a network VM', () => {
  it('passes no frame before its rules are loaded, and says what its kernel forwards', async () => {
    await DumbBridge.start(agent, settings(1));
    const opens = deeds.indexOf('link set dev xenbr0 up');
    expect(deeds.slice(deeds.indexOf('reached bridge'), opens)).toEqual([
      'reached bridge',
      'rules',
      `${MASK} 0x0`,
      '{"type":"bridge-applied","revision":1,"groupForwardMask":0}',
    ]);
    expect(deeds.slice(0, opens).filter((deed) => /^link set dev (eth0|port3) up$/.test(deed))).toEqual([]);
    expect(deeds.slice(opens)).toEqual([
      'link set dev xenbr0 up',
      'link set dev eth0 up',
      'link set dev port3 up',
      'reached policy',
    ]);
  });

  it('is changed while it runs', async () => {
    const bridge = await DumbBridge.start(agent, settings(1));
    deeds.length = 0;
    kernel.mask = undefined;
    await bridge.apply(settings(2, true));
    expect(deeds).toEqual(['rules', `${MASK} 0x8`, '{"type":"bridge-applied","revision":2,"groupForwardMask":8}']);
  });

  it('never passes a frame without its rules, or when its kernel forwards other groups', async () => {
    kernel.refusesRules = true;
    await expect(DumbBridge.start(agent, settings(1))).rejects.toMatchObject({ step: 'policy' });
    kernel.refusesRules = false;
    kernel.mask = '0x4';
    await expect(DumbBridge.start(agent, settings(1))).rejects.toMatchObject({ step: 'policy' });
    expect(deeds.filter((deed) => deed === 'link set dev xenbr0 up' || deed === 'reached policy')).toEqual([]);
  });

  it('is not made where it is not described', async () => {
    kernel.description = '';
    await expect(DumbBridge.start(agent, settings(1))).rejects.toMatchObject({ step: 'bridge' });
    expect(deeds.at(-1)).toBe('reached uplink');
  });
});

describeBridgeAgent('the real one', () =>
  conversationWith('network', (agent) => {
    let bridge: DumbBridge | undefined;
    return {
      start: () => Promise.resolve(),
      clearScreen: () => Promise.resolve(),
      onRequest: (request) => {
        kernel.mask = undefined;
        if (request.type === 'bridge-settings') void bridge?.apply(request.settings);
        else if (request.type === 'configure' && request.task.mode === 'bridge')
          void DumbBridge.start(agent, request.task.settings).then((started) => (bridge = started));
      },
    };
  }),
);
