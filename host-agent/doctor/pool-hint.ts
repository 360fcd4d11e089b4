import type { Config } from '../config/schema.ts';

/** How sessions run on another host where this one is slow, as one more sentence; empty without a pool. Pure. */
export function poolHint({ pool, profile }: Pick<Config, 'pool' | 'profile'>): string {
  const [name] = Object.keys(pool);
  if (name === undefined) return '';
  const [there] = Object.entries(profile).find(([, { where }]) => where !== '') ?? [];
  return there === undefined
    ? ` Or let a profile run its sessions in your pool: where = "${name}" in [profile.NAME].`
    : ` Or open sessions in your pool: safe-browse open --profile ${there}`;
}
