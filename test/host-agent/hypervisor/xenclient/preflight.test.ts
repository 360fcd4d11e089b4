import { describe, expect, it } from 'vitest';
import { judgeXenclient, type XenclientFacts } from '../../../../host-agent/hypervisor/xenclient/preflight.ts';

const CARD = '0000:03:00.0';
const sound: XenclientFacts = {
  templates: ['new-vm-empty'],
  missing: [],
  mayCreate: true,
  mayDelete: true,
  freeMiB: 4096,
  devices: [CARD],
};
const needs = { memoryMiB: 1500, cards: [CARD] };

describe('preflight on XenClient', () => {
  it('finds everything in order, and says that it was never tested on real hardware', () => {
    expect(judgeXenclient(sound, needs).map(({ check, level }) => `${check} ${level}`)).toEqual([
      'xenmgr ok',
      'dom0-programs ok',
      'network-card ok',
      'xen-memory ok',
      'xenclient-untried note',
    ]);
  });

  it.each<[string, XenclientFacts, string]>([
    ['an xenmgr that does not answer', { fault: 'no such service', missing: [] }, 'xenmgr trouble'],
    ['missing programs', { ...sound, missing: ['tap-ctl'] }, 'dom0-programs trouble'],
    ['a policy that forbids VMs', { ...sound, mayCreate: false }, 'xenmgr-policy trouble'],
    ['a card that is not there', { ...sound, devices: [] }, 'network-card trouble'],
    ['too little memory', { ...sound, freeMiB: 700 }, 'xen-memory trouble'],
  ])('reports %s, with a hint', (_, facts, finding) => {
    const found = judgeXenclient(facts, needs).filter(
      ({ level, check }) => level !== 'ok' && check !== 'xenclient-untried',
    );
    expect(found.map(({ check, level }) => `${check} ${level}`)).toEqual([finding]);
    expect(found[0]?.hint).toMatch(/\w/);
  });
});
