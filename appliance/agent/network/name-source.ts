/** What answers the questions of sessions for names: a nameserver, or for each port what makes addresses. */
import { type LookUp, lookUpAt } from './lookup.ts';

export type NameSource =
  | { readonly resolver: string }
  | {
      readonly lookUpAt: (port: number) => LookUp;
      /** It takes names of Tor. */
      readonly hasOnions?: boolean;
    };

/** What answers the questions of the session at `port`. */
export const lookUpOf = (source: NameSource, port: number): LookUp =>
  'resolver' in source ? lookUpAt(source.resolver) : source.lookUpAt(port);

/** The nameserver; `undefined` where addresses are made. Pure. */
export const resolverOf = (source: NameSource): string | undefined =>
  'resolver' in source ? source.resolver : undefined;

/** Pure. */
export const hasOnions = (source: NameSource): boolean => 'lookUpAt' in source && (source.hasOnions ?? false);
