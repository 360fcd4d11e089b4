/** Managed settings in the host agent: what clients show of them, and what they refuse. */
import { type ConfigurationProblem, describeProblem, type ManagedSettings } from '../api/configuration.ts';
import { Failure } from '../api/failure.ts';
import { managerOf, type PolicyInForce, profileRulesOf, requiredProtections } from '../config/policy/in-force.ts';
import { profilesOfPolicy } from '../config/policy/profiles.ts';
import { type PolicySource, readPolicies } from '../config/policy/source.ts';

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
