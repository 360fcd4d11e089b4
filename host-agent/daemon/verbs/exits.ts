/** Verbs on exits: their settings are part of the configuration, and their keys are files. */
import { ProxyLogin } from '../../../appliance/protocol/network.ts';
import { describeProblems } from '../../api/configuration/configuration.ts';
import type { ConfigurationChanges, ConfigurationProblem } from '../../api/configuration/configuration.ts';
import { Failure } from '../../api/errors/failure.ts';
import type { ListedExit } from '../../api/host/exit.ts';
import type { Verbs } from '../../api/methods/verbs.ts';
import { ExitName } from '../../config/exit.ts';
import type { Config } from '../../config/schema.ts';
import { type FileProblem, readWireGuardFile } from '../../config/wireguard-file.ts';
import type { ExitKeyFiles, ExitKeys } from '../../network/exit/exit-keys.ts';
import type { Exits } from '../../network/exit/exits.ts';

export interface ExitVerbsOptions {
  readonly exits: Pick<Exits, 'list' | 'test'>;
  readonly exitKeys: Pick<ExitKeyFiles, 'read' | 'write' | 'remove'>;
  readonly config: () => Config;
  /** Changes the configuration file, and puts the change into force. */
  readonly change: (changes: ConfigurationChanges) => Promise<ConfigurationProblem[]>;
}

type ExitVerbs = Pick<Verbs, 'exit.list' | 'exit.import' | 'exit.add' | 'exit.add-tor' | 'exit.test' | 'exit.remove'>;

export function exitVerbs(options: ExitVerbsOptions): ExitVerbs {
  const { exits, exitKeys } = options;
  return {
    'exit.list': () => exits.list(),
    'exit.import': (request) => importExit(options, request),
    'exit.add': (request) => addProxy(options, request),
    'exit.add-tor': ({ name, bridges, replace }) => {
      const problems = nameProblems(name);
      if (problems.length > 0) throw new Failure('exit-login-invalid', { problems: describeFile(problems) });
      const settings = { kind: 'tor', ...(bridges.length > 0 && { bridges }) };
      return added(options, { name, settings, keys: undefined, replace });
    },
    'exit.test': ({ name }, { signal }) => exits.test(known(options, name), signal),
    'exit.remove': async ({ name }) => {
      known(options, name);
      // Refused while a profile names it.
      await changed(options, [{ path: ['exit', name], value: null }]);
      await exitKeys.remove(name);
      return {};
    },
  };
}

async function importExit(
  options: ExitVerbsOptions,
  { name, text, replace }: { readonly name: string; readonly text: string; readonly replace: boolean },
): Promise<ListedExit> {
  const read = readWireGuardFile(text);
  const problems = [...nameProblems(name), ...('problems' in read ? read.problems : [])];
  if ('problems' in read || problems.length > 0)
    throw new Failure('exit-file-invalid', { problems: describeFile(problems) });
  return added(options, { name, settings: read.exit, keys: read.keys, replace });
}

async function addProxy(
  options: ExitVerbsOptions,
  { name, kind, server, login, replace }: Parameters<ExitVerbs['exit.add']>[0],
): Promise<ListedExit> {
  const parsed = login && ProxyLogin.safeParse(login);
  const problems = [
    ...nameProblems(name),
    ...(parsed?.error?.issues ?? []).map(({ path, message }) => ({ message: `${path.join('.')} ${message}` })),
  ];
  // A secret must not appear in a message.
  if (problems.length > 0) throw new Failure('exit-login-invalid', { problems: describeFile(problems) });
  const settings = { kind, server, login: login !== undefined };
  return added(options, { name, settings, keys: parsed?.data, replace });
}

interface Added {
  readonly name: string;
  readonly settings: Readonly<Record<string, string | number | boolean | string[]>>;
  readonly keys: ExitKeys | undefined;
  readonly replace: boolean;
}

async function added(options: ExitVerbsOptions, { name, settings, keys, replace }: Added): Promise<ListedExit> {
  const { exits, exitKeys, config } = options;
  if (Object.hasOwn(config().exit, name) && !replace) throw new Failure('exit-exists', { exit: name });
  const keep = (some: ExitKeys | undefined) => (some ? exitKeys.write(name, some) : exitKeys.remove(name));
  const before = await exitKeys.read(name);
  // Before the configuration: an exit never lacks its keys.
  await keep(keys);
  try {
    await changed(options, [
      ...(Object.hasOwn(config().exit, name) ? [{ path: ['exit', name], value: null }] : []),
      ...Object.entries(settings).map(([key, value]) => ({ path: ['exit', name, key], value })),
    ]);
  } catch (error) {
    await keep(before);
    throw error;
  }
  const listed = (await exits.list()).find((exit) => exit.name === name);
  if (!listed) throw new Failure('exit-not-found', { exit: name });
  return listed;
}

const nameProblems = (name: string): FileProblem[] =>
  (ExitName.safeParse(name).error?.issues ?? []).map(({ message }) => ({ message: `the name ${message}` }));

function known({ config }: Pick<ExitVerbsOptions, 'config'>, name: string): string {
  if (!Object.hasOwn(config().exit, name)) throw new Failure('exit-not-found', { exit: name });
  return name;
}

async function changed({ change }: ExitVerbsOptions, changes: ConfigurationChanges): Promise<void> {
  const problems = await change(changes);
  if (problems.length > 0) throw new Failure('config-change-refused', { problems: describeProblems(problems) });
}

/** Pure. */
const describeFile = (problems: readonly FileProblem[]): string =>
  problems.map(({ line, message }) => (line === undefined ? message : `line ${line}: ${message}`)).join('; ');
