import { expect, it } from 'vitest';
import { withheldButOffered } from '../../../appliance/inspector/confinement.ts';

it.each([
  ['processor\t: 0\nflags\t\t: fpu vme hypervisor\nbugs\t\t:\n', []],
  ['flags\t\t: fpu svm hypervisor\n', ['svm']],
  ['flags\t\t: fpu vmx arch_perfmon\nvmx flags\t: vnmi\n', ['vmx', 'arch_perfmon']],
  ['flags\t\t: perfctr_core perfmon_v2 svm_lock\n', ['perfctr_core', 'perfmon_v2']],
  ['', []],
])('finds in %j what a VM is not supposed to have', (cpuinfo, offered) => {
  expect(withheldButOffered(cpuinfo)).toEqual(offered);
});
