import { expect, it } from 'vitest';
import type { Finding } from '../../../../host-agent/api/host/doctor.ts';
import { findingHandlers } from '../../../../ui/main/handlers/finding-handlers.ts';

const closed: Finding = { check: 'accelerator', level: 'note', message: 'Slow.', variant: 'no-permission' };

/** What is done when a page asks to fix `check`. */
async function doneFor(check: string, { findings = [closed], canJoinKvm = true, joins = true } = {}) {
  const done: string[] = [];
  const note = async (what: string, result = true) => {
    done.push(what);
    return result;
  };
  const handlers = findingHandlers({
    model: { doctor: { isRunning: false, findings }, canJoinKvm },
    builds: { build: (role) => note(`build ${role}`) },
    kvmGroup: { join: () => note('join', joins) },
    agentSync: {
      runDoctor: async () => {
        await note('doctor');
      },
    },
  });
  await handlers['doctor.fix']({ check }, undefined as never);
  return done;
}

it('a finding about an image is fixed by its build', async () => {
  expect(await doneFor('network image')).toEqual(['build network']);
});

it('a missing group is fixed by joining it, and the doctor looks again unless the person declined', async () => {
  expect(await doneFor('accelerator')).toEqual(['join', 'doctor']);
  expect(await doneFor('accelerator', { joins: false })).toEqual(['join']);
});

it('no page makes the dialogue of polkit appear where the doctor has found nothing that it fixes', async () => {
  for (const findings of [[], [{ ...closed, variant: 'no-kvm' }], [{ ...closed, check: 'uplink' }]])
    expect(await doneFor('accelerator', { findings })).toEqual([]);
  expect(await doneFor('uplink', { findings: [{ ...closed, check: 'uplink' }] })).toEqual([]);
  expect(await doneFor('accelerator', { canJoinKvm: false })).toEqual([]);
  expect(await doneFor('swap')).toEqual([]);
});
