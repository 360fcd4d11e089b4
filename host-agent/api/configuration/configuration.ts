/** The configuration file in the control API. */
import { z } from 'zod';
import { FailureData } from '../errors/failure-data.ts';
import { Condition, KEY_CHOOSERS, KEY_GROUPS } from './key-facets.ts';
import { PROTECTIONS } from '../host/protections.ts';

/** The path of a key. In fields, `*` stands for the name of any profile. */
const KeyPath = z.array(z.string().min(1).max(64)).min(1).max(6);

const key = {
  path: KeyPath,
  default: z.json(),
  group: z.enum(KEY_GROUPS),
  chooser: z.enum(KEY_CHOOSERS).optional(),
  /** What most people never change. */
  isExpert: z.literal(true).optional(),
  /** Other keys, each with the value with which this one has an effect: it has one if all agree. Absent: always. */
  onlyIf: z.array(Condition).optional(),
};
/** A configuration key with the values that it accepts and its default. */
export const ConfigurationField = z.discriminatedUnion('kind', [
  z.strictObject({ ...key, kind: z.literal('boolean') }),
  z.strictObject({ ...key, kind: z.literal('integer'), min: z.int(), max: z.int() }),
  z.strictObject({ ...key, kind: z.literal('choice'), options: z.array(z.string()) }),
  z.strictObject({ ...key, kind: z.literal('text') }),
  /** `options`: the items that it may have; absent: any text. */
  z.strictObject({ ...key, kind: z.literal('list'), options: z.array(z.string()).optional() }),
]);
export type ConfigurationField = z.infer<typeof ConfigurationField>;

/** One mistake. An empty path: the mistake concerns the whole file. */
export const ConfigurationProblem = z.strictObject({
  path: z.array(z.string()),
  message: z.string(),
  /** Where the file is not TOML; both count from 1. */
  at: z.strictObject({ line: z.int().min(1), column: z.int().min(1) }).optional(),
  /** Not a mistake, but something that a policy does not allow. */
  isManaged: z.literal(true).optional(),
});
export type ConfigurationProblem = z.infer<typeof ConfigurationProblem>;

/** One mistake with the key's path: `profile.banking.memoryMiB: …`. */
export function describeProblem({ path, message }: ConfigurationProblem): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

/** All mistakes, one per line, for a message. */
export const describeProblems = (problems: readonly ConfigurationProblem[]): string =>
  problems.map((problem) => `  ${describeProblem(problem)}`).join('\n');

/** Each key with its new value; `null` removes the key, or a whole profile, from the file. */
export const ConfigurationChanges = z
  .array(z.strictObject({ path: KeyPath, value: z.json() }))
  .min(1)
  .max(200);
export type ConfigurationChanges = z.infer<typeof ConfigurationChanges>;

/** The parameters and the result of `config.loosened`. `null`: the key would be gone. */
export const Loosening = {
  params: z.strictObject({ changes: ConfigurationChanges }),
  result: z.array(z.strictObject({ path: z.array(z.string()), value: z.json() })),
};

/** Where a value comes from: `shipped` is a profile that we ship, `file` the file of the person. */
export const ValueSource = z.strictObject({
  is: z.enum(['default', 'shipped', 'file', 'policy-default', 'policy-forced', 'policy-limit']),
  /** The file of the policy, or `channel` and the name of the channel that it came from. */
  policy: z.string().optional(),
});
export type ValueSource = z.infer<typeof ValueSource>;

/** Settings that an organisation manages. */
export const ManagedSettings = z.strictObject({
  /** The organisation, or else the file or the channel of the policy. */
  by: z.string(),
  /** Whom to ask. */
  contact: z.string().optional(),
  /** Profiles that the policy names, which cannot be removed. */
  profiles: z.array(z.string()),
  /** Whether only the profiles that the policy names can be used. */
  onlyTheseProfiles: z.boolean(),
  /** The protections without which no VM starts; absent: none. */
  requires: z.array(z.enum(PROTECTIONS)).optional(),
});
export type ManagedSettings = z.infer<typeof ManagedSettings>;

export const Configuration = z.strictObject({
  /** Path of the file. */
  path: z.string(),
  present: z.boolean(),
  fields: z.array(ConfigurationField),
  /** The value of every key when the file was last valid, defaults included. Keys in `waiting` are not in effect yet. */
  values: z.record(z.string(), z.json()),
  /** The keys in the file; all others have their defaults. */
  written: z.record(z.string(), z.json()),
  /** Keys whose new value takes effect after a restart of the host agent, or of the network VM. */
  waiting: z.array(KeyPath),
  /** Mistakes in the file after it was edited by hand; `values` are then those still in force. */
  problems: z.array(ConfigurationProblem),
  /** The file has mistakes, and what it said before can be restored. */
  canRestore: z.literal(true).optional(),
  /** The source of each value, by the keys of its path joined by dots. */
  sources: z.record(z.string(), ValueSource),
  /** Absent without a policy. */
  managed: ManagedSettings.optional(),
  /** Why no session starts: the policy, or the file with it, cannot be used. `values` are then the last valid ones. */
  blocked: FailureData.omit({ exitStatus: true }).optional(),
});
export type Configuration = z.infer<typeof Configuration>;
