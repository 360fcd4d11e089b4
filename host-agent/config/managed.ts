/** Managed settings in the host agent: what clients show of them, and what they refuse. */
import {
  type ConfigurationProblem,
  describeProblem,
  type ManagedSettings,
} from '../api/configuration/configuration.ts';
import { type ForbiddenAct, RULE_OF } from '../api/session/restrictions.ts';
import { Failure } from '../api/errors/failure.ts';
import type { ReadConfig } from './load.ts';
import { type Manager, managerOf, type PolicyInForce, profileRulesOf, requiredProtections } from './policy/in-force.ts';
import { profilesOfPolicy } from './policy/profiles.ts';
import { type PolicySource, readPolicies } from './policy/source.ts';
import { pathKey } from './table.ts';

/** The policies, or why they cannot be used. */
export async function policyOrFailure({
  policies,
  groups,
}: {
  readonly policies: readonly PolicySource[];
  readonly groups: () => Promise<readonly string[]>;
}): Promise<PolicyInForce | Failure> {
  try {
    return await readPolicies(policies, groups);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
}

/** What clients show of the policies; `undefined` without one. Pure. */
export function managedSettings(inForce: PolicyInForce): ManagedSettings | undefined {
  const manager = managerOf(inForce);
  const requires = requiredProtections(inForce);
  return (
    manager && {
      ...manager,
      profiles: profilesOfPolicy(inForce),
      onlyTheseProfiles: profileRulesOf(inForce).allowed !== undefined,
      ...(requires.length > 0 && { requires }),
    }
  );
}

/** The refusal of changes that are not the person's to make. Pure. */
export function settingManaged(problems: readonly ConfigurationProblem[], inForce: PolicyInForce): Failure {
  const { by = '', contact } = managerOf(inForce) ?? {};
  return new Failure('setting-managed', { keys: problems.map(describeProblem).join(', '), by, contact });
}

/** Who has set the rule of this profile that the act follows; `undefined` where it is the person's own. Pure. */
export function managerOfRule(
  { sources, policy }: { readonly sources: ReadConfig['sources']; readonly policy: PolicyInForce },
  profile: string,
  act: ForbiddenAct,
): Manager | undefined {
  const source = sources.get(pathKey(['profile', profile, ...RULE_OF[act]]));
  return source?.is === 'policy-forced' || source?.is === 'policy-limit' ? managerOf(policy) : undefined;
}
