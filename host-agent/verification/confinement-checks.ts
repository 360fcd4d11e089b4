/** Whether the confinement inside a machine hold who has taken over its browser. */
import type { VerificationCheck } from '../api/verification.ts';
import type { Confinement } from './inspector-channel.ts';

/** What Chromium has to do itself. */
const NEEDED: ReadonlySet<string> = new Set(['own-file', 'image-file']);
const CHROMIUM = '/usr/lib/chromium/chromium';
const ENFORCED = / \(enforce\)$/;
/** CAP_SYS_MODULE, CAP_SYS_RAWIO, CAP_SYS_PTRACE, CAP_SYS_ADMIN, CAP_MKNOD, CAP_MAC_ADMIN: with these root changes kernel, memory and confinement. */
const MIGHTY = [16n, 17n, 19n, 21n, 27n, 33n].reduce((mask, bit) => mask | (1n << bit), 0n);

/** Pure. */
export function confinementChecks({ programs, acts, weak }: Confinement): VerificationCheck[] {
  const check = (name: string, text: string, wrong: string | false): VerificationCheck => ({
    name,
    text,
    outcome: wrong === false ? 'held' : 'failed',
    ...(wrong !== false && { detail: wrong }),
  });
  const ofAccount = programs.filter(({ user }) => user !== 0);
  const names = (found: typeof programs) =>
    [...new Set(found.map(({ program }) => program.replace(/[^\w/.-]/g, '?')))].join(', ');
  const loose = ofAccount.filter(({ profile }) => !ENFORCED.test(profile));
  const gaining = ofAccount.filter(
    ({ gainsNothing, capabilities }) => !gainsNothing || BigInt(`0x${capabilities}`) !== 0n,
  );
  const agent = programs.filter(({ user, program }) => user === 0 && /\/node(js)?$/.test(program));
  const mighty = agent.filter(
    ({ gainsNothing, capabilities }) => !gainsNothing || (BigInt(`0x${capabilities}`) & MIGHTY) !== 0n,
  );
  return [
    check(
      'browser-profile',
      'Chromium and the screen run under profiles of AppArmor that are enforced',
      ofAccount.every(({ program }) => program !== CHROMIUM)
        ? 'no Chromium runs'
        : loose.length > 0 && `not so ${names(loose)}`,
    ),
    check(
      'browser-capabilities',
      'the browser’s account has no capability, and gains none',
      gaining.length > 0 && names(gaining),
    ),
    check(
      'agent-capabilities',
      'the guest agent gives up the rights that it does not need',
      agent.length === 0 ? 'it does not run' : mighty.length > 0 && names(mighty),
    ),
    check(
      'kernel-settings',
      'the machine’s kernel is as closed as its image says, and takes no more modules',
      weak.length > 0 && `not so ${weak.map((name) => name.replace(/[^\w/.-]/g, '?')).join(', ')}`,
    ),
    ...acts.map(({ name, free, held }): VerificationCheck => {
      if (NEEDED.has(name))
        return check(
          `browser-${name}`,
          'what the browser has to do can be done, so that a refusal means something',
          held === 'refused' && 'it was refused',
        );
      const text = `in the browser’s place nobody gets at this: ${name.replaceAll('-', ' ')}`;
      if (held === 'done') return check(`browser-${name}`, text, 'it was done');
      return free === 'done'
        ? check(`browser-${name}`, text, false)
        : { name: `browser-${name}`, text, outcome: 'not-tried', detail: 'nor does the account without its profile' };
    }),
  ];
}
