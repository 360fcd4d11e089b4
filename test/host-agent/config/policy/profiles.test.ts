import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../../host-agent/config/load.ts';
import { inForce } from './policies.ts';

/** The keys of a person's configuration that the policy does not allow. */
const refused = (written: string, host: string, channel?: string) => {
  const read = readConfig(written, inForce(host, channel));
  return 'problems' in read ? read.problems.map(({ path, isManaged }) => [path.join('.'), isManaged]) : [];
};
const WHERE = [['profile.out.where', true]];
const OWN = '[pool.mine]\nengine = "ssh"\nhosts = ["me@my.server"]\n[profile.out]\nwhere = "mine"\n';
const COMPANY = '[forced.pool.company]\nengine = "ssh"\nhosts = ["hosts.example"]\n';
const ELSEWHERE = '[profile.out]\nwhere = "company"\n';

describe('sessions under limits of a policy', () => {
  it.each([
    'network = "allow-list"',
    'sites = ["example.org"]',
    'lifetimeMinutes = 60',
    'idleStopMinutes = 60',
    'maximumAgeMinutes = 60',
    'imageAgeDays = 30',
    'pools = []',
    'pools = ["company"]',
  ])('do not run in a pool of the person, where other rules are in force: %s', (limit) => {
    expect(refused(OWN, `[limits]\n${limit}\n${COMPANY}`)).toEqual(WHERE);
  });

  it('run in any pool where no limit is about sessions', () => {
    expect(refused(OWN, '[limits]\nregistries = []')).toEqual([]);
    expect(refused(OWN, '')).toEqual([]);
  });

  it('run in a pool that the policy allows and describes', () => {
    const policy = `[limits]\nlifetimeMinutes = 60\npools = ["company"]\n${COMPANY}`;
    expect(refused(ELSEWHERE, policy)).toEqual([]);
    expect(refused(`${ELSEWHERE}[pool.company]\ndetachedMinutes = 5\nhosts = ["me@my.server"]`, policy)).toEqual([]);
    expect(refused(ELSEWHERE, '[limits]\npools = ["company"]', COMPANY)).toEqual([]);
    expect(refused(ELSEWHERE, `[limits]\nlifetimeMinutes = 60\n${COMPANY}`)).toEqual(WHERE);
  });

  it('do not run in an allowed pool whose hosts the person chooses', () => {
    const own = `${ELSEWHERE}[pool.company]\nengine = "ssh"\nhosts = ["me@my.server"]`;
    expect(refused(own, '[limits]\npools = ["company"]')).toEqual(WHERE);
    expect(refused(own, `[limits]\npools = ["company"]\n${COMPANY.replace('forced', 'default')}`)).toEqual(WHERE);
    const cluster =
      '[limits]\npools = ["company"]\n[forced.pool.company]\nengine = "kubernetes"\nnamespace = "alice"\n';
    expect(refused(ELSEWHERE, cluster)).toEqual([]);
    expect(refused(`${ELSEWHERE}[pool.company]\ncontext = "mine"\n`, cluster)).toEqual(WHERE);
    expect(refused(`${ELSEWHERE}[pool.company]\nservice = "mine"\n`, cluster)).toEqual(WHERE);
  });
});
