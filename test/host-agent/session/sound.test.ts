/** Sound on the fake hypervisor: a test plays as the machine, and what is heard goes into a file. */
import { readFile } from 'node:fs/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import type { SoundOutput } from '../../../host-agent/sound/output.ts';
import { WAV_HEADER_BYTES } from '../../../host-agent/sound/wav-file.ts';
import { fakeWorld, healthyGuest } from './fake-session-deps.ts';

const unheeded = { onCreated: () => undefined, onProgress: () => undefined };

async function playing(output: SoundOutput = { kind: 'wav' }, toml = '') {
  const world = await fakeWorld(toml, {}, undefined, () => Promise.resolve(output));
  onTestFinished(() => world.remove());
  world.hypervisor.onHello = healthyGuest;
  const session = await openSession(world.sessions, {}, unheeded, new AbortController().signal);
  const guest = world.hypervisor.guests.get(session.id) ?? expect.fail();
  const heard = async () => (await readFile(session.names.soundFile)).subarray(WAV_HEADER_BYTES).toString('hex');
  return { world, session, guest, heard };
}

describe('the sound of a session', () => {
  it('is heard as its machine plays it, at full volume', async () => {
    const { session, guest, heard } = await playing();
    expect(session.describe().sound).toEqual({ percent: 100, isMuted: false });
    guest.listener?.onSound(Buffer.of(1, 2, 3, 4));
    expect(await heard()).toBe('01020304');
  });

  it('is as loud as the machine’s mixer is told', async () => {
    const { session, guest } = await playing();
    await session.setVolume({ percent: 40 });
    await vi.waitFor(() => expect(guest.heard.at(-1)).toEqual({ type: 'volume', percent: 40, isMuted: false }));
    expect(session.describe().sound).toEqual({ percent: 40, isMuted: false });
  });

  it('is silence when it is muted, whatever the machine does with its mixer', async () => {
    const { session, guest, heard } = await playing();
    await session.setVolume({ isMuted: true });
    guest.listener?.onSound(Buffer.of(1, 2, 3, 4));
    await session.setVolume({ isMuted: false });
    guest.listener?.onSound(Buffer.of(5, 6));
    expect(await heard()).toBe('000000000506');
  });

  it('stays as loud for the next host agent', async () => {
    const { world, session, guest } = await playing();
    await session.setVolume({ percent: 30, isMuted: true });
    const next = world.successor();
    await adoptSessions(next);
    expect(next.all.map((adopted) => adopted.describe().sound)).toEqual([{ percent: 30, isMuted: true }]);
    await next.closeAll();
    expect(guest.listener).toBeUndefined();
  });

  it.each<[string, SoundOutput, string]>([
    ['this computer has none', { kind: 'none', reason: 'nothing runs' }, ''],
    ['its profile has none', { kind: 'wav' }, '[profile.default]\nsound = "off"'],
  ])('is not there where %s: then nothing can be made louder', async (_, output, toml) => {
    const { session, guest } = await playing(output, toml);
    expect(session.describe().sound).toBeUndefined();
    expect(guest.listener).toBeUndefined();
    await expect(session.setVolume({ percent: 10 })).rejects.toMatchObject({ code: 'no-sound', exitStatus: 3 });
  });
});
