import { PassThrough } from 'node:stream';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DeskSound } from '../../../host-agent/pool/host/desk-sound.ts';
import { WAV_HEADER_BYTES } from '../../../host-agent/sound/wav-file.ts';
import type { SoundOutput } from '../../../host-agent/sound/output.ts';
import { bedDesk, bedHost, BedPool, deskVerbs, NEVER_ABORTED, openIn, removeBed } from './pool-bed.ts';
import { unknownYet } from '../../../host-agent/pool/desk/remote-sessions.ts';

const PULSE: SoundOutput = { kind: 'pulseaudio', server: '/run/user/1000' };
const ASK = '[profile.default]\nmicrophone = "ask"';

interface Rules {
  readonly host?: string;
  readonly desk?: string;
}

async function session({ host: hostToml = ASK, desk: deskToml = ASK }: Rules = {}, output?: SoundOutput) {
  const host = await bedHost('one', hostToml);
  const pool = new BedPool([host]);
  const desk = await bedDesk(pool, deskToml, undefined, output);
  onTestFinished(async () => {
    await desk.stop();
    await host.stop();
    await removeBed(desk.folder);
  });
  const { id } = await openIn(desk, pool);
  const guest = [...host.fake.hypervisor.guests.values()][0] ?? expect.fail();
  const described = () => desk.remote.get(id).describe();
  await vi.waitFor(() => expect(described().sound).toBeDefined());
  const heard = async () =>
    (await readFile(join(desk.folder, 'remote', id, 'sound.wav'))).subarray(WAV_HEADER_BYTES).toString('hex');
  const { verbs } = await deskVerbs(desk);
  const call = { signal: NEVER_ABORTED, progress: () => undefined, deliver: () => Promise.resolve() };
  return { host, pool, desk, id, guest, described, heard, verbs, call };
}

describe('the sound of a session on another host', () => {
  it('is played on this desk, and silent here while it is muted, whatever the host sends', async () => {
    const { desk, id, guest, described, heard } = await session();
    // What comes before the desk listens is dropped.
    await vi.waitFor(async () => {
      guest.listener?.onSound(Buffer.of(1, 2, 3, 4));
      expect(await heard()).toMatch(/^(01020304)+$/);
    });
    expect(described()).toMatchObject({ sound: { percent: 100, isMuted: false }, isPlaying: true });
    desk.remote.get(id).io.sound.set({ percent: 40, isMuted: true });
    await vi.waitFor(() => expect(guest.heard).toContainEqual({ type: 'volume', percent: 40, isMuted: true }));
    // The host mutes too; a hostile one does not.
    desk.remote.get(id).io.sound.set({ isMuted: false });
    await vi.waitFor(() => expect(guest.heard.at(-1)).toMatchObject({ type: 'volume', isMuted: false }));
    desk.remote.get(id).io.sound.set({ isMuted: true });
    guest.listener?.onSound(Buffer.of(5, 6, 7, 8));
    await vi.waitFor(async () => expect(await heard()).toMatch(/^(01020304)+00000000$/));
  });

  it('is heard again after the connection was cut', async () => {
    const { pool, guest, described, heard } = await session();
    pool.cut();
    await vi.waitFor(() => expect(described().where?.isReachable).toBe(false));
    guest.listener?.onSound(Buffer.of(9, 9));
    pool.isDown = false;
    await vi.waitFor(() => expect(described().where?.isReachable).toBe(true));
    await vi.waitFor(async () => {
      guest.listener?.onSound(Buffer.of(1, 2));
      expect(await heard()).toContain('0102');
    });
    expect(await heard()).not.toContain('0909');
  });

  it('is dropped when the desk does not take it, and makes nothing wait', () => {
    const sound = new DeskSound();
    const slow = new PassThrough({ highWaterMark: 1 });
    const output = sound.output('0123abcd');
    if (output.kind !== 'elsewhere') expect.fail();
    output.player.play(Buffer.alloc(1000));
    sound.listen('0123abcd', slow);
    for (let second = 0; second < 10; second += 1) output.player.play(Buffer.alloc(40_000));
    expect(slow.writableLength + slow.readableLength).toBeLessThan(100_000);
    expect(slow.writableLength + slow.readableLength).toBeGreaterThanOrEqual(40_000);
  });
});

describe('the microphone of a session on another host', () => {
  it('is that of this desk, recorded here only while it is on, and heard by its guest', async () => {
    const { desk, id, guest, described, verbs, call } = await session({}, PULSE);
    await vi.waitFor(() => expect(described().microphone).toBe('off'));
    expect([desk.recorders.running, guest.spoken]).toEqual([0, undefined]);
    const turned = verbs['session.microphone']({ id, isOn: true }, call);
    await vi.waitFor(() => expect(desk.recorders.running).toBe(1));
    desk.recorders.hear(Buffer.of(1, 2));
    expect((await turned).microphone).toBe('on');
    desk.recorders.hear(Buffer.of(3, 4));
    await vi.waitFor(() => expect(guest.spoken?.toString('hex')).toBe('01020304'));
    expect((await verbs['session.microphone']({ id, isOn: false }, call)).microphone).toBe('off');
    expect(desk.recorders.running).toBe(0);
    await vi.waitFor(() => expect(guest.spoken).toBeUndefined());
    expect(guest.heard.flatMap((message) => (message.type === 'microphone' ? [message.isOn] : []))).toEqual([
      true,
      false,
    ]);
  });

  it('is off when its host says that its browser ended', async () => {
    const { desk, id, verbs, call, described } = await session({}, PULSE);
    await vi.waitFor(() => expect(described().microphone).toBe('off'));
    const turned = verbs['session.microphone']({ id, isOn: true }, call);
    await vi.waitFor(() => expect(desk.recorders.running).toBe(1));
    desk.recorders.hear(Buffer.of(1, 2));
    await turned;
    const { identity, restrictions } = desk.remote.get(id);
    desk.remote.get(id).update({ ...unknownYet(identity.remoteId), restrictions, browserEnded: 'returning' });
    expect([described().microphone, desk.recorders.running]).toEqual(['off', 0]);
  });

  it('is off when the connection drops, and stays off when it is back', async () => {
    const { pool, desk, id, guest, described, verbs, call } = await session({}, PULSE);
    await vi.waitFor(() => expect(described().microphone).toBe('off'));
    const turned = verbs['session.microphone']({ id, isOn: true }, call);
    await vi.waitFor(() => expect(desk.recorders.running).toBe(1));
    desk.recorders.hear(Buffer.of(1, 2));
    await turned;
    pool.cut();
    await vi.waitFor(() => expect([described().microphone, desk.recorders.running]).toEqual(['off', 0]));
    pool.isDown = false;
    await vi.waitFor(() => expect(described().where?.isReachable).toBe(true));
    await vi.waitFor(() => expect(guest.spoken).toBeUndefined());
    expect([described().microphone, desk.recorders.running]).toEqual(['off', 0]);
  });

  it.each([
    ['this desk', { desk: '[profile.default]\nmicrophone = "off"' }],
    ['the host', { host: '[profile.default]\nmicrophone = "off"' }],
  ])('is absent when %s forbids it', async (_, rules) => {
    const { desk, id, described, verbs, call } = await session(rules, PULSE);
    expect(described()).not.toHaveProperty('microphone');
    await expect(verbs['session.microphone']({ id, isOn: true }, call)).rejects.toMatchObject({
      code: 'no-microphone',
    });
    expect(desk.recorders.running).toBe(0);
  });
});
