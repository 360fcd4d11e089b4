import { describe, expect, it } from 'vitest';
import { expectedPorts } from '../../../../appliance/agent/network/expected-ports.ts';

describe('the ports that get rules', () => {
  it('are those with a card when all cards exist from the start', () => {
    expect(expectedPorts([0, 3], false)).toEqual([0, 3]);
  });

  it('are all possible ones when cards are attached while the VM runs', () => {
    expect(expectedPorts([], true)).toHaveLength(64);
  });
});
