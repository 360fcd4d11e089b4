/** The policies of all sources, as one. */
import { type Protection, PROTECTIONS } from '../../api/host/protections.ts';
import { valueAt } from '../table.ts';
import { EVERY_PROFILE, type Limits, type Policy, type ProfileRules } from './schema.ts';

export type PolicySourceName = 'host' | 'channel';

/** A policy with its origin. */
export interface ReadPolicy {
  readonly source: PolicySourceName;
  /** For people: the path of its file, or `channel` and the name of the channel. */
  readonly origin: string;
  readonly policy: Policy;
}

export interface PolicyInForce {
  /** The strongest first: what it sets, the later ones cannot change. */
  readonly policies: readonly ReadPolicy[];
  /** The groups of the person, by name. */
  readonly groups: readonly string[];
}

export const NO_POLICY: PolicyInForce = { policies: [], groups: [] };

/** Each limit from the strongest policy that has it. Pure. */
export const limitsOf = ({ policies }: PolicyInForce): Limits =>
  policies.reduceRight<Limits>((weaker, { policy }) => ({ ...weaker, ...policy.limits }), {});

/** Each rule from the strongest policy that has it. Pure. */
export const profileRulesOf = ({ policies }: PolicyInForce): ProfileRules =>
  policies.reduceRight<ProfileRules>((weaker, { policy }) => ({ ...weaker, ...policy.profiles }), {});

/** The protections without which no VM starts: what the strongest policy that names one says of it. Pure. */
export function requiredProtections({ policies }: PolicyInForce): Protection[] {
  const required = policies.reduceRight<Policy['require']>(
    (weaker, { policy }) => ({ ...weaker, ...policy.require }),
    {},
  );
  return PROTECTIONS.filter((protection) => required[protection] === true);
}

/** Whether the policies let anybody use a profile of this name. Pure. */
export function mayUseProfile(inForce: PolicyInForce, name: string): boolean {
  const { allowed, forbidden = [] } = profileRulesOf(inForce);
  return !forbidden.includes(name) && allowed?.includes(name) !== false;
}

/** Whether a policy forces policies of Chromium on the profile, also an empty table of them: the person then adds none. Pure. */
export const forcesBrowserPolicies = ({ policies }: PolicyInForce, profile: string): boolean =>
  policies.some(({ policy: { forced } }) =>
    [EVERY_PROFILE, profile].some((name) => valueAt(forced, ['profile', name, 'policies']) !== undefined),
  );

/** Who manages the settings, as people are told. */
export interface Manager {
  /** The organisation, or else the origin of the policy. */
  readonly by: string;
  readonly contact?: string;
}

/** Pure. */
export function managerOf({ policies }: PolicyInForce): Manager | undefined {
  const [first] = policies;
  if (!first) return undefined;
  const contact = policies.find(({ policy }) => policy.contact !== undefined)?.policy.contact;
  const organisation = policies.find(({ policy }) => policy.organisation !== undefined)?.policy.organisation;
  return { by: organisation ?? first.origin, ...(contact !== undefined && { contact }) };
}
