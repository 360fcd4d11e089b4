import { Socket } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { adoptSessions } from '../../../host-agent/session/adopt.ts';
import type { SoundOutput } from '../../../host-agent/sound/output.ts';
import { fakeSessions, openBrowsing } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { FakeRecorders } from './fake-recorders.ts';

const PULSE: SoundOutput = { kind: 'pulseaudio', server: '/run/user/1000' };
const ASK = '[profile.default]\nmicrophone = "ask"';

async function speaking(output: SoundOutput = PULSE, toml = ASK) {
  const recorders = new FakeRecorders();
  const fake = await fakeSessions(toml, {}, undefined, () => Promise.resolve(output), recorders.record);
  onTestFinished(() => fake.remove());
  fake.hypervisor.onHello = healthyGuest;
  const session = await openBrowsing(fake.sessions);
  const guest = fake.hypervisor.guests.get(session.id) ?? expect.fail();
  const turnOn = async (samples = Buffer.of(1, 2)) => {
    const turned = session.io.microphone.turnOn();
    await vi.waitFor(() => expect(recorders.running).toBe(1));
    recorders.hear(samples);
    await turned;
  };
  const reported = () => guest.heard.flatMap((message) => (message.type === 'microphone' ? [message.isOn] : []));
  return { recorders, fake, session, guest, turnOn, reported };
}

describe('the microphone of a session', () => {
  it('is off at first: nothing is recorded or sent', async () => {
    const { recorders, session, guest, reported } = await speaking();
    expect(session.describe().microphone).toBe('off');
    expect([recorders.titles, guest.spoken, reported()]).toEqual([[], undefined, []]);
  });

  it('sends samples while it is on, and none afterwards', async () => {
    const { recorders, session, guest, turnOn, reported } = await speaking();
    await turnOn(Buffer.of(1, 2));
    recorders.hear(Buffer.of(3, 4));
    expect(session.describe().microphone).toBe('on');
    await vi.waitFor(() => expect([guest.spoken?.toString('hex'), reported()]).toEqual(['01020304', [true]]));
    session.io.microphone.turnOff();
    expect([session.describe().microphone, recorders.running]).toEqual(['off', 0]);
    recorders.hear(Buffer.of(5, 6));
    await vi.waitFor(() => expect([guest.spoken, reported()]).toEqual([undefined, [true, false]]));
  });

  it('starts a new recording each time it is turned on', async () => {
    const { recorders, session, guest, turnOn } = await speaking();
    await turnOn(Buffer.of(1, 2));
    session.io.microphone.turnOff();
    await vi.waitFor(() => expect(guest.spoken).toBeUndefined());
    await turnOn(Buffer.of(7, 8));
    await vi.waitFor(() => expect(guest.spoken?.toString('hex')).toBe('0708'));
    expect(recorders.titles).toEqual([`default ${session.id}`, `default ${session.id}`]);
  });

  it('records once, however often it is turned on', async () => {
    const { recorders, session, turnOn } = await speaking();
    await turnOn();
    await session.io.microphone.turnOn();
    expect(recorders.titles).toHaveLength(1);
  });

  it('stays off if it was turned off before the first sample', async () => {
    const { recorders, session } = await speaking();
    const turned = session.io.microphone.turnOn();
    session.io.microphone.turnOff();
    await turned;
    expect([session.describe().microphone, recorders.running]).toEqual(['off', 0]);
  });

  it('is off when the session has ended', async () => {
    const { recorders, session, turnOn } = await speaking();
    await turnOn();
    await session.end('closed');
    expect(recorders.running).toBe(0);
  });

  it('is off when the session is discarded, and stays off after undo', async () => {
    const { recorders, session, turnOn } = await speaking();
    await turnOn();
    await session.pendingDiscard.begin(30);
    expect(recorders.running).toBe(0);
    await session.pendingDiscard.undo();
    expect([session.describe().microphone, recorders.running]).toEqual(['off', 0]);
  });

  it('is turned off when its profile is edited to forbid it, and stays off under the next host agent', async () => {
    const { fake, recorders, session, turnOn } = await speaking();
    await turnOn();
    Object.assign(fake.sessions.deps, { config: () => parseConfig('', 'config.toml') });
    await fake.sessions.profilesEdited();
    Object.assign(fake.sessions.deps, { config: () => parseConfig(ASK, 'config.toml') });
    const next = fake.successor();
    await adoptSessions(next);
    for (const sessions of [fake.sessions, next]) {
      expect(sessions.get(session.id).describe()).not.toHaveProperty('microphone');
      await expect(sessions.get(session.id).io.microphone.turnOn()).rejects.toMatchObject({ code: 'no-microphone' });
    }
    expect(recorders.running).toBe(0);
  });

  it('is turned off by the next host agent', async () => {
    const { fake, turnOn, reported } = await speaking();
    await turnOn();
    const next = fake.successor();
    await adoptSessions(next);
    expect(next.all.map((adopted) => adopted.describe().microphone)).toEqual(['off']);
    await vi.waitFor(() => expect(reported().at(-1)).toBe(false));
  });

  it('reports why it records nothing, and is off', async () => {
    const { recorders, session } = await speaking();
    const turned = session.io.microphone.turnOn();
    await vi.waitFor(() => expect(recorders.running).toBe(1));
    recorders.end('no such source');
    await expect(turned).rejects.toMatchObject({
      code: 'microphone-silent',
      message: 'The microphone of your computer delivers nothing: no such source',
    });
    expect([session.describe().microphone, recorders.running]).toEqual(['off', 0]);
  });

  it('drops samples that the VM does not read, except the last quarter of a second', async () => {
    const { recorders, guest, turnOn } = await speaking();
    guest.hearsUpToBytes = 1;
    const connected = vi.spyOn(Socket.prototype, 'write');
    onTestFinished(() => {
      connected.mockRestore();
    });
    await turnOn();
    const second = 96_000;
    const chunk = 1_920;
    for (let bytes = 0; bytes < 60 * second; bytes += chunk) {
      recorders.hear(Buffer.alloc(chunk));
      // The kernel takes what it keeps for any socket.
      if (bytes % second === 0) await setImmediate();
    }
    const sentBytes =
      connected.mock.calls.filter(([written]) => Buffer.isBuffer(written) && written.length === chunk).length * chunk;
    expect(sentBytes).toBeLessThanOrEqual(24_000 + 2 * 212_992);
  });

  it('stops waiting when the caller is gone', async () => {
    const { recorders, session, turnOn } = await speaking();
    const gone = new AbortController();
    await turnOn();
    const lasting = session.io.microphone.whileOn(gone.signal);
    gone.abort();
    await lasting;
    expect(recorders.running).toBe(1);
    const other = session.io.microphone.whileOn(new AbortController().signal);
    session.io.microphone.turnOff();
    await other;
    expect(recorders.running).toBe(0);
  });

  it.each<[string, SoundOutput, string]>([
    ['its profile does not allow one, which is the default', PULSE, ''],
    ['the host has no sound', { kind: 'none', reason: 'nothing runs' }, ASK],
    ['the sound output is a file', { kind: 'wav' }, ASK],
  ])('does not exist if %s', async (_, output, toml) => {
    const { recorders, session } = await speaking(output, toml);
    expect(session.describe()).not.toHaveProperty('microphone');
    await expect(session.io.microphone.turnOn()).rejects.toMatchObject({ code: 'no-microphone', exitStatus: 3 });
    expect(recorders.titles).toEqual([]);
  });
});
