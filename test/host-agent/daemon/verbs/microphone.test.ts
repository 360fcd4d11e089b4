import { expect, it, onTestFinished, vi } from 'vitest';
import { fakeSessions, openBrowsing, verbsOn } from '../../session/fake-sessions.ts';
import { healthyGuest } from '../../../fakes/guest-agent.ts';
import { FakeRecorders } from '../../session/fake-recorders.ts';

async function speaking() {
  const recorders = new FakeRecorders();
  const fake = await fakeSessions(
    '[profile.default]\nmicrophone = "ask"',
    {},
    undefined,
    () => Promise.resolve({ kind: 'pulseaudio', server: '/run/user/1000' }),
    recorders.record,
  );
  onTestFinished(() => fake.remove());
  fake.hypervisor.onHello = healthyGuest;
  const { id } = await openBrowsing(fake.sessions);
  return {
    recorders,
    id,
    verbs: verbsOn(fake.sessions),
    state: () => fake.sessions.get(id).describe().microphone,
  };
}

it('keeps the microphone on exactly as long as its caller is connected', async () => {
  const { recorders, id, verbs, state } = await speaking();
  const gone = new AbortController();
  const progress = vi.fn();
  const spoken = verbs['session.hold-microphone'](
    { id },
    { signal: gone.signal, progress, deliver: () => Promise.resolve() },
  );
  await vi.waitFor(() => expect(recorders.running).toBe(1));
  expect(progress).not.toHaveBeenCalled();
  recorders.hear(Buffer.of(1, 2));
  await vi.waitFor(() => expect(progress).toHaveBeenCalledWith({ isHeard: true }));
  expect(state()).toBe('on');
  gone.abort();
  expect(await spoken).toMatchObject({ microphone: 'off' });
  expect(recorders.running).toBe(0);
});

it('turns the microphone off when the caller disconnects before anything is heard', async () => {
  const { recorders, id, verbs } = await speaking();
  const gone = new AbortController();
  const spoken = verbs['session.hold-microphone'](
    { id },
    { signal: gone.signal, progress: () => undefined, deliver: () => Promise.resolve() },
  );
  await vi.waitFor(() => expect(recorders.running).toBe(1));
  gone.abort();
  expect(await spoken).toMatchObject({ microphone: 'off' });
  expect(recorders.running).toBe(0);
});

it('keeps the microphone on until any client turns it off', async () => {
  const { recorders, id, verbs, state } = await speaking();
  const call = { signal: new AbortController().signal, progress: () => undefined, deliver: () => Promise.resolve() };
  const turned = verbs['session.microphone']({ id, isOn: true }, call);
  await vi.waitFor(() => expect(recorders.running).toBe(1));
  recorders.hear(Buffer.of(1, 2));
  expect(await turned).toMatchObject({ microphone: 'on' });
  const spoken = verbs['session.hold-microphone']({ id }, call);
  expect(await verbs['session.microphone']({ id, isOn: false }, call)).toMatchObject({ microphone: 'off' });
  await spoken;
  expect([state(), recorders.running]).toEqual(['off', 0]);
});
