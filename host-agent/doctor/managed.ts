import type { Finding } from '../api/doctor.ts';
import type { Failure } from '../api/failure.ts';
import { managerOf, type ReadPolicy } from '../config/policy/in-force.ts';

export interface Managed {
  readonly policies: readonly ReadPolicy[];
  /** Why no session starts. */
  readonly blocked: Failure | undefined;
}

/** Reports which policies are in force, and a policy that cannot be used. Pure. */
export function managedFindings({ policies, blocked }: Managed): Finding[] {
  if (blocked) return [{ check: 'managed settings', level: 'trouble', message: blocked.message, hint: blocked.hint }];
  const manager = managerOf({ policies, groups: [] });
  if (!manager) return [];
  const origins = policies.map(({ origin }) => origin).join(', ');
  return [{ check: 'managed settings', level: 'ok', message: `Settings are managed by ${manager.by} (${origins}).` }];
}
