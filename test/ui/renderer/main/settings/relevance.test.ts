import { describe, expect, it } from 'vitest';
import { isExpert, isRelevant } from '../../../../../ui/renderer/main/settings/relevance.ts';
import { configuration } from '../../../configuration.ts';

const { values } = configuration;
const relevant = (path: string, changes: object = {}, written: object = {}) =>
  isRelevant({ values: { ...values, ...changes }, written: written as typeof values }, path.split('.'));

describe('a setting', () => {
  it.each(['xen.networkKind', 'xenclient.dom0', 'network.tap.bridge', 'network.pci.device', 'network.bridgeRules'])(
    'is hidden where it has no effect: %s with QEMU and an ordinary network',
    (path) => expect(relevant(path)).toBe(false),
  );

  it('is shown once it has an effect', () => {
    expect(relevant('xen.networkKind', { hypervisor: 'xl' })).toBe(true);
    expect(relevant('accelerator', { hypervisor: 'xl' })).toBe(false);
    expect(relevant('network.tap.bridge', { network: { uplink: 'tap' } })).toBe(true);
    expect(relevant('network.forwardEapol', { network: { mode: 'bridge' } })).toBe(true);
  });

  it('is shown while it is in the file, with or without an effect', () => {
    expect(relevant('network.tap.bridge', {}, { network: { tap: { bridge: 'br0' } } })).toBe(true);
  });

  it('of a profile depends on that profile', () => {
    const profile = {
      a: { network: { policy: 'allow-list' }, idleStopMinutes: 5, sound: 'off' },
      b: { network: { policy: 'offline' }, idleStopMinutes: 0, sound: 'on' },
    };
    const shown = (name: string) =>
      ['network.allow', 'mayKeepRunning', 'microphone', 'colour'].filter((key) =>
        relevant(`profile.${name}.${key}`, { profile }),
      );
    expect(shown('a')).toEqual(['network.allow', 'mayKeepRunning', 'colour']);
    expect(shown('b')).toEqual(['microphone', 'colour']);
  });

  it('is for experts or for everybody', () => {
    const isForExperts = (path: string) => isExpert(path.split('.'));
    expect(['network.ports', 'profile.work.memoryMiB', 'profile.*.screen.width', 'log.level'].every(isForExperts)).toBe(
      true,
    );
    expect(['defaultProfile', 'updates.check', 'profile.work.colour', 'end.undoSeconds'].some(isForExperts)).toBe(
      false,
    );
  });
});
