/** Exits without which sessions wait. */
import { Failure } from '../api/errors/failure.ts';
import type { Finding } from '../api/host/doctor.ts';
import type { ListedExit } from '../api/host/exit.ts';

/** One that no profile uses is no trouble. Pure. */
export function exitFindings(exits: readonly ListedExit[]): Finding[] {
  return exits.flatMap(({ name, hasKeys, profiles, trouble }): Finding[] => {
    const failure = hasKeys ? trouble : new Failure('exit-keys-missing', { exit: name }).data();
    if (!failure) return [];
    const { code, message, hint, params } = failure;
    const withoutStatus = { code, message, hint, ...(params && { params }) };
    return [{ check: 'exit', level: profiles.length > 0 ? 'trouble' : 'note', message, hint, failure: withoutStatus }];
  });
}
