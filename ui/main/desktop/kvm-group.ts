/** Makes the person a member of the group that may open /dev/kvm, by polkit: the desktop's own dialogue names the program and asks for a password. */
import { execFile } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { userInfo } from 'node:os';
import { promisify } from 'node:util';
import { Failure } from '../../../host-agent/api/errors/failure.ts';

const run = promisify(execFile);
const PKEXEC = '/usr/bin/pkexec';
const USERMOD = '/usr/sbin/usermod';
/** None of these is an option of usermod. */
const ACCOUNT = /^[A-Za-z_][A-Za-z0-9_.-]{0,31}$/;
/** Of pkexec: the person closed the dialogue. */
const DISMISSED = 126;

export interface KvmGroupOptions {
  readonly account: string;
  /** Replaced by tests. */
  readonly pkexec?: string;
}

export class KvmGroup {
  readonly #account: string;
  readonly #pkexec: string;
  #joining: Promise<boolean> | undefined;

  constructor({ account, pkexec = PKEXEC }: KvmGroupOptions) {
    this.#account = account;
    this.#pkexec = pkexec;
  }

  /** Whether {@link join} can work here. */
  get isOffered(): boolean {
    if (!ACCOUNT.test(this.#account)) return false;
    try {
      accessSync(this.#pkexec, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  }

  /** Resolves to whether the account is a member now, which its next login is the first to have; `false`: the person declined. Throws `Failure` kvm-group-not-joined. */
  join(): Promise<boolean> {
    this.#joining ??= this.#join().finally(() => (this.#joining = undefined));
    return this.#joining;
  }

  async #join(): Promise<boolean> {
    const membership = ['--append', '--groups', 'kvm', this.#account];
    const failure = (output: string) =>
      new Failure('kvm-group-not-joined', { command: ['usermod', ...membership].join(' '), output });
    if (!this.isOffered) throw failure('');
    try {
      // Without its own prompt, which would appear in a terminal that the person may not see.
      await run(this.#pkexec, ['--disable-internal-agent', USERMOD, ...membership], { env: environment() });
      return true;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      if (error.code === DISMISSED) return false;
      throw failure('stderr' in error ? String(error.stderr).trim() : '');
    }
  }
}

/** Empty for an account that the system does not know by name, as in some containers. */
export function accountName(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}

/** pkexec refuses a SHELL that it does not know, and needs nothing of the person's environment. */
const environment = (): Record<string, string> => {
  const { LANG } = process.env;
  return { PATH: '/usr/sbin:/usr/bin', ...(LANG !== undefined && { LANG }) };
};
