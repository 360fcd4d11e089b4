/** Parts of findings that come from elsewhere. Pure. */
import type { Finding } from '../api/host/doctor.ts';
import type { Failure } from '../api/errors/failure.ts';

/** A hint that is a command. */
export const typed = (command: string): Pick<Finding, 'hint' | 'command'> => ({ hint: command, command });

/** A hint that is a command for root. `rest`: what the hint says after it. */
export const typedByRoot = (command: string, rest = ''): Pick<Finding, 'hint' | 'command'> => ({
  hint: `As root: ${command}${rest}`,
  command,
});

/** The texts of a failure as those of a finding. */
export const ofFailure = (failure: Failure): Pick<Finding, 'message' | 'hint' | 'failure'> => ({
  message: failure.message,
  hint: failure.hint,
  failure: failure.texts(),
});
