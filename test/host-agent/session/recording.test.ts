import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { parseConfig } from '../../../host-agent/config/load.ts';
import type { RecordingAct, RecordingSummary } from '../../../host-agent/api/session/recording.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { dnsAnswer, fakeRecording, pcapOf } from '../recording/recording-setup.ts';
import { fakeSessions, openBrowsing, verbsOn } from './fake-sessions.ts';

/** A session whose profile has this rule. */
async function recordable(rule: 'off' | 'ask' | 'on') {
  const { deps, recorded, folder, folders, root, check, wire } = await fakeRecording();
  const { capture } = recorded;
  const fake = await fakeSessions(`[profile.default]\nrecord = "${rule}"`, {
    capture: (_, onCapture, signal) => capture(onCapture, signal),
  });
  onTestFinished(() => fake.remove());
  fake.hypervisor.onHello = healthyGuest;
  const sessions = fake.successor({ recorder: deps });
  const { id } = await openBrowsing(sessions);
  const guest = [...fake.hypervisor.guests.values()][0];
  if (!guest) throw new Error('There is no guest.');
  const verbs = verbsOn(sessions);
  const cancel = new AbortController();
  const onBegun = vi.fn();
  const call = { signal: cancel.signal, progress: onBegun, deliver: () => Promise.resolve() };
  return {
    ...{ fake, sessions, id, guest, folder, folders, root, check, wire, cancel, onBegun },
    record: (): Promise<RecordingSummary> => verbs['session.record']({ id, folder }, call),
    steer: (act: RecordingAct) => verbs['session.steer-recording']({ id, act }, { ...call, progress: () => undefined }),
    state: () => sessions.get(id).describe().recording,
  };
}

/** A key is made first, which takes a while. */
const begun = (onBegun: unknown) => vi.waitFor(() => expect(onBegun).toHaveBeenCalled(), { timeout: 20_000 });

describe('a session that may be recorded', () => {
  it('is not recorded without the key: not one byte is written', async () => {
    const { record, state, folder, folders, steer } = await recordable('off');
    await expect(record()).rejects.toMatchObject({ code: 'no-recording' });
    expect(state()).toBeUndefined();
    await steer('agree');
    expect(existsSync(folder)).toBe(false);
    expect(readdirSync(folders.data)).toEqual([]);
  });

  it('writes nothing before it is recorded, and shows while it is', async () => {
    const { record, state, folder, steer, onBegun, check } = await recordable('on');
    expect(existsSync(folder)).toBe(false);
    const ended = record();
    await begun(onBegun);
    expect(state()).toEqual({ is: 'on', folder });
    await expect(record()).rejects.toMatchObject({ code: 'recording-under-way' });
    await steer('stop');
    expect(await ended).toMatchObject({ folder, end: 'stopped' });
    expect(state()).toBeUndefined();
    expect(await check()).toMatchObject({ end: 'stopped', problems: [] });
  });

  it('asks the person first, who may refuse', async () => {
    const { record, state, folder, steer, onBegun } = await recordable('ask');
    const refused = record();
    await vi.waitFor(() => expect(state()).toEqual({ is: 'asking', folder }));
    expect(existsSync(folder)).toBe(false);
    await steer('refuse');
    await expect(refused).rejects.toMatchObject({ code: 'recording-refused' });
    expect(existsSync(folder)).toBe(false);
    const ended = record();
    await vi.waitFor(() => expect(state()?.is).toBe('asking'), { timeout: 20_000 });
    await steer('agree');
    await begun(onBegun);
    await steer('stop');
    expect(await ended).toMatchObject({ end: 'stopped' });
  });

  it('is closed when its caller has gone, and when the session ends', async () => {
    const first = await recordable('on');
    const gone = first.record();
    await begun(first.onBegun);
    first.cancel.abort();
    expect(await gone).toMatchObject({ end: 'stopped' });
    const { record, onBegun, sessions, id, check } = await recordable('on');
    const ended = record();
    await begun(onBegun);
    await sessions.get(id).close();
    expect(await ended).toMatchObject({ end: 'session-ended' });
    expect(await check()).toMatchObject({ end: 'session-ended', problems: [] });
  });

  it('keeps all that came before its guest ended its agent', async () => {
    const { record, onBegun, guest, wire, check, folder } = await recordable('on');
    const ended = record();
    await begun(onBegun);
    await guest.onScreen?.onFrame({ width: 2, height: 2, bgrx: Buffer.alloc(16, 1) });
    wire.write(pcapOf([dnsAnswer('before.test', [198, 51, 100, 7])]));
    await vi.waitFor(() => expect(wire.readableLength).toBe(0));
    guest.hangUp();
    guest.crash();
    expect(await ended).toMatchObject({ end: 'session-ended' });
    expect((await check()).problems).toEqual([]);
    expect(readFileSync(join(folder, 'network.pcapng')).includes('before')).toBe(true);
    expect(readFileSync(join(folder, 'screen.webm')).length).toBeGreaterThanOrEqual(16);
  });

  it('ends when its profile no longer allows it', async () => {
    const { record, onBegun, sessions, id } = await recordable('on');
    const ended = record();
    await begun(onBegun);
    const stricter = parseConfig('[profile.default]\nrecord = "off"', 'config.toml').profile['default'];
    if (stricter) sessions.get(id).tighten(stricter);
    expect(await ended).toMatchObject({ end: 'forbidden' });
  });

  it('has each file that leaves the session, with its digest', async () => {
    const { record, onBegun, sessions, id, root, steer, folder } = await recordable('on');
    const ended = record();
    await begun(onBegun);
    const path = join(root, 'taken.pdf');
    writeFileSync(path, '%PDF');
    await sessions.get(id).noteSaved({ file: 1, path, name: 'taken.pdf', bytes: 4, type: 'pdf', isDisguised: false });
    await steer('stop');
    expect(await ended).toMatchObject({ downloads: 1 });
    expect(readFileSync(join(folder, 'downloads/1.zip')).includes('%PDF')).toBe(false);
  });
});
