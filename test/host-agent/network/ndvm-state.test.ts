import { expect, it } from 'vitest';
import type { NetworkTrouble } from '../../../host-agent/api/host/network.ts';
import { advance, type NdvmState, SHOWN_STATE, troubleIn, withCrash } from '../../../host-agent/network/ndvm-state.ts';
import { RunningNdvm } from '../../../host-agent/network/running-ndvm.ts';

const runningWith = (trouble?: NetworkTrouble) =>
  Object.create(RunningNdvm.prototype, { trouble: { value: trouble } }) as RunningNdvm;
const running = runningWith();
const trouble = { code: 'network-ended', message: 'It ended.', hint: 'Restart it.', since: '2026-01-01T00:00:00Z' };
const STATES: Record<NdvmState['is'], NdvmState> = {
  off: { is: 'off' },
  starting: {
    is: 'starting',
    start: { up: Promise.resolve(running), cancel: new AbortController(), ports: 2 },
    trouble,
  },
  up: { is: 'up', running },
  stopping: { is: 'stopping' },
  failed: { is: 'failed', trouble },
};

it.each([
  ['off', 'stopping'],
  ['starting', 'stopping'],
  ['up', 'starting'],
  ['up', 'off'],
  ['stopping', 'starting'],
  ['stopping', 'failed'],
  ['failed', 'up'],
] as const)('refuses to go from %s to %s', (from, to) => {
  expect(() => advance(STATES[from], STATES[to])).toThrow(`The network VM cannot go from ${from} to ${to}.`);
});

it.each([
  ['off', 'starting'],
  ['starting', 'up'],
  ['up', 'stopping'],
  ['up', 'failed'],
  ['stopping', 'off'],
  ['failed', 'starting'],
] as const)('goes from %s to %s', (from, to) => {
  expect(advance(STATES[from], STATES[to])).toBe(STATES[to]);
});

it('shows the trouble of an earlier run until the network VM is up again', () => {
  expect(Object.values(STATES).map((state) => [SHOWN_STATE[state.is], troubleIn(state)])).toEqual([
    ['stopped', undefined],
    ['starting', trouble],
    ['up', undefined],
    ['stopped', undefined],
    ['failed', trouble],
  ]);
});

it('shows why nothing leaves although the network VM is up', () => {
  expect(troubleIn({ is: 'up', running: runningWith(trouble) })).toBe(trouble);
});

it('crashes soon after their starts form a row, which a steady time ends', () => {
  const inARow = (upSinceMs: number, nowMs: number) => withCrash({ inARow: 1, upSinceMs }, nowMs).inARow;
  expect([inARow(1_000, 2_000), inARow(3_000, 62_999), inARow(3_000, 63_000)]).toEqual([2, 2, 1]);
});
