#!/usr/bin/env node
// @ts-check
/**
 * A fake of the program `incus`, as far as a desk uses it. Its servers are the file `servers.json` beside this program's copy: what each remote answers,
 * and the sockets of the host agents in its instances. `npm run test:incus` runs the same contract test with the real one.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';

/**
 * @typedef {object} FakeInstance
 * @property {string} name
 * @property {string} status
 * @property {string} location
 * @property {Record<string, string>} expanded_config
 * @property {string} socket of its host agent
 * @typedef {object} FakeServers
 * @property {Record<string, FakeInstance[]>} projects those that the certificate of the person allows
 * @property {{ server_name: string, status: string }[]} members
 */

const file = join(dirname(process.argv[1] ?? ''), 'servers.json');
/** @type {unknown} */
const parsed = JSON.parse(readFileSync(file, 'utf8'));
const servers = /** @type {FakeServers} */ (parsed);
const words = process.argv.slice(2);
const [command = ''] = words;

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`Error: ${message}\n`);
  process.exit(1);
}

/** The part behind the remote. @param {string} address */
function local(address) {
  const [remote, rest] = /^([^:]+):(.*)$/u.exec(address)?.slice(1) ?? [];
  if (remote !== 'fake') fail(`The remote "${remote}" doesn't exist`);
  return rest ?? '';
}

/** @param {string} project */
const instancesOf = (project) =>
  servers.projects[project] ?? fail(`User does not have permission for project "${project}"`);

/** @param {string} name */
const option = (name) => words.find((word) => word.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '';
/** @param {string} address */
const instanceAt = (address) =>
  instancesOf(option('project')).find(({ name }) => name === local(address)) ?? fail('Instance not found');

switch (command) {
  case 'query': {
    const { pathname, searchParams } = new URL(local(words[1] ?? ''), 'https://fake');
    const instances = instancesOf(searchParams.get('project') ?? 'default');
    if (pathname !== '/1.0/instances' && pathname !== '/1.0/cluster/members') fail('not found');
    process.stdout.write(JSON.stringify(pathname === '/1.0/instances' ? instances : servers.members));
    break;
  }
  case 'config': {
    const [key = '', value = ''] = (words[3] ?? '').split('=');
    instanceAt(words[2] ?? '').expanded_config[key] = value;
    writeFileSync(file, JSON.stringify(servers));
    break;
  }
  case 'exec': {
    const at = words.indexOf('--');
    const { status, socket } = instanceAt(words[at - 1] ?? '');
    if (status !== 'Running') fail('Instance is not running');
    if (words.slice(at + 1).join(' ') !== 'safe-browse attach') process.exit(127);
    const attached = connect(socket);
    attached.on('error', ({ message }) => fail(message)).on('close', () => process.exit(0));
    process.stdin.pipe(attached).pipe(process.stdout);
    break;
  }
  default:
    fail(`unknown command "${command}" for "incus"`);
}
