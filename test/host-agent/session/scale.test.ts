import { expect, it, onTestFinished, vi } from 'vitest';
import { profileSummaries } from '../../../host-agent/config/profile/profile-summaries.ts';
import { parseConfig } from '../../../host-agent/config/load.ts';
import { sessionVerbs } from '../../../host-agent/daemon/verbs/sessions.ts';
import { openSession } from '../../../host-agent/session/open.ts';
import { fakeSessions, NEVER, openOne, started } from './fake-sessions.ts';
import { healthyGuest } from '../../fakes/guest-agent.ts';

async function scaled(toml = '', resizesScreen = true) {
  const fake = await fakeSessions(toml);
  onTestFinished(() => fake.remove());
  if (resizesScreen) fake.hypervisor.resizesScreen = true;
  return fake;
}

it('a session that can be sharp says so, and gives its guest the scale', async () => {
  const fake = await scaled();
  const { session, guest } = await openOne(fake);
  expect(session.describe().isSharp).toBe(true);
  const verbs = sessionVerbs({ sessions: fake.sessions } as Parameters<typeof sessionVerbs>[0]);
  await verbs['session.scale']({ id: session.id, percent: 150 }, { signal: NEVER } as never);
  await vi.waitFor(() => expect(guest.heard.at(-1)).toEqual({ type: 'scale', percent: 150 }));
});

it('a scale that comes before the VM follows the identity', async () => {
  const fake = await scaled();
  fake.hypervisor.onHello = healthyGuest;
  const session = await openSession(fake.sessions, {}, NEVER);
  session.guest.setScale(200);
  await started(session);
  const guest = fake.hypervisor.guests.get(session.id) ?? expect.fail();
  const types = guest.heard.map(({ type }) => type);
  expect(types.filter((type) => type === 'scale')).toHaveLength(1);
  expect(types.indexOf('scale')).toBe(types.indexOf('identity') + 1);
});

it.each([
  ['its profile turns that off', '[profile.default]\nscale = "off"\n', true],
  ['the screens of its hypervisor keep their size', '', false],
])('a session keeps its scale where %s', async (_, toml, resizesScreen) => {
  const fake = await scaled(toml, resizesScreen);
  const { session } = await openOne(fake);
  expect(session.describe()).not.toHaveProperty('isSharp');
  expect(() => session.guest.setScale(150)).toThrow(expect.objectContaining({ code: 'no-scale', exitStatus: 3 }));
});

it('windows know before a session exists whether it will be sharp', () => {
  const config = parseConfig(
    '[profile.plain]\nscale = "off"\n[profile.far]\nwhere = "there"\n[pool.there]\nengine = "ssh"\nhosts = ["one.example"]\n',
    'config.toml',
  );
  expect(Object.fromEntries(profileSummaries(config).map(({ name, isSharp }) => [name, isSharp]))).toMatchObject({
    default: true,
    plain: false,
    far: false,
  });
});
