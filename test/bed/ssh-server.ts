/**
 * A real SSH server with its own keys, and the configuration of a client that knows it. The server is Dropbear, because its package installs no service:
 * OpenSSH's would open a port of the computer of everyone who runs the tests.
 */
import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';

/** The program, with its arguments, in the foreground and without passwords. */
export type ServerCommand = readonly string[];

export interface SshServer {
  readonly command: ServerCommand;
  /** Of the client. It knows the server as `server`, and refuses the same server as `stranger`, whose key it does not know. */
  readonly configurationFile: string;
  readonly remove: () => Promise<void>;
}

/** What it says on stderr when it listens. */
export const SERVER_LISTENS = 'Not backgrounding';

/** Prepares one. `program`: a script, the only thing that the client's key may run. */
export async function prepareSshServer(address: string, port: number, program: string): Promise<SshServer> {
  // Dropbear reads no authorized keys below a folder that others can write to, such as /tmp.
  const cache = join(userInfo().homedir, '.cache');
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, 'safe-browse-ssh-'));
  const at = (name: string) => join(folder, name);
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', at('own')]);
  const made = execFileSync('dropbearkey', ['-t', 'ed25519', '-f', at('host')], { encoding: 'utf8', stdio: 'pipe' });
  await writeFile(at('safe-browse'), program, { mode: 0o755 });
  const own = await readFile(at('own.pub'), 'utf8');
  await writeFile(at('authorized_keys'), `restrict,command="${at('safe-browse')}" ${own}`, { mode: 0o600 });
  const hostKey = /^ssh-ed25519 \S+/m.exec(made)?.[0] ?? '';
  await writeFile(at('known_hosts'), `[${address}]:${port} ${hostKey}\n`);
  await writeFile(
    at('config'),
    [
      'Host server stranger',
      `  HostName ${address}`,
      `  Port ${port}`,
      `  User ${userInfo().username}`,
      `  IdentityFile ${at('own')}`,
      '  IdentitiesOnly yes',
      'Host server',
      `  UserKnownHostsFile ${at('known_hosts')}`,
      'Host stranger',
      '  UserKnownHostsFile /dev/null',
      '  StrictHostKeyChecking yes',
    ].join('\n'),
  );
  const place = ['-p', `${address}:${port}`, '-P', at('pid'), '-r', at('host'), '-D', folder];
  return {
    command: ['/usr/sbin/dropbear', '-F', '-E', '-s', ...place],
    configurationFile: at('config'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
