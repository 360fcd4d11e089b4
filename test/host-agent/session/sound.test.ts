import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import type { SoundOutput } from '../../../host-agent/sound/output.ts';
import { WAV_HEADER_BYTES } from '../../../host-agent/sound/wav-file.ts';
import { fakeSessions, openBrowsing } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

async function playing(output: SoundOutput = { kind: 'wav' }, toml = '') {
  const fake = await fakeSessions(toml, {}, undefined, () => Promise.resolve(output));
  onTestFinished(() => fake.remove());
  fake.hypervisor.onHello = healthyGuest;
  const session = await openBrowsing(fake.sessions);
  const guest = fake.hypervisor.guests.get(session.id) ?? expect.fail();
  const heard = async () => (await readFile(session.names.soundFile)).subarray(WAV_HEADER_BYTES).toString('hex');
  return { fake, session, guest, heard };
}

describe('the sound of a session', () => {
  it('plays the samples of the VM at full volume', async () => {
    const { session, guest, heard } = await playing();
    expect(session.describe().sound).toEqual({ percent: 100, isMuted: false });
    guest.listener?.onSound(Buffer.of(1, 2, 3, 4));
    expect(await heard()).toBe('01020304');
  });

  it('says whether it can be heard', async () => {
    const { session, guest } = await playing();
    guest.listener?.onSound(Buffer.alloc(4));
    expect(session.describe()).not.toHaveProperty('isPlaying');
    guest.listener?.onSound(Buffer.of(1, 2, 3, 4));
    expect(session.describe().isPlaying).toBe(true);
    await session.setVolume({ isMuted: true });
    expect(session.describe()).not.toHaveProperty('isPlaying');
  });

  it('sets the volume of the guest’s mixer', async () => {
    const { session, guest } = await playing();
    await session.setVolume({ percent: 40 });
    await vi.waitFor(() => expect(guest.heard.at(-1)).toEqual({ type: 'volume', percent: 40, isMuted: false }));
    expect(session.describe().sound).toEqual({ percent: 40, isMuted: false });
  });

  it('is silent while it is muted, whatever the guest does with its mixer', async () => {
    const { session, guest, heard } = await playing();
    await session.setVolume({ isMuted: true });
    guest.listener?.onSound(Buffer.of(1, 2, 3, 4));
    await session.setVolume({ isMuted: false });
    guest.listener?.onSound(Buffer.of(5, 6));
    expect(await heard()).toBe('000000000506');
  });

  it('keeps its volume under the next host agent', async () => {
    const { fake, session, guest } = await playing();
    await session.setVolume({ percent: 30, isMuted: true });
    const next = fake.successor();
    await adoptSessions(next);
    expect(next.all.map((adopted) => adopted.describe().sound)).toEqual([{ percent: 30, isMuted: true }]);
    await next.closeAll();
    expect(guest.listener).toBeUndefined();
  });

  it.each<[string, SoundOutput, string]>([
    ['the host has none', { kind: 'none', reason: 'nothing runs' }, ''],
    ['its profile has none', { kind: 'wav' }, '[profile.default]\nsound = "off"'],
  ])('does not exist if %s, and has no volume then', async (_, output, toml) => {
    const { session, guest } = await playing(output, toml);
    expect(session.describe().sound).toBeUndefined();
    expect(guest.listener).toBeUndefined();
    await expect(session.setVolume({ percent: 10 })).rejects.toMatchObject({ code: 'no-sound', exitStatus: 3 });
  });
});
