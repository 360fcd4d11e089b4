/** `safe-browse config set` and `config unset`. */
import { isDeepStrictEqual } from 'node:util';
import { type ConfigurationChanges, describeProblems } from '../api/configuration.ts';
import { Failure } from '../api/failure.ts';
import { withAgent } from './agent.ts';
import { print, printJson } from './output.ts';

type Value = ConfigurationChanges[number]['value'];

/** Writes one key to the configuration file; `undefined` removes it. Throws `Failure` setting-managed, config-change-refused. */
export async function setConfig(key: string, text: string | undefined, json: boolean): Promise<void> {
  const path = key.split('.');
  const value = text === undefined ? null : settingOf(text);
  const { problems, waiting } = await withAgent(async (client) => ({
    ...(await client.call('config.set', { changes: [{ path, value }], dryRun: false })),
    waiting: (await client.call('config.get', {})).waiting,
  }));
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
  if (json) printJson({ path, value });
  else {
    const change = value === null ? `${key} has its default again.` : `${key} = ${JSON.stringify(value)}`;
    print(waiting.some((waits) => isDeepStrictEqual(waits, path)) ? `${change}\n${appliesWhen(key)}` : change);
  }
}

/** When a setting takes effect that what runs does not take over. Pure. */
export function appliesWhen(key: string): string {
  if (key === 'network.ports') return 'It applies when no session is open any more.';
  return key.startsWith('network.')
    ? 'It applies after: safe-browse network restart'
    : 'It applies after: safe-browse daemon --stop';
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
