/**
 * Memory in pages of 4 KiB. Where the kernel may use huge pages for all memory, as Debian's does, a program that writes one byte gets 2 MiB: a
 * QEMU with KVM then keeps a third more memory for itself than it has used. Clones of a template gain nothing by them either, because the
 * pages that they share come from a file.
 */
import { run, type Tool } from '../process/run.ts';
import { tried } from './tried.ts';

/** Each Debian has it. It is the only program there that can make any system call. */
const perl: Tool = { program: 'perl', debianPackage: 'perl-base', timeoutMs: 10_000 };

/** On x86-64: `prctl`, with `PR_SET_THP_DISABLE`, which holds for all that the process executes. */
const [PRCTL, SET_HUGE_PAGES_OFF] = [157, 41];
const OFF = `syscall(${PRCTL}, ${SET_HUGE_PAGES_OFF}, 1, 0, 0, 0) == 0 or exit 125`;

/** `command`, and all that it starts, without huge pages. Pure. */
export function inSmallPages(command: readonly string[]): string[] {
  return [perl.program, '-e', `${OFF}; exec { $ARGV[0] } @ARGV or exit 127`, '--', ...command];
}

const smallPages = tried(() => run(perl, inSmallPages(['true']).slice(1)));

/** Whether this host can do that. Throws nothing. */
export const canUseSmallPages = async (): Promise<boolean> => (await smallPages()) === 'works';
