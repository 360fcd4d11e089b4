/** The exits that the configuration lists. Pure. */
import type { ExitKind } from '../../../../host-agent/api/host/exit.ts';
import type { Configuration } from '../../../../host-agent/api/configuration/configuration.ts';
import { valueAt } from './values.ts';

/** Pages have no zod, which would ask for a compiler. */
const KINDS: Readonly<Record<ExitKind, true>> = { wireguard: true, socks5: true, 'http-connect': true, tor: true };
const isKind = (value: unknown): value is ExitKind => typeof value === 'string' && Object.hasOwn(KINDS, value);

export interface ListedExit {
  readonly name: string;
  readonly kind: ExitKind;
  /** Absent with Tor. */
  readonly server?: string;
}

export function exitsIn({ values }: Pick<Configuration, 'values'>): readonly ListedExit[] {
  return Object.keys(valueAt(values, ['exit']) ?? {}).flatMap((name) => {
    const kind = valueAt(values, ['exit', name, 'kind']);
    const server = valueAt(values, ['exit', name, 'server']);
    return !isKind(kind) ? [] : [{ name, kind, ...(typeof server === 'string' && { server }) }];
  });
}
