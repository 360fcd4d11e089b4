/** The policy of an organisation: every key with its meaning, bounds and default. */
import { z } from 'zod';
import { DomainName, MAX_NAMES } from '../../../appliance/protocol/network.ts';
import { LimitMinutes, Restrictions } from '../../api/session/restrictions.ts';
import { PoolName } from '../pool/pool.ts';
import { ProfileName, REACHES } from '../profile/profile.ts';

/** It is shown in windows: no character that is invisible or turns the direction of writing. */
const shownText = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{C}*$/u, 'must not contain control characters');

/** In `forced.profile` and `default.profile`: every profile, whatever its name. */
export const EVERY_PROFILE = '*';

const Registry = z
  .string()
  .max(255)
  .regex(
    /^[A-Za-z0-9.[\]:-]+(\/[a-z0-9._-]+)*$/,
    'must be a registry, or a repository and those below it, such as registry.example/safe-browse',
  );

const Profiles = z.strictObject({
  required: z
    .array(ProfileName)
    .max(64)
    .optional()
    .describe('Profiles that everybody has and no one can remove. Their settings are in `forced` and `default`.'),
  allowed: z
    .array(ProfileName)
    .min(1, 'must name a profile')
    .max(64)
    .optional()
    .describe('The only profiles that can be used.'),
  forbidden: z.array(ProfileName).max(64).optional().describe('Profiles that cannot be used.'),
});

/** Each binds only sessions that run on the host itself. */
export const LIMITS_OF_SESSIONS_HERE = z.strictObject({
  lifetimeMinutes: LimitMinutes.min(1).optional().describe('The longest `lifetimeMinutes` of a profile.'),
  idleStopMinutes: LimitMinutes.min(1)
    .optional()
    .describe('The longest `idleStopMinutes` of a profile. The person cannot turn the idle limit off either.'),
  maximumAgeMinutes: LimitMinutes.min(1)
    .optional()
    .describe('The longest `maximumAgeMinutes` of a profile, after which a session with an outdated image is closed.'),
  network: z.enum(REACHES).optional().describe('The widest `network.policy` of a profile.'),
  sites: z
    .array(DomainName)
    .max(MAX_NAMES)
    .optional()
    .describe(
      'Sessions reach at most these names and their subdomains. Of the allow-list of a profile, only what both contain remains.',
    ),
  imageAgeDays: z
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe('No session starts from a browser image that was signed longer ago than this.'),
});

const Limits = LIMITS_OF_SESSIONS_HERE.extend({
  automation: Restrictions.shape.automation
    .optional()
    .describe('The loosest `automation` of a profile: whether programs may drive the browser of a session.'),
  record: Restrictions.shape.record
    .optional()
    .describe('The loosest `record` of a profile: whether sessions may be recorded.'),
  recordKeys: Restrictions.shape.recordKeys
    .optional()
    .describe('The loosest `recordKeys` of a profile: whether recordings may have the keys of TLS connections.'),
  saveGroups: z
    .array(z.string().min(1).max(256))
    .max(64)
    .optional()
    .describe(
      'Groups of the host. Only their members may save files from sessions; for all others, `files.out` is `off`.',
    ),
  sendGroups: z
    .array(z.string().min(1).max(256))
    .max(64)
    .optional()
    .describe('The same for sending files to sessions, `files.in`.'),
  pools: z
    .array(PoolName)
    .max(64)
    .optional()
    .describe(
      'Sessions run here, or in these pools, whose hosts are in `forced.pool`. Without this key: in any pool, or in none while another limit of sessions is set.',
    ),
  sessionsPerDesk: z
    .int()
    .min(1)
    .max(64)
    .optional()
    .describe(
      'How many sessions each desk may have here at once, where this host belongs to a pool. Sessions that run already stay.',
    ),
  registries: z
    .array(Registry)
    .max(64)
    .optional()
    .describe('Images are pulled only from these registries, or from these repositories and those below them.'),
});
export type Limits = z.infer<typeof Limits>;

const Require = z.strictObject({
  cgroup: z
    .boolean()
    .optional()
    .describe('No VM starts without a cgroup that limits its memory, processors and processes.'),
  account: z.boolean().optional().describe('No VM starts whose process has no separate account.'),
  accessControl: z.boolean().optional().describe('No VM starts whose process has no AppArmor profile.'),
});

/** `forced` and `default` are checked as configurations, see `read.ts`. */
const Settings = z.record(z.string(), z.unknown());

export const Policy = z.strictObject({
  organisation: shownText(80).optional().describe('The name in "Managed by …".'),
  contact: shownText(200).optional().describe('Whom to ask about managed settings, such as an address or a number.'),
  forced: Settings.default({}),
  default: Settings.default({}),
  profiles: Profiles.prefault({}),
  limits: Limits.prefault({}),
  require: Require.prefault({}),
});
export type Policy = z.infer<typeof Policy>;
export type ProfileRules = Policy['profiles'];
