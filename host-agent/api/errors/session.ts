import type { ForbiddenAct } from '../session/restrictions.ts';
import type { EndReason, Requirement } from '../session/session.ts';
import { type UrlProblem } from '../session/url.ts';
import { entry, type Reason } from './entry.ts';

export const sessionErrors = {
  'session-not-found': entry<{ id: string }>('notFound'),
  'session-not-ready': entry<{ id?: string | undefined }>('failed'),
  'typing-failed': entry('failed'),
  'trace-missing': entry<{ id: string }>('failed'),
  'session-not-open': entry<{ id: string }>('failed'),
  'memory-short': entry<{ neededMiB: number; availableMiB: number; cgroup?: string | undefined }>('failed'),
  'session-ended': entry<{ end: EndReason }>('failed'),
  'start-timed-out': entry<{ requirement: Requirement; seconds: number }>('failed'),
  'start-failed': entry<{ end: EndReason; lastWords?: string | undefined } | { reason: Reason }>('failed'),
  'profile-not-found': entry<{ name: string; profiles: string }>('usage'),
  'profile-forbids': entry<{ act: ForbiddenAct; by?: string | undefined; contact?: string | undefined }>('refused'),
  'no-scale': entry('refused'),
  'no-sound': entry('refused'),
  'no-microphone': entry('refused'),
  'microphone-silent': entry<{ reason: string }>('failed'),
  'url-refused': entry<UrlProblem>('usage'),
} as const;
