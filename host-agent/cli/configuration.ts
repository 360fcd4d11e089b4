/** The commands of `safe-browse config`. */
import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { type ConfigurationChanges, describeProblems } from '../api/configuration/configuration.ts';
import { Failure } from '../api/errors/failure.ts';
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

export async function checkConfig(path: string | undefined, json: boolean): Promise<void> {
  const found = await withAgent((client) =>
    client.call('config.check', { ...(path !== undefined && { path: resolve(path) }) }),
  );
  if (json) printJson(found);
  else
    print(
      found.present ? `${found.path} has no mistakes.` : `There is no ${found.path}: all settings have their defaults.`,
    );
}

/** A larger file is not read: it may come from anywhere. */
const MAX_IMPORTED_BYTES = 64 * 1024;

/** Imports a .wsb file as a profile, and reports the options that it leaves out. Throws `Failure` wsb-invalid, profile-exists, config-change-refused. */
export async function importConfig(
  path: string,
  { profile, replace, json }: { profile: string; replace: boolean; json: boolean },
): Promise<void> {
  const text = await readBounded(path);
  const { problems, notes } = await withAgent((client) => client.call('config.import', { text, profile, replace }));
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
  if (json) printJson({ profile, notes });
  else
    print(
      [
        `The profile "${profile}" is imported. To use it: safe-browse open --profile ${profile}`,
        ...notes.map((note) => `  ${note}`),
      ].join('\n'),
    );
}

async function readBounded(path: string): Promise<string> {
  const file = await open(path).catch((cause: unknown) => {
    throw new Failure('file-unreadable', { path }, { cause });
  });
  try {
    const { size } = await file.stat();
    if (size > MAX_IMPORTED_BYTES) throw new Failure('config-file-too-large', { path, maxBytes: MAX_IMPORTED_BYTES });
    return (await file.readFile('utf8')).replace(/^\uFEFF/, '');
  } finally {
    await file.close();
  }
}

export async function showConfig(json: boolean): Promise<void> {
  const { toml, ...shown } = await withAgent((client) => client.call('config.show', {}));
  if (json) printJson(shown);
  else print(toml.trimEnd());
}
