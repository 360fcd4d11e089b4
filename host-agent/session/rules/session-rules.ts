import { isDeepStrictEqual } from 'node:util';
import type { Restrictions } from '../../api/session/restrictions.ts';
import type { Session } from '../../api/session/session.ts';
import type { Profile } from '../../config/profile/profile.ts';
import { restrictionsOf, stricter } from '../../config/restrictions.ts';
import type { RecalledImage } from '../../image/recalled-images.ts';
import { IdleStop } from './idle-stop.ts';
import { Lifetime } from './lifetime.ts';
import { OutdatedStop } from './outdated-stop.ts';
import type { SessionProfile } from '../profile.ts';

export interface SessionRulesEvents {
  /** The number of known security updates for the image of the session. */
  readonly securityUpdates: () => number;
  /** Whether its image, or that of its network VM, is recalled. */
  readonly recalled: () => RecalledImage | undefined;
  /** A limit was reached. */
  readonly onOver: (reason: 'lifetime-over' | 'outdated' | 'idle') => void;
  /** A warning has begun or has ended. */
  readonly onChange: () => void;
}

/** The profile of one session, and the limits in it. */
export class SessionRules {
  readonly idle: IdleStop;
  readonly outdated: OutdatedStop;
  readonly #lifetime: Lifetime;
  readonly #securityUpdates: () => number;
  readonly #recalled: () => RecalledImage | undefined;
  #profile: SessionProfile;

  constructor(profile: SessionProfile, { securityUpdates, recalled, onOver, onChange }: SessionRulesEvents) {
    this.#profile = profile;
    this.#securityUpdates = securityUpdates;
    this.#recalled = recalled;
    this.idle = new IdleStop({ onIdle: () => onOver('idle'), onChange });
    this.outdated = new OutdatedStop({ onOver: () => onOver('outdated'), onChange });
    this.#lifetime = new Lifetime(() => onOver('lifetime-over'));
  }

  /** As it was when the session was opened, or stricter. */
  get profile(): SessionProfile {
    return this.#profile;
  }

  get restrictions(): Restrictions {
    return restrictionsOf(this.#profile.settings);
  }

  /** The part of the session's description that is about rules. */
  describe(): Pick<Session, 'restrictions' | 'idleUntil' | 'securityUpdates' | 'recalled' | 'outdatedUntil'> {
    const [securityUpdates, recalled] = [this.#securityUpdates(), this.#recalled()];
    return {
      restrictions: this.restrictions,
      ...(this.idle.until && { idleUntil: this.idle.until.toISOString() }),
      ...(securityUpdates > 0 && { securityUpdates }),
      ...(recalled && { recalled: recalled.why }),
      ...(this.outdated.until && { outdatedUntil: this.outdated.until.toISOString() }),
    };
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
    const { lifetimeMinutes, idleStopMinutes, maximumAgeMinutes } = this.#profile.settings;
    this.outdated.limit(maximumAgeMinutes, requestedAt, {
      isOutdated: this.#securityUpdates() > 0,
      recallEndsAtMs: this.#recalled()?.endsAtMs,
    });
    this.idle.limit(idleStopMinutes);
    this.#lifetime.limit(lifetimeMinutes, requestedAt);
  }

  stop(): void {
    this.idle.stop();
    this.outdated.stop();
    this.#lifetime.stop();
  }
}
