import { expect, it } from 'vitest';
import type { Session } from '../../../host-agent/api/session.ts';
import { phaseOf } from '../../../ui/main/session-phase.ts';
import { DEFAULT_RESTRICTIONS } from '../../fixtures/restrictions.ts';

const session = (state: Session['state']): Session => ({
  id: 'a',
  profile: 'default',
  state,
  hypervisor: 'qemu',
  accelerator: 'kvm',
  startedFrom: 'cold',
  display: { kind: 'rfb', socket: '/s' },
  processes: [],
  timings: {},
  requestedAt: '2026-01-02T03:04:05.000Z',
  restrictions: DEFAULT_RESTRICTIONS,
});
const failed = { is: 'failed', trouble: { code: 'agent-lost', message: 'It went away.', hint: 'Try again.' } } as const;
const ended = { is: 'ended', reason: 'machine-ended' } as const;

it('shows what lives, and tells what ended', () => {
  expect(phaseOf(session('browsing'), undefined, false)).toEqual({ is: 'showing' });
  expect(phaseOf(undefined, ended, false)).toEqual(ended);
  expect(phaseOf(session('browsing'), ended, false)).toEqual(ended);
  expect(phaseOf(undefined, failed, false)).toEqual(failed);
});

it('stands still when it was discarded and can be brought back', () => {
  const until = '2026-01-02T03:04:13.000Z';
  expect(phaseOf({ ...session('browsing'), discardsAt: until }, undefined, false)).toEqual({ is: 'discarding', until });
  expect(phaseOf({ ...session('closing'), discardsAt: until }, undefined, false)).toEqual({ is: 'closing' });
});

it('starts until there is something to see', () => {
  for (const state of ['preparing', 'starting', 'ready'] as const)
    expect(phaseOf(session(state), undefined, false)).toBeUndefined();
  expect(phaseOf(undefined, undefined, false)).toBeUndefined();
});

it('closes what is on its way out', () => {
  for (const state of ['closing', 'gone', 'failed'] as const)
    expect(phaseOf(session(state), undefined, false)).toEqual({ is: 'closing' });
  expect(phaseOf(session('browsing'), undefined, true)).toEqual({ is: 'closing' });
});

it('shows a session whose start was answered to nobody, because the host agent went away with the answer', () => {
  expect(phaseOf(session('browsing'), failed, false)).toEqual({ is: 'showing' });
});
