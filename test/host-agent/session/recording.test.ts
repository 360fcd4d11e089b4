import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pino from 'pino';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WebSocket } from 'ws';
import { DriveServer } from '../../../host-agent/automation/server.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import type { RecordingAct, RecordingSummary } from '../../../host-agent/api/session/recording.ts';
import { FakeBrowser } from '../automation/fake-browser.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';
import { dnsAnswer, fakeRecording, pcapOf } from '../recording/recording-setup.ts';
import { fakeSessions, openBrowsing, verbsOn } from './fake-sessions.ts';

/** A session whose profile has this rule. */
async function recordable(rule: 'off' | 'ask' | 'on', more = '') {
  const { deps, recorded, folder, folders, root, check, wire } = await fakeRecording();
  const { capture } = recorded;
  const fake = await fakeSessions(`[profile.default]\nrecord = "${rule}"\n${more}`, {
    capture: (_, onCapture, signal) => capture(onCapture, signal),
  });
  onTestFinished(() => fake.remove());
  fake.hypervisor.onHello = healthyGuest;
  const driveServer = new DriveServer(pino({ level: 'silent' }));
  const sessions = fake.successor({ recorder: deps, driveServer });
  const { id } = await openBrowsing(sessions);
  const guest = [...fake.hypervisor.guests.values()][0];
  if (!guest) throw new Error('There is no guest.');
  const verbs = verbsOn(sessions);
  const cancel = new AbortController();
  const onBegun = vi.fn();
  const call = { signal: cancel.signal, progress: onBegun, deliver: () => Promise.resolve() };
  return {
    ...{ fake, sessions, id, guest, folder, folders, root, check, wire, cancel, onBegun },
    record: (options: { requests?: boolean } = {}): Promise<RecordingSummary> =>
      verbs['session.record']({ id, folder, ...options }, call),
    address: () => verbs['session.drive']({ id }, { ...call, progress: () => undefined }),
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

  it('has the keys of its connections only if its profile says so, and as long as it does', async () => {
    const line = (label: string) => `${label} ${'0a'.repeat(32)} ${'f1'.repeat(48)}`;
    const says = (guest: { say(message: object): void }, label: string) =>
      guest.say({ type: 'tls-keys', lines: [line(label)] });
    const without = await recordable('on');
    const first = without.record();
    await begun(without.onBegun);
    expect(JSON.stringify(without.guest.heard)).not.toContain('logsTlsKeys');
    says(without.guest, 'CLIENT_RANDOM');
    await without.steer('stop');
    expect((await first).files.map(({ file }) => file)).not.toContain('tls-keys.log');
    const { record, onBegun, guest, steer, folder, sessions, id, check } = await recordable('on', 'recordKeys = "on"');
    expect(JSON.stringify(guest.heard)).toContain('"logsTlsKeys":true');
    says(guest, 'EXPORTER_SECRET');
    const ended = record();
    await begun(onBegun);
    says(guest, 'CLIENT_RANDOM');
    says(guest, 'SERVER_TRAFFIC_SECRET_0');
    guest.say({ type: 'title', title: 'said' });
    await vi.waitFor(() => expect(sessions.get(id).describe().title).toBe('said'));
    const stricter = parseConfig('[profile.default]\nrecord = "on"', 'config.toml').profile['default'];
    if (stricter) sessions.get(id).tighten(stricter);
    says(guest, 'CLIENT_TRAFFIC_SECRET_0');
    guest.say({ type: 'title', title: 'said again' });
    await vi.waitFor(() => expect(sessions.get(id).describe().title).toBe('said again'));
    await steer('stop');
    await ended;
    expect(readFileSync(join(folder, 'tls-keys.log'), 'utf8')).toBe(
      `${line('CLIENT_RANDOM')}\n${line('SERVER_TRAFFIC_SECRET_0')}\n`,
    );
    expect((await check()).problems).toEqual([]);
  });

  it('ends a session whose guest says what is no key', async () => {
    const { record, onBegun, guest } = await recordable('on', 'recordKeys = "on"');
    const ended = record();
    await begun(onBegun);
    guest.say({ type: 'tls-keys', lines: ['CLIENT_RANDOM ../../etc/passwd'] } as never);
    expect(await ended).toMatchObject({ end: 'session-ended' });
  });

  it('has its requests, if they are asked for and programs may drive it, also while none does', async () => {
    const forbidden = await recordable('on');
    await expect(forbidden.record({ requests: true })).rejects.toMatchObject({ code: 'no-automation' });
    expect(existsSync(forbidden.folder)).toBe(false);
    const { record, onBegun, guest, steer, folder, address, sessions, id } = await recordable(
      'on',
      'automation = "allow"',
    );
    const browsers: FakeBrowser[] = [];
    guest.onAutomation = (socket) => void browsers.push(new FakeBrowser(socket.on('error', () => undefined)));
    const ended = record({ requests: true });
    await begun(onBegun);
    const [browser] = browsers;
    if (!browser) throw new Error('There is no browser.');
    await vi.waitFor(() => expect(browser.heard.map(({ method }) => method)).toContain('Target.setAutoAttach'));
    expect(sessions.get(id).describe().driven).toBe('off');
    const asks = (requestId: string, sessionId: string) =>
      browser.say({
        ...{ method: 'Network.requestWillBeSent', sessionId },
        params: { requestId, request: { method: 'GET', url: `https://${requestId}.test/`, headers: {} } },
      });
    browser.say({ method: 'Target.attachedToTarget', sessionId: 'ROOT1', params: { sessionId: 'PAGE' } });
    await vi.waitFor(() => expect(browser.heard.at(-1)).toMatchObject({ sessionId: 'PAGE' }));
    asks('undriven', 'PAGE');
    const program = new WebSocket((await address()).webSocket);
    onTestFinished(() => program.terminate());
    await vi.waitFor(() => expect(sessions.get(id).describe().driven).toBe('driven'));
    await vi.waitFor(() => expect(browser.sessions).toBe(2));
    // The same pipe, and each of both hears of the same request.
    expect(browsers).toHaveLength(1);
    browser.say({ method: 'Target.attachedToTarget', sessionId: 'ROOT2', params: { sessionId: 'DRIVEN' } });
    asks('driven', 'PAGE');
    asks('driven', 'DRIVEN');
    program.close();
    await vi.waitFor(() => expect(sessions.get(id).describe().driven).toBe('ready'));
    asks('after', 'PAGE');
    browser.say({ method: 'Target.attachedToTarget', sessionId: 'PAGE', params: { sessionId: 'LAST' } });
    await vi.waitFor(() => expect(browser.heard.map(({ sessionId }) => sessionId)).toContain('LAST'));
    await steer('stop');
    await ended;
    const { log } = JSON.parse(readFileSync(join(folder, 'requests.har'), 'utf8')) as {
      log: { entries: { request: { url: string } }[] };
    };
    expect(log.entries.map(({ request }) => request.url)).toEqual([
      'https://undriven.test/',
      'https://driven.test/',
      'https://after.test/',
    ]);
    await vi.waitFor(() => expect(browser.heard.at(-1)).toMatchObject({ params: { sessionId: 'ROOT1' } }));
    await vi.waitFor(() => expect(browser.end.destroyed).toBe(true));
  });
});
