/** Failures that several parts report about exits. Pure. */
import type { ExitKind } from '../host/exit.ts';
import { Failure } from './failure.ts';

/** The secrets of an exit are missing. */
export const keysMissing = (exit: string, kind: ExitKind): Failure =>
  kind === 'wireguard' ? new Failure('exit-keys-missing', { exit }) : new Failure('exit-login-missing', { exit });
