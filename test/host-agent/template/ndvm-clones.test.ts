import { beforeEach, describe, expect, it } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import type { Vm, VmSpec } from '../../../host-agent/hypervisor/hypervisor.ts';
import { NdvmClones } from '../../../host-agent/template/ndvm-clones.ts';

const never = new AbortController().signal;
const vm = { record: {} } as Vm;
const spec = { role: 'network', memoryMiB: 256, processors: 1, nics: [] } as unknown as VmSpec;
let calls: string[];
let hasTemplate: boolean;
beforeEach(() => {
  [calls, hasTemplate] = [[], true];
});
const clones = (text = '') =>
  new NdvmClones(
    {
      clone: ({ level }) => {
        calls.push(`clone ${level}`);
        return Promise.resolve(hasTemplate ? { vm, key: 'k', image: 'i' } : undefined);
      },
      cloneWorked: (key) => void calls.push(`${key} worked`),
      cloneFailed: (key, fault) => Promise.resolve(void calls.push(`${key} failed: ${fault}`)),
    },
    () => parseConfig(text, 'config.toml'),
  );

describe('a clone of the network VM', () => {
  it('speaks for its template when it started, and against it when it failed, once', async () => {
    const ndvm = clones();
    expect(await ndvm.clone(spec, never)).toBe(vm);
    ndvm.started();
    ndvm.started(new Error('later, and not as a clone'));
    await ndvm.clone(spec, never);
    ndvm.started(new Error('no policy'));
    expect(calls).toEqual(['clone network', 'k worked', 'clone network', 'k failed: no policy']);
  });

  it('says nothing about a template where it started cold', async () => {
    hasTemplate = false;
    const ndvm = clones();
    expect(await ndvm.clone(spec, never)).toBeUndefined();
    ndvm.started(new Error('no policy'));
    expect(calls).toEqual(['clone network']);
  });

  it('is not made where the configuration turns sealing off', async () => {
    expect(await clones('[template]\nseal = "off"').clone(spec, never)).toBeUndefined();
    expect(calls).toEqual([]);
  });
});
