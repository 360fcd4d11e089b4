/** The commands for sessions on other hosts, with their arguments and help texts. */
import type { Command } from 'commander';
import type { ExitStatus } from '../api/failure.ts';
import { attach } from './attach.ts';
import { poolStatus, setDrained } from './pool.ts';

type Json = { readonly json: boolean };

/** `command` adds one command to its parent, `finish` sets the exit status. */
export function addPoolCommands(
  program: Command,
  command: (parent: Command, nameAndArguments: string, description: string) => Command,
  finish: (status: ExitStatus) => void,
): void {
  const pool = program.command('pool').description('see and drain hosts on which sessions can run').exitOverride();
  command(pool, 'status', 'show the hosts of all pools; fails while one has trouble').action(async ({ json }: Json) =>
    finish(await poolStatus(json)),
  );
  command(pool, 'drain <host>', 'start no new sessions on a host; those that run there stay').action(
    (host: string, { json }: Json) => setDrained(host, true, json),
  );
  command(pool, 'resume <host>', 'start new sessions on a drained host again').action((host: string, { json }: Json) =>
    setDrained(host, false, json),
  );
  program
    .command('attach')
    .description('serve a computer whose sessions run on this one; its ssh starts this')
    .option('--check', 'only say whether that would work', false)
    .exitOverride()
    .action(async ({ check }: { check: boolean }) => finish(await attach(check)));
}
