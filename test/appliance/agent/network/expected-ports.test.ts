import { describe, expect, it } from 'vitest';
import { expectedPorts } from '../../../../appliance/agent/network/expected-ports.ts';

describe('the ports that rules are made for', () => {
  it('are those with a card', () => {
    expect(expectedPorts([0, 3], false)).toEqual([0, 3]);
  });

  it('are all, where cards come while the machine runs', () => {
    expect(expectedPorts([], true)).toHaveLength(64);
  });
});
