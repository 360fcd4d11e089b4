import { isDeepStrictEqual } from 'node:util';
import type { Restrictions } from '../api/restrictions.ts';
import type { Profile } from '../config/profile.ts';
import { IdleStop } from './idle-stop.ts';
import { Lifetime } from './lifetime.ts';
import type { SessionProfile } from './profile.ts';
import { restrictionsOf, stricter } from './restrictions.ts';

export interface SessionRulesEvents {
  readonly onLifetimeOver: () => void;
  readonly onIdle: () => void;
  /** A warning about idleness has begun or has ended. */
  readonly onChange: () => void;
}

/** The profile of one session, and the limits in it. */
export class SessionRules {
  readonly idle: IdleStop;
  readonly #lifetime: Lifetime;
  #profile: SessionProfile;

  constructor(profile: SessionProfile, { onLifetimeOver, onIdle, onChange }: SessionRulesEvents) {
    this.#profile = profile;
    this.idle = new IdleStop({ onIdle, onChange });
    this.#lifetime = new Lifetime(onLifetimeOver);
  }

  /** As it was when the session was opened, or stricter. */
  get profile(): SessionProfile {
    return this.#profile;
  }

  get restrictions(): Restrictions {
    return restrictionsOf(this.#profile.settings);
  }

  /** Applies the restrictions that are stricter in the edited settings. Returns whether there are any. */
  tighten(edited: Profile): boolean {
    const restrictions = stricter(this.restrictions, restrictionsOf(edited));
    if (isDeepStrictEqual(restrictions, this.restrictions)) return false;
    this.#profile = { ...this.#profile, settings: { ...this.#profile.settings, ...restrictions } };
    return true;
  }

  /** Starts the timers, or restarts them after a change. */
  enforceLimits(requestedAt: Date): void {
    const { lifetimeMinutes, idleStopMinutes } = this.#profile.settings;
    this.idle.limit(idleStopMinutes);
    this.#lifetime.limit(lifetimeMinutes, requestedAt);
  }

  stop(): void {
    this.idle.stop();
    this.#lifetime.stop();
  }
}
