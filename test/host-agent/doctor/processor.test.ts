import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  coreFinding,
  mergingFinding,
  nestedFindings,
  processorFindings,
  vulnerabilityFindings,
} from '../../../host-agent/doctor/processor.ts';

const scratch = mkdtempSync(join(tmpdir(), 'sb-processor-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const intel = { commandLine: 'quiet', processor: 'vendor_id\t: GenuineIntel\nflags\t\t: fpu vmx\n' };
const amd = { commandLine: 'quiet', processor: 'vendor_id\t: AuthenticAMD\nflags\t\t: fpu svm\n' };

describe('the doctor', () => {
  it('reports nested virtualisation, merged memory, shared cores and each vulnerability, with what to do', async () => {
    const files = {
      'sys/module/kvm_amd/parameters/nested': '1\n',
      'sys/kernel/mm/ksm/run': '1\n',
      'sys/devices/system/cpu/vulnerabilities/mds': 'Not affected\n',
      'sys/devices/system/cpu/vulnerabilities/spec_store_bypass': 'Vulnerable\n',
      'sys/devices/system/cpu/vulnerabilities/spectre_v2': 'Mitigation: Retpolines; STIBP: disabled\n',
      'sys/devices/system/cpu/vulnerabilities/tsa': 'Vulnerable: No microcode\u001b[2J\n',
      'proc/cmdline': 'quiet\n',
      'proc/cpuinfo': amd.processor,
    };
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(scratch, name)), { recursive: true });
      writeFileSync(join(scratch, name), text);
    }
    const found = await processorFindings({ sys: join(scratch, 'sys'), proc: join(scratch, 'proc') }, () =>
      Promise.resolve('unavailable'),
    );
    expect(found.map(({ check, level }) => [check, level])).toEqual([
      ['nested virtualisation', 'ok'],
      ['memory merging', 'note'],
      ['processor cores', 'note'],
      ['processor', 'note'],
    ]);
    expect(found.map(({ hint }) => hint)).toEqual([
      expect.stringContaining('options kvm_amd nested=0'),
      expect.stringContaining('echo 2 > /sys/kernel/mm/ksm/run'),
      expect.stringContaining('/sys/devices/system/cpu/smt/control'),
      expect.stringMatching(/^[^]*amd64-microcode(?![^]*amd64-microcode)/),
    ]);
    expect(found[3]?.message).toContain('spec_store_bypass (Vulnerable)');
    expect(found[3]?.message).toContain('tsa (Vulnerable: No microcode?[2J)');
  });

  it('reports a kernel without KVM, KSM and vulnerabilities', async () => {
    const found = await processorFindings({ sys: '/nowhere', proc: '/nowhere' }, () => Promise.resolve('unneeded'));
    expect(found.map(({ check, level }) => [check, level])).toEqual([
      ['memory merging', 'ok'],
      ['processor cores', 'ok'],
      ['processor', 'note'],
    ]);
  });

  it.each([
    ['Y', 'KVM offers nested virtualisation.'],
    ['1', 'KVM offers nested virtualisation.'],
    ['N', 'KVM offers no nested virtualisation.'],
    ['0', 'KVM offers no nested virtualisation.'],
  ])('says what the parameter "%s" of KVM means', (nested, message) => {
    expect(nestedFindings([{ module: 'kvm_intel', nested }])).toMatchObject([
      { level: 'ok', message: expect.stringContaining(message) as string },
    ]);
  });

  it.each([
    ['0', 'ok'],
    // 2: stopped, and everything unmerged.
    ['2', 'ok'],
    ['1', 'note'],
  ] as const)('says what the state %s of memory merging means', (run, level) => {
    expect(mergingFinding(run).level).toBe(level);
  });

  it.each([
    ['unneeded', 'ok', 'one thread'],
    ['used', 'ok', 'Core scheduling keeps'],
    ['unavailable', 'note', 'core scheduling does not work here'],
  ] as const)('says whether VMs share a core when core scheduling is %s', (scheduling, level, words) => {
    expect(coreFinding(scheduling)).toMatchObject({ level, message: expect.stringContaining(words) as string });
  });

  it.each([
    ['Not affected'],
    ['Mitigation: PTE Inversion; VMX: conditional cache flushes, SMT disabled'],
    ['Unknown: Dependent on hypervisor status'],
  ])('reports no vulnerability for "%s"', (state) => {
    expect(vulnerabilityFindings([{ name: 'l1tf', state }], intel)).toMatchObject([{ level: 'ok' }]);
  });

  it.each([
    ['Vulnerable: Clear CPU buffers attempted, no microcode', intel, 'apt-get install intel-microcode'],
    ['KVM: Vulnerable', intel, 'apt-get install intel-microcode'],
    ['Vulnerable: Safe RET, no microcode', amd, 'apt-get install amd64-microcode'],
    ['Mitigation: Clear CPU buffers; SMT vulnerable', intel, 'turn multithreading off'],
    ['Vulnerable', { ...intel, commandLine: 'ro mitigations=off' }, 'Remove "mitigations=off"'],
    ['Vulnerable', { ...intel, processor: 'flags\t\t: fpu hypervisor\n' }, 'the computer that it runs on'],
  ])('says what to do about "%s"', (state, host, hint) => {
    expect(vulnerabilityFindings([{ name: 'mds', state }], host)).toMatchObject([
      { level: 'note', hint: expect.stringContaining(hint) as string },
    ]);
  });
});
