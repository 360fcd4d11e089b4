/** What somebody would try who sits in the browser's place. */
import type processes from 'node:child_process';
import type fileSystem from 'node:fs';

/**
 * The text of a program of the account's: it goes under the profile, where there is one, tries each act and prints what came of it. With calls that do not
 * return before they are done, since a profile is put on one thread alone. Each act is one that the account's own rights allow.
 */
export const ACTS = function (
  profile: string,
  fs: typeof fileSystem,
  { spawnSync }: Pick<typeof processes, 'spawnSync'>,
): void {
  const runs = (program: string, ...args: string[]) => {
    const { error, status } = spawnSync(program, args, { stdio: 'ignore', timeout: 40_000 });
    if (error || status !== 0) throw error ?? new Error('It did not run.');
  };
  const nameOf = (pid: string) => {
    try {
      return fs.readFileSync(`/proc/${pid}/comm`, 'utf8').trim();
    } catch {
      // It has ended meanwhile.
      return '';
    }
  };
  const screen = fs.readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && nameOf(pid) === 'Xorg');
  fs.copyFileSync('/usr/bin/busybox', '/home/chromium/busybox');
  fs.chmodSync('/home/chromium/busybox', 0o755);
  if (profile !== '') fs.writeFileSync('/proc/thread-self/attr/current', `changeprofile ${profile}`);
  const acts: Record<string, () => unknown> = {
    // What Chromium itself has to do: refused, it would say that nothing at all can be done any more.
    'own-file': () => fs.writeFileSync('/home/chromium/inspected', ''),
    'image-file': () => fs.readFileSync('/etc/hostname'),
    shell: () => runs('/bin/sh', '-c', 'true'),
    'other-program': () => runs('/usr/bin/busybox', 'true'),
    'brought-program': () => runs('/home/chromium/busybox', 'true'),
    'file-elsewhere': () => fs.writeFileSync('/var/tmp/inspected', ''),
    terminal: () => fs.closeSync(fs.openSync('/dev/ptmx', 'r+')),
    'signal-screen': () => process.kill(Number(screen), 0),
  };
  const came = Object.entries(acts).map(([name, act]) => {
    try {
      act();
      return [name, 'done'];
    } catch {
      return [name, 'refused'];
    }
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(came)));
};
