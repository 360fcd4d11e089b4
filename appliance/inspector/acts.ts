/** Actions that an attacker in place of the browser would try. */
import type processes from 'node:child_process';
import type fileSystem from 'node:fs';

/**
 * The source of a program that runs as the browser's account: it enters the profile, if any, tries each act and prints the outcomes. All calls
 * are synchronous, since a profile applies to a single thread. Without a profile, the account may do every act.
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
      // The process has ended.
      return '';
    }
  };
  const screen = fs.readdirSync('/proc').find((pid) => /^\d+$/.test(pid) && nameOf(pid) === 'Xorg');
  fs.copyFileSync('/usr/bin/busybox', '/home/chromium/busybox');
  fs.chmodSync('/home/chromium/busybox', 0o755);
  if (profile !== '') fs.writeFileSync('/proc/thread-self/attr/current', `changeprofile ${profile}`);
  const acts: Record<string, () => unknown> = {
    // Chromium itself needs these: if they were refused too, refusals would prove nothing.
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
