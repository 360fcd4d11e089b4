/** Docker's credential helpers: programs that keep logins in the keyring of a desktop. Source: github.com/docker/docker-credential-helpers, README. */
import { z } from 'zod';
import { CommandFailed, run } from '../process/run.ts';

const Answer = z.object({ Username: z.string().min(1).max(1024), Secret: z.string().min(1).max(65_536) });

/** A name from a file must not become a path. */
const NAME = /^[a-z0-9][a-z0-9_-]{0,40}$/;
/** Helpers need these to reach the keyring. */
const PASSED_ON = ['DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR', 'GNUPGHOME'];

/** The login that the helper has for this host; `undefined` if it has none. Throws `Failure` package-missing. */
export async function askCredentialHelper(
  name: string,
  host: string,
): Promise<{ readonly user: string; readonly secret: string } | undefined> {
  if (!NAME.test(name)) return undefined;
  const program = `docker-credential-${name}`;
  const environment = Object.fromEntries(
    PASSED_ON.flatMap((variable) => {
      const value = process.env[variable];
      return value === undefined ? [] : [[variable, value]];
    }),
  );
  try {
    const tool = { program, debianPackage: 'golang-docker-credential-helpers', timeoutMs: 30_000 };
    const answer = Answer.safeParse(JSON.parse(await run(tool, ['get'], { input: host, environment }))).data;
    return answer && { user: answer.Username, secret: answer.Secret };
  } catch (error) {
    // It fails when it has no login for this host, and prints no JSON then.
    if (error instanceof CommandFailed || error instanceof SyntaxError) return undefined;
    throw error;
  }
}
