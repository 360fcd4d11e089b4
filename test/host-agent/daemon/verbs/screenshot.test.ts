import { expect, it, onTestFinished, vi } from 'vitest';
import type { Call } from '../../../../host-agent/api/methods/verbs.ts';
import { fakeSessions, openOne, verbsOn } from '../../session/fake-sessions.ts';

/** Asks for a picture of a session whose profile has this rule. */
async function screenshotOf(filesOut: 'off' | 'ask') {
  const fake = await fakeSessions(`[profile.default]\nfiles = { out = "${filesOut}" }`);
  onTestFinished(fake.remove);
  const { session } = await openOne(fake);
  const devices = vi.spyOn(session, 'devices');
  const verbs = verbsOn(fake.sessions);
  const delivered: string[] = [];
  const call = {
    signal: new AbortController().signal,
    deliver: ({ png }: { png: string }) => Promise.resolve(void delivered.push(png)),
  } as unknown as Call<'session.screenshot'>;
  return { taken: () => verbs['session.screenshot']({ id: session.id }, call), devices, delivered };
}

it('takes a picture of the screen only where the profile lets files be saved', async () => {
  const allowed = await screenshotOf('ask');
  const { bytes } = await allowed.taken();
  expect(Buffer.concat(allowed.delivered.map((piece) => Buffer.from(piece, 'base64')))).toHaveLength(bytes);
  expect(bytes).toBeGreaterThan(0);
  const forbidden = await screenshotOf('off');
  await expect(forbidden.taken()).rejects.toMatchObject({ code: 'profile-forbids', exitStatus: 3 });
  expect(forbidden.devices).not.toHaveBeenCalled();
});
