/** Logging in at a registry: with a password, or with a token that its token server issues. */
import type { Dispatcher } from 'undici';
import { z } from 'zod';
import { Failure } from '../api/errors/failure.ts';
import { collect } from './body.ts';
import { type Credentials, TOKEN_USER } from './credentials.ts';
import { mayLogInAt, type Reach } from './reach.ts';
import { untrustedJson } from '../storage/untrusted-json.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

const MAX_TOKEN_BYTES = 256 * 1024;
const Issued = z
  .object({
    token: z.string().max(MAX_TOKEN_BYTES).optional(),
    access_token: z.string().max(MAX_TOKEN_BYTES).optional(),
  })
  .transform(({ token, access_token: accessToken }) => token ?? accessToken);

export interface Challenge {
  readonly scheme: 'basic' | 'bearer';
  readonly parameters: Readonly<Record<string, string>>;
}

export interface AuthorizationOptions {
  readonly agent: Pick<Dispatcher, 'request'>;
  readonly credentials: Credentials | undefined;
  /** Host name or address of the registry, and its port if it is given. */
  readonly host: string;
  readonly reach: Pick<Reach, 'assertMayReach'>;
  /** Servers on other domains that may get the login. */
  readonly loginServers: readonly string[];
}

export class Authorization {
  readonly #options: AuthorizationOptions;
  #header: string | undefined;

  constructor(options: AuthorizationOptions) {
    this.#options = options;
  }

  /** The value of `Authorization` for the next request. */
  get header(): string | undefined {
    return this.#header;
  }

  /** Does what the registry itself asks for. Returns whether another attempt makes sense. Throws `Failure` registry-login-elsewhere or registry-…. */
  async take(untrustedChallenge: string, signal: AbortSignal | undefined): Promise<boolean> {
    const challenge = parseChallenge(untrustedChallenge);
    const before = this.#header;
    if (challenge?.scheme === 'basic') this.#header = this.#basic();
    else if (challenge) this.#header = await this.#issued(challenge.parameters, signal);
    return this.#header !== undefined && this.#header !== before;
  }

  #basic(): string | undefined {
    const { credentials } = this.#options;
    if (!credentials || credentials.user === TOKEN_USER) return undefined;
    const { user, secret } = credentials;
    return `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`;
  }

  async #issued(parameters: Challenge['parameters'], signal: AbortSignal | undefined): Promise<string | undefined> {
    const { agent, credentials, host, reach, loginServers } = this.#options;
    const { realm = '', service, scope } = parameters;
    const url = parseUrl(realm);
    if (!url) return undefined;
    reach.assertMayReach(url);
    if (!mayLogInAt(host, url.host, loginServers))
      throw new Failure('registry-login-elsewhere', { host, server: url.hostname });
    const isToken = credentials?.user === TOKEN_USER;
    const query = new URLSearchParams({
      ...(service !== undefined && { service }),
      ...(scope !== undefined && { scope }),
    });
    const form = new URLSearchParams(query);
    form.set('grant_type', 'refresh_token');
    form.set('client_id', 'safe-browse');
    form.set('refresh_token', credentials?.secret ?? '');
    for (const [name, value] of query) url.searchParams.append(name, value);
    const basic = this.#basic();
    const { statusCode, body } = await agent.request({
      origin: url.origin,
      path: isToken ? url.pathname : `${url.pathname}${url.search}`,
      method: isToken ? 'POST' : 'GET',
      headers: isToken
        ? { 'content-type': 'application/x-www-form-urlencoded' }
        : basic === undefined
          ? {}
          : { authorization: basic },
      body: isToken ? form.toString() : null,
      ...(signal && { signal }),
    });
    const untrusted = await collect(body, MAX_TOKEN_BYTES);
    if (statusCode !== 200) throw new Failure('registry-refused', { host: url.host, status: statusCode, reason: '' });
    const token = Issued.safeParse(untrustedJson(untrusted)).data;
    return token === undefined ? undefined : `Bearer ${token}`;
  }
}

/** The first challenge of a `WWW-Authenticate` header (RFC 9110, section 11.6.1). Pure. */
export function parseChallenge(untrusted: string): Challenge | undefined {
  const scheme = /^(basic|bearer)(?: |$)/i.exec(untrusted.slice(0, 4096))?.[1]?.toLowerCase();
  if (scheme !== 'basic' && scheme !== 'bearer') return undefined;
  const parameters = [...untrusted.slice(0, 4096).matchAll(/([a-z_]+)="([^"\\]*)"/gi)];
  return {
    scheme,
    parameters: Object.fromEntries(parameters.map(([, name = '', value = '']) => [name.toLowerCase(), value])),
  };
}
