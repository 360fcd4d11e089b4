import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judgeXen, type XenFacts } from '../../../../host-agent/hypervisor/xl/preflight.ts';
import { parseInfo } from '../../../../host-agent/tools/xen/xl.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, '../../../fixtures/xen', name), 'utf8');
const info = parseInfo(fixture('info.txt'));
const CARD = '0000:00:10.0';
const sound: XenFacts = {
  capabilities: 'control_d\n',
  info,
  messages: '(XEN) Command line: console=com1\n',
  assignable: [CARD],
  cards: [{ address: CARD, isThere: true, driver: 'pciback' }],
};
const needs = { memoryMiB: 1500, cards: [CARD] };
const withInfo = (changes: Readonly<Record<string, string>>): XenFacts => ({
  ...sound,
  info: new Map([...info, ...Object.entries(changes)]),
});
const judged = (facts: XenFacts, asked = needs) => judgeXen(facts, asked).filter(({ level }) => level !== 'ok');

describe('preflight on Xen', () => {
  it('finds everything in order with the answers of a real Xen', () => {
    expect(judgeXen(sound, needs).map(({ check, level }) => `${check} ${level}`)).toEqual([
      'xen ok',
      'xl ok',
      'passthrough ok',
      'xsm ok',
      'network-card ok',
      'xen-memory ok',
    ]);
  });

  it.each<[string, XenFacts, string]>([
    ['no Xen', { assignable: [], cards: [] }, 'xen trouble'],
    ['another domain than dom0', { ...sound, capabilities: '' }, 'xen trouble'],
    [
      'a toolstack that does not answer',
      { capabilities: 'control_d', infoFault: 'xl failed', assignable: [], cards: [] },
      'xl trouble',
    ],
    ['an old Xen', withInfo({ xen_minor: '11', xen_version: '4.11.4' }), 'xl note'],
    ['no IOMMU', withInfo({ virt_caps: 'pv hvm hap' }), 'passthrough trouble'],
    ['domains kept apart', withInfo({ xen_commandline: 'console=com1 xsm=silo' }), 'xsm trouble'],
    [
      'domains kept apart by default',
      { ...sound, messages: '(XEN) XSM Framework v1.0.1 initialized\n(XEN) Initialising XSM SILO mode\n' },
      'xsm trouble',
    ],
    ['a FLASK policy', withInfo({ xen_commandline: 'flask=enforcing xsm=flask' }), 'xsm note'],
    ['a card that is not there', { ...sound, cards: [{ address: CARD, isThere: false }] }, 'network-card trouble'],
    [
      'a card that dom0 itself uses',
      { ...sound, assignable: [], cards: [{ address: CARD, isThere: true, driver: 'e1000e' }] },
      'network-card note',
    ],
    ['too little memory', withInfo({ free_memory: '700' }), 'xen-memory trouble'],
  ])('reports %s, with a hint', (_, facts, finding) => {
    const found = judged(facts);
    expect(found.map(({ check, level }) => `${check} ${level}`)).toEqual([finding]);
    expect(found[0]?.hint).toMatch(/\w/);
  });

  it('accepts a missing IOMMU when no card is passed through', () => {
    expect(judged(withInfo({ virt_caps: 'pv hvm' }), { memoryMiB: 100, cards: [] }).map(({ level }) => level)).toEqual([
      'note',
    ]);
  });
});
