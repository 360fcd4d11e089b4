/** `safe-browse config set` and `config unset`. */
import { type ConfigurationChanges, describeProblems } from '../api/configuration.ts';
import { Failure } from '../api/failure.ts';
import { withAgent } from './agent.ts';
import { print, printJson } from './output.ts';

type Value = ConfigurationChanges[number]['value'];

/** Writes one key to the configuration file; `undefined` removes it. Throws `Failure` setting-managed, config-change-refused. */
export async function setConfig(key: string, text: string | undefined, json: boolean): Promise<void> {
  const path = key.split('.');
  const value = text === undefined ? null : settingOf(text);
  const { problems } = await withAgent((client) =>
    client.call('config.set', { changes: [{ path, value }], dryRun: false }),
  );
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
  if (json) printJson({ path, value });
  else print(value === null ? `${key} has its default again.` : `${key} = ${JSON.stringify(value)}`);
}

/** `true`, `4` and `["a"]` are JSON; everything else is text, which needs no quotation marks. Pure. */
export function settingOf(text: string): Value {
  try {
    const value = JSON.parse(text) as Value;
    // TOML has no null, and there is another command that removes a key.
    return value ?? text;
  } catch {
    return text;
  }
}
