import { entry } from './entry.ts';
import type { ForbiddenAct } from '../session/restrictions.ts';

/** What a session on another host cannot do. */
export type NotThere = 'trace' | 'dry-run' | 'usb';

/** Sessions on other hosts. */
export const poolErrors = {
  'pool-host-unreachable': entry<{ host: string; reason: string; check: string }>('failed'),
  /** `name`: the host without the account. */
  'pool-host-key-unknown': entry<{ host: string; name: string; reason: string }>('refused'),
  'pool-hosts-failed': entry<{ pool: string; reasons: string }>('failed'),
  'pool-members-unknown': entry<{ pool: string; reason: string; check: string }>('failed'),
  'pool-none-ready': entry<{ pool: string }>('failed'),
  'pool-drain-refused': entry<{ host: string; reason: string }>('refused'),
  'pool-host-of-another-version': entry<{ host: string }>('failed'),
  'pool-host-violation': entry<{ host: string }>('failed'),
  'pool-host-forbids': entry<{ host: string; act: ForbiddenAct; by?: string | undefined }>('refused'),
  'pool-host-refused': entry<{ host: string; reason: string }>('failed'),
  'pool-full': entry<{ pool: string }>('failed'),
  'pool-drained': entry<{ pool: string }>('refused'),
  'pool-too-many-sessions': entry<{ most: number }>('refused'),
  'pool-too-many-desks': entry<{ most: number }>('refused'),
  'pool-host-not-found': entry<{ host: string; hosts: string }>('usage'),
  'pool-not-there': entry<{ what: NotThere }>('refused'),
} as const;
