/** The configuration file in the control API. */
import { z } from 'zod';

/** A key's path. In fields, `*` stands for any profile's name. */
const KeyPath = z.array(z.string().min(1).max(64)).min(1).max(6);

const key = { path: KeyPath, default: z.json() };
/** A configuration key with what it accepts, and with what it is while the file does not say. */
export const ConfigurationField = z.discriminatedUnion('kind', [
  z.strictObject({ ...key, kind: z.literal('boolean') }),
  z.strictObject({ ...key, kind: z.literal('integer'), min: z.int(), max: z.int() }),
  z.strictObject({ ...key, kind: z.literal('choice'), options: z.array(z.string()) }),
  z.strictObject({ ...key, kind: z.literal('text') }),
  z.strictObject({ ...key, kind: z.literal('list') }),
]);
export type ConfigurationField = z.infer<typeof ConfigurationField>;

/** One mistake. An empty path: of the file as a whole. */
export const ConfigurationProblem = z.strictObject({ path: z.array(z.string()), message: z.string() });
export type ConfigurationProblem = z.infer<typeof ConfigurationProblem>;

/** One mistake with the key's path: `profile.banking.memoryMiB: …`. */
export function describeProblem({ path, message }: ConfigurationProblem): string {
  return path.length === 0 ? message : `${path.join('.')}: ${message}`;
}

/** All of them, a line each, as a part of a message. */
export const describeProblems = (problems: readonly ConfigurationProblem[]): string =>
  problems.map((problem) => `  ${describeProblem(problem)}`).join('\n');

/** Each key with its new value; `null` takes the key, or a whole profile, out of the file. */
export const ConfigurationChanges = z
  .array(z.strictObject({ path: KeyPath, value: z.json() }))
  .min(1)
  .max(200);
export type ConfigurationChanges = z.infer<typeof ConfigurationChanges>;

export const Configuration = z.strictObject({
  /** The file. */
  path: z.string(),
  present: z.boolean(),
  fields: z.array(ConfigurationField),
  /** Every key as it is in force, but for those that wait: as the file and the defaults said when it was last read whole. */
  values: z.record(z.string(), z.json()),
  /** What the file itself says; a key that is not in here has its default. */
  written: z.record(z.string(), z.json()),
  /** Keys whose new value takes effect after a restart of the host agent, or of the network VM. */
  waiting: z.array(KeyPath),
  /** The file's mistakes, when somebody broke it by hand; `values` are then those still in force. */
  problems: z.array(ConfigurationProblem),
});
export type Configuration = z.infer<typeof Configuration>;
