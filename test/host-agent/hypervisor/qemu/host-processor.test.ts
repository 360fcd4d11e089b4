import { expect, it } from 'vitest';
import { hostProcessor } from '../../../../host-agent/hypervisor/qemu/sealing.ts';

const processors = (changes: Readonly<Record<string, string>> = {}) =>
  ['0', '1']
    .map((number) =>
      Object.entries({
        processor: number,
        vendor_id: 'AuthenticAMD',
        'cpu family': '23',
        model: '49',
        'model name': 'AMD EPYC-Rome Processor',
        stepping: '0',
        microcode: '0x1000065',
        'cpu MHz': '2595.124',
        flags: 'fpu vme svm',
        bogomips: '5190.24',
        'power management': '',
        ...changes,
      })
        .map(([name, value]) => `${name}\t: ${value}\n`)
        .join(''),
    )
    .join('\n');
const before = hostProcessor('6.12.48', processors());

it.each([
  ['vendor_id', 'the processor'],
  ['cpu family', 'the processor'],
  ['model', 'the processor'],
  ['model name', 'the processor'],
  ['stepping', 'the processor'],
  ['microcode', 'the microcode'],
  ['flags', 'the features of the processor'],
])('a host with another %s differs in one part', (name, part) => {
  const after = hostProcessor('6.12.48', processors({ [name]: 'other' }));
  expect(Object.keys(after).filter((each) => after[each] !== before[each])).toEqual([part]);
});

it('a host with another kernel differs in its kernel, and what changes all the time does not count', () => {
  expect(hostProcessor('6.12.57', processors())).toEqual({ ...before, 'the kernel': '6.12.57' });
  expect(hostProcessor('6.12.48', processors({ 'cpu MHz': '800', bogomips: '1', processor: '9' }))).toEqual(before);
});
