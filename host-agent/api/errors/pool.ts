import { entry } from './entry.ts';
import type { ForbiddenAct } from '../restrictions.ts';
import { FORBIDDEN } from './session.ts';

/** What a session on another host cannot do. */
export type NotThere = 'trace' | 'dry-run' | 'usb';

const NOT_THERE: Readonly<Record<NotThere, string>> = {
  trace: 'The start of a session on another host has no trace here',
  'dry-run': 'The commands that start a session on another host run there, not here',
  usb: 'USB devices are handed only to sessions that run here',
};

/** Sessions on other hosts. */
export const poolErrors = {
  'pool-host-unreachable': entry<{ host: string; reason: string; check: string }>({
    exit: 'failed',
    message: ({ host, reason }) => `The host ${host} cannot be reached: ${reason}`,
    hint: ({ check }) => `See for yourself: ${check}`,
  }),
  /** `name`: the host without the account. */
  'pool-host-key-unknown': entry<{ host: string; name: string; reason: string }>({
    exit: 'refused',
    message: ({ host, reason }) => `The key of the host ${host} is not the known one, so it was not used: ${reason}`,
    hint: ({ host, name }) =>
      `Another computer may answer in its place. Compare the key with that of the host. If it was installed again: ssh-keygen -R ${name}, then ssh ${host}`,
  }),
  'pool-hosts-failed': entry<{ pool: string; reasons: string }>({
    exit: 'failed',
    message: ({ pool, reasons }) => `No host of the pool ${pool} took the session. ${reasons}`,
    hint: 'See the hosts, and why: safe-browse pool status',
  }),
  'pool-members-unknown': entry<{ pool: string; reason: string; check: string }>({
    exit: 'failed',
    message: ({ pool, reason }) => `The hosts of the pool ${pool} are not known: ${reason}`,
    hint: ({ check }) => `See for yourself: ${check}`,
  }),
  'pool-none-ready': entry<{ pool: string }>({
    exit: 'failed',
    message: ({ pool }) => `No host of the pool ${pool} is ready.`,
    hint: 'See the hosts, and why: safe-browse pool status',
  }),
  'pool-drain-refused': entry<{ host: string; reason: string }>({
    exit: 'refused',
    message: ({ host, reason }) => `The host ${host} was not changed: ${reason}`,
    hint: 'This changes the host for everybody. Ask who looks after the cluster.',
  }),
  'pool-host-of-another-version': entry<{ host: string }>({
    exit: 'failed',
    message: ({ host }) => `The host ${host} runs another version of Safe Browse.`,
    hint: 'Install the same version on your computer and on the host.',
  }),
  'pool-host-violation': entry<{ host: string }>({
    exit: 'failed',
    message: ({ host }) => `The host ${host} sent something that the protocol does not allow, so it was disconnected.`,
    hint: 'If it happens again with the same version on both sides, do not trust the host until it is installed again.',
  }),
  'pool-host-forbids': entry<{ host: string; act: ForbiddenAct; by?: string | undefined }>({
    exit: 'refused',
    message: ({ host, act, by }) =>
      `This session runs on ${host}, which does not allow ${FORBIDDEN[act]}.${by === undefined ? '' : ` Managed by ${by}.`}`,
    hint: ({ host }) => `The rules of both computers apply. Ask who looks after ${host}.`,
  }),
  'pool-host-refused': entry<{ host: string; reason: string }>({
    exit: 'failed',
    message: ({ host, reason }) => `The host ${host} says: ${reason}`,
    hint: ({ host }) => `On ${host}, this says more: safe-browse doctor`,
  }),
  'pool-full': entry<{ pool: string }>({
    exit: 'failed',
    message: ({ pool }) => `No host of the pool ${pool} has room for another session.`,
    hint: 'Close sessions, or see the hosts: safe-browse pool status',
  }),
  'pool-drained': entry<{ pool: string }>({
    exit: 'refused',
    message: ({ pool }) => `Every host of the pool ${pool} is drained: it takes no new sessions.`,
    hint: 'Let one take sessions again: safe-browse pool resume HOST',
  }),
  'pool-too-many-sessions': entry<{ most: number }>({
    exit: 'refused',
    message: ({ most }) => `You have ${most} sessions on that host already, which is the limit.`,
    hint: 'Close sessions that are not needed.',
  }),
  'pool-too-many-desks': entry<{ most: number }>({
    exit: 'refused',
    message: ({ most }) => `${most} computers use this account already, which is the limit.`,
    hint: 'Close the sessions of those that are not needed. If they are not yours, a key of this account was stolen: remove it from authorized_keys.',
  }),
  'pool-host-not-found': entry<{ host: string; hosts: string }>({
    exit: 'usage',
    message: ({ host }) => `No pool has a host "${host}".`,
    hint: ({ hosts }) => (hosts === '' ? 'The configuration has no pool.' : `Hosts: ${hosts}`),
  }),
  'pool-not-there': entry<{ what: NotThere }>({
    exit: 'refused',
    message: ({ what }) => `${NOT_THERE[what]}.`,
    hint: 'Open a session with a profile without `where`.',
  }),
} as const;
