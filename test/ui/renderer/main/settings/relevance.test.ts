import { describe, expect, it } from 'vitest';
import { isRelevant } from '../../../../../ui/renderer/main/settings/relevance.ts';
import { configuration } from '../../../configuration.ts';

const { values } = configuration;
const field = (key: string) =>
  configuration.fields.find(({ path }) => path.join('.') === key) ?? expect.fail(`There is no ${key}.`);
const relevant = (key: string, changes: object = {}, written: object = {}, profile?: string) =>
  isRelevant({ values: { ...values, ...changes }, written: written as typeof values }, field(key), profile);

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
        relevant(`profile.*.${key}`, { profile }, {}, name),
      );
    expect(shown('a')).toEqual(['network.allow', 'mayKeepRunning', 'colour']);
    expect(shown('b')).toEqual(['microphone', 'colour']);
  });

  it('is for experts or for everybody', () => {
    const isForExperts = (key: string) => field(key).isExpert === true;
    expect(['network.ports', 'profile.*.memoryMiB', 'profile.*.screen.width', 'log.level'].every(isForExperts)).toBe(
      true,
    );
    expect(['defaultProfile', 'updates.check', 'profile.*.colour', 'end.undoSeconds'].some(isForExperts)).toBe(false);
  });
});
