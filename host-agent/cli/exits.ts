import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { text } from 'node:stream/consumers';
import { type Command, Option } from 'commander';
import { Failure } from '../api/errors/failure.ts';
import { messageOf } from '../api/errors/message-of.ts';
import { type ListedExit, PROXY_EXIT_KINDS, type TestedExit } from '../api/host/exit.ts';
import { MAX_EXIT_FILE_CHARACTERS } from '../api/methods/exit-methods.ts';
import { withAgent } from './agent.ts';
import { interruptSignal } from './interrupt.ts';
import { print, printJson, table } from './output.ts';

type Json = { readonly json: boolean };
type ImportOptions = Json & { readonly name?: string; readonly replace: boolean };

async function list(json: boolean): Promise<void> {
  const exits = await withAgent((client) => client.call('exit.list', {}));
  if (json) printJson(exits);
  else if (exits.length === 0) print('The configuration has no exit: sessions leave by the way of this host.');
  else print(table([['EXIT', 'KIND', 'SERVER', 'STATE', 'PROFILES'], ...exits.map(rowOf)]));
  if (json) return;
  for (const { name, trouble } of exits) if (trouble) print(`${name}: ${trouble.message} ${trouble.hint}`);
}

/** Pure. */
function rowOf({ name, kind, server, state, hasKeys, profiles }: ListedExit): string[] {
  return [name, kind, server ?? '-', hasKeys ? state : 'without keys', profiles.join(', ') || '-'];
}

async function importFile(file: string, { name = nameFrom(file), replace, json }: ImportOptions): Promise<void> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new Failure('exit-file-invalid', { problems: messageOf(error) });
  });
  // Longer text is no file of WireGuard; the first lines say so.
  const request = { name, text: text.slice(0, MAX_EXIT_FILE_CHARACTERS), replace };
  const imported = await withAgent((client) => client.call('exit.import', request));
  if (json) printJson(imported);
  else
    print(
      `The exit ${imported.name} leads to ${imported.server}. Its keys are kept apart from the configuration; the file is not needed any more. To use it in a profile: exit = "${imported.name}"`,
    );
}

/** The name of the file, as far as it can be one of an exit. Pure. */
export const nameFrom = (file: string): string =>
  basename(file)
    .toLowerCase()
    .replace(/\.conf$/, '')
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 31);

interface AddOptions extends Json {
  readonly kind: (typeof PROXY_EXIT_KINDS)[number] | 'tor';
  readonly server?: string;
  readonly bridge: readonly string[];
  readonly login?: string;
  readonly replace: boolean;
}

async function add(name: string, options: AddOptions): Promise<void> {
  const added = await (options.kind === 'tor'
    ? addTor(name, options)
    : addProxy(name, { ...options, kind: options.kind }));
  if (options.json) printJson(added);
  else
    print(
      `The exit ${added.name} leads to ${added.server ?? 'the Tor network'}. To use it in a profile: exit = "${added.name}"`,
    );
}

function addTor(name: string, { server, login, bridge, replace }: AddOptions): Promise<ListedExit> {
  if (server !== undefined || login !== undefined)
    throw new Failure('exit-login-invalid', { problems: 'Tor has no --server and no --login' });
  return withAgent((client) => client.call('exit.add-tor', { name, bridges: [...bridge], replace }));
}

async function addProxy(
  name: string,
  { kind, server, login, bridge, replace }: AddOptions & { readonly kind: (typeof PROXY_EXIT_KINDS)[number] },
): Promise<ListedExit> {
  if (server === undefined) throw new Failure('exit-login-invalid', { problems: 'a proxy needs --server' });
  if (bridge.length > 0) throw new Failure('exit-login-invalid', { problems: 'only Tor has bridges' });
  const given = login === undefined ? {} : { login: await readLogin(login) };
  return withAgent((client) => client.call('exit.add', { name, kind, server, replace, ...given }));
}

/** The name in the first line, the password in the second: on the command line, others could see them. */
async function readLogin(file: string): Promise<{ readonly user: string; readonly password: string }> {
  const given = await (file === '-' ? text(process.stdin) : readFile(file, 'utf8')).catch((error: unknown) => {
    throw new Failure('exit-login-invalid', { problems: messageOf(error) });
  });
  const [user = '', password = ''] = given.split(/\r?\n/);
  return { user: user.slice(0, 255), password: password.slice(0, 255) };
}

async function test(name: string, json: boolean): Promise<void> {
  const tested = await withAgent((client) => client.call('exit.test', { name }, { signal: interruptSignal() }));
  if (json) printJson(tested);
  else print(table(testedRows(tested)));
}

/** What answers a test. */
const ANSWERING = { wireguard: 'Nameserver', socks5: 'Proxy', 'http-connect': 'Proxy', tor: 'Tor' } as const;

/** Pure. */
function testedRows({ kind, server, serverAddress, address, latencyMs }: TestedExit): string[][] {
  return [
    ...(server === undefined ? [] : [['Server', `${server} (${serverAddress ?? ''})`]]),
    ...(address === undefined ? [] : [['Address inside', address]]),
    [ANSWERING[kind], `answers after ${latencyMs} ms`],
  ];
}

async function remove(name: string, json: boolean): Promise<void> {
  await withAgent((client) => client.call('exit.remove', { name }));
  if (json) printJson({});
  else print(`The exit ${name} and its keys are removed.`);
}

/** The commands for exits. `command` adds one command to its parent. */
export function addExitCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
): void {
  const exit = program.command('exit').description('see, add and try exits, by which sessions leave').exitOverride();
  command(exit, 'list', 'show the exits, and the profiles that use them').action(({ json }: Json) => list(json));
  command(exit, 'import <file>', 'add the exit that a file of WireGuard describes')
    .option('--name <name>', 'its name; by default that of the file')
    .option('--replace', 'replace the exit of this name', false)
    .action((file: string, options: ImportOptions) => importFile(file, options));
  command(exit, 'add <name>', 'add an exit by a proxy, or by Tor')
    .addOption(new Option('--kind <kind>', 'its protocol').choices([...PROXY_EXIT_KINDS, 'tor']).makeOptionMandatory())
    .option('--server <address:port>', 'the proxy: a name or an IPv4 address, and a port')
    .option('--bridge <lines...>', 'with tor: the only relays to connect to, as they were given to you', [])
    .option('--login <file>', 'a file with the name and the password for the proxy, a line each')
    .option('--replace', 'replace the exit of this name', false)
    .action((name: string, options: AddOptions) => add(name, options));
  command(exit, 'test <name>', 'start the exit and try it').action((name: string, { json }: Json) => test(name, json));
  command(exit, 'remove <name>', 'remove an exit and its keys').action((name: string, { json }: Json) =>
    remove(name, json),
  );
}
