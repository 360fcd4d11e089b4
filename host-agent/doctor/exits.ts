/** Exits without which sessions wait. */
import { keysMissing } from '../api/errors/exit-failures.ts';
import type { Finding } from '../api/host/doctor.ts';
import type { ListedExit } from '../api/host/exit.ts';

/** One that no profile uses is no trouble. Pure. */
export function exitFindings(exits: readonly ListedExit[]): Finding[] {
  return exits.flatMap(({ name, kind, hasKeys, profiles, trouble }): Finding[] => {
    const failure = hasKeys ? trouble : keysMissing(name, kind).data();
    if (!failure) return [];
    const { code, message, hint, params } = failure;
    const withoutStatus = { code, message, hint, ...(params && { params }) };
    return [{ check: 'exit', level: profiles.length > 0 ? 'trouble' : 'note', message, hint, failure: withoutStatus }];
  });
}
