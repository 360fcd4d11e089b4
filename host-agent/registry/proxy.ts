/** The proxy through which registries are reached, as curl reads it from the environment. */
import type { EnvHttpProxyAgent } from 'undici';
import { Failure } from '../api/errors/failure.ts';
import { isLoopback } from './reference.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** What counts for requests to `host` and to where it leads. Plain HTTP goes only to a registry on this host, which no proxy reaches. Throws `Failure` proxy-invalid. Pure. */
export function proxyFor(
  host: string,
  environment: Environment,
): Required<Pick<EnvHttpProxyAgent.Options, 'httpProxy' | 'httpsProxy' | 'noProxy'>> {
  const either = (name: string): string => environment[name] ?? environment[name.toUpperCase()] ?? '';
  const named = either('https_proxy');
  const httpsProxy = named === '' || named.includes('://') ? named : `http://${named}`;
  if (httpsProxy !== '' && !isProxy(httpsProxy)) throw new Failure('proxy-invalid', { variable: 'https_proxy' });
  const noProxy = either('no_proxy').trim();
  return {
    httpProxy: '',
    httpsProxy,
    noProxy: noProxy !== '*' && isLoopback(host) ? `${noProxy},${host}` : noProxy,
  };
}

function isProxy(text: string): boolean {
  const { protocol, hostname } = parseUrl(text) ?? {};
  return (protocol === 'http:' || protocol === 'https:') && hostname !== '';
}
