/** Whether sessions can run in the pools of the configuration. */
import type { Finding } from '../api/doctor.ts';
import type { PoolHost } from '../api/pool-methods.ts';
import type { Config } from '../config/schema.ts';

/** Whether every session of this desk runs on another host. Pure. */
export const runsNothingHere = ({ profile }: Pick<Config, 'profile'>): boolean =>
  Object.values(profile).every(({ where }) => where !== '');

/** One finding for each pool. A host that is away is trouble where no other one takes its place and a profile needs it. Pure. */
export function poolFindings(hosts: readonly PoolHost[], { profile }: Pick<Config, 'profile'>): Finding[] {
  return [...new Set(hosts.map(({ pool }) => pool))].map((pool): Finding => {
    const members = hosts.filter((host) => host.pool === pool);
    const away = members.filter(({ trouble, state }) => trouble !== undefined || state === 'unreachable');
    const check = 'pool';
    if (away.length === 0) return { check, level: 'ok', message: `All hosts of the pool ${pool} can be reached.` };
    const isNeeded = Object.values(profile).some(({ where }) => where === pool);
    const reasons = away.map(({ host, trouble }) => `${host === '' ? pool : host}: ${trouble ?? 'unreachable'}`);
    return {
      check,
      level: away.length === members.length && isNeeded ? 'trouble' : 'note',
      message: `${away.length} of ${members.length} hosts of the pool ${pool} cannot be used. ${reasons.join('; ')}`,
      hint: 'See all hosts: safe-browse pool status',
    };
  });
}
