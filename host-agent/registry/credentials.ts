/** The person's login at a registry, from where container tools keep it. Sources: containers-auth.json(5); Docker's `config.json` and credential helpers. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { readTextIfThere } from '../storage/atomic.ts';
import { askCredentialHelper } from '../tools/credential-helper.ts';

export interface Credentials {
  readonly user: string;
  /** A password, or an identity token if the user is `<token>`. */
  readonly secret: string;
}

const AuthFile = z.object({
  auths: z
    .record(z.string(), z.object({ auth: z.string().optional(), identitytoken: z.string().optional() }))
    .default({}),
  credHelpers: z.record(z.string(), z.string()).default({}),
  credsStore: z.string().optional(),
});
type AuthFile = z.infer<typeof AuthFile>;

/** The user of an identity token. */
export const TOKEN_USER = '<token>';

/** Files in the order in which they are searched. Pure. */
export function authFiles(environment: NodeJS.ProcessEnv): string[] {
  const home = environment['HOME'] ?? homedir();
  const {
    REGISTRY_AUTH_FILE: named,
    XDG_RUNTIME_DIR: runtime,
    XDG_CONFIG_HOME: config,
    DOCKER_CONFIG: docker,
  } = environment;
  if (named !== undefined && named !== '') return [named];
  return [
    ...(runtime === undefined || runtime === '' ? [] : [join(runtime, 'containers/auth.json')]),
    join(config ?? join(home, '.config'), 'containers/auth.json'),
    join(docker ?? join(home, '.docker'), 'config.json'),
  ];
}

/** The login for `repository` at `host`; `undefined` without one. Throws `Failure` registry-login-file for a file that cannot be used, as container tools do. */
export async function findCredentials(
  { host, repository }: { readonly host: string; readonly repository: string },
  environment: NodeJS.ProcessEnv,
): Promise<Credentials | undefined> {
  for (const path of authFiles(environment)) {
    const text = await readTextIfThere(path).catch((error: unknown) => {
      throw unusable(path, messageOf(error), error);
    });
    if (text === undefined) continue;
    const file = parseAuthFile(text);
    if (file === undefined) throw unusable(path, 'it is not JSON with the logins of container tools');
    const found = (await fromHelper(file, host)) ?? fromFile(file, host, repository);
    if (found) return found;
  }
  return undefined;
}

const unusable = (path: string, reason: string, cause?: unknown): Failure =>
  new Failure('registry-login-file', { path, reason }, { cause });

/** Pure. */
export function parseAuthFile(text: string): AuthFile | undefined {
  try {
    return AuthFile.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The entry of the longest name that contains the repository: `host/a/b` before `host/a` before `host`. Pure. */
export function fromFile({ auths }: AuthFile, host: string, repository: string): Credentials | undefined {
  const components = repository.split('/');
  const names = [
    ...components.map((_, length) => [host, ...components.slice(0, components.length - length)].join('/')),
    host,
  ];
  for (const name of [...names, `https://${host}`, `https://${host}/v1/`]) {
    const { auth, identitytoken } = auths[name] ?? {};
    if (identitytoken !== undefined && identitytoken !== '') return { user: TOKEN_USER, secret: identitytoken };
    const [, user, secret] = /^([^:]+):(.*)$/s.exec(Buffer.from(auth ?? '', 'base64').toString('utf8')) ?? [];
    if (user !== undefined && secret !== undefined) return { user, secret };
  }
  return undefined;
}

async function fromHelper({ credHelpers, credsStore }: AuthFile, host: string): Promise<Credentials | undefined> {
  const helper = credHelpers[host] ?? credsStore;
  return helper === undefined || helper === '' ? undefined : askCredentialHelper(helper, host);
}
