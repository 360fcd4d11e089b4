/** Checks that the confinement inside a VM holds against an attacker who controls its browser. */
import type { VerificationCheck } from '../api/host/verification.ts';
import type { Confinement } from './inspector-channel.ts';

/** Actions that Chromium itself needs. */
const NEEDED: ReadonlySet<string> = new Set(['own-file', 'image-file']);
const CHROMIUM = '/usr/lib/chromium/chromium';
const ENFORCED = / \(enforce\)$/;
/** CAP_SYS_MODULE, CAP_SYS_RAWIO, CAP_SYS_PTRACE, CAP_SYS_ADMIN, CAP_MKNOD, CAP_MAC_ADMIN: with any of these, root can change the kernel, its memory or the confinement. */
const POWERFUL = [16n, 17n, 19n, 21n, 27n, 33n].reduce((mask, bit) => mask | (1n << bit), 0n);

/** Pure. */
export function confinementChecks({ programs, acts, weak, offered }: Confinement): VerificationCheck[] {
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
  const powerful = agent.filter(
    ({ gainsNothing, capabilities }) => !gainsNothing || (BigInt(`0x${capabilities}`) & POWERFUL) !== 0n,
  );
  return [
    check(
      'browser-profile',
      'Chromium and the X server run under enforced AppArmor profiles',
      ofAccount.every(({ program }) => program !== CHROMIUM)
        ? 'Chromium does not run'
        : loose.length > 0 && `not confined: ${names(loose)}`,
    ),
    check(
      'browser-capabilities',
      'programs of the browser’s account have no capabilities and cannot gain any',
      gaining.length > 0 && names(gaining),
    ),
    check(
      'agent-capabilities',
      'the guest agent gives up the privileges that it does not need',
      agent.length === 0 ? 'the guest agent does not run' : powerful.length > 0 && names(powerful),
    ),
    check(
      'kernel-settings',
      'the kernel of the VM has the hardened settings of the image and loads no more modules',
      weak.length > 0 && `different: ${weak.map((name) => name.replace(/[^\w/.-]/g, '?')).join(', ')}`,
    ),
    check(
      'processor',
      'the processor of the VM offers neither nested virtualisation nor performance counters',
      offered.length > 0 && `offered: ${offered.map((name) => name.replace(/[^\w/.-]/g, '?')).join(', ')}`,
    ),
    ...acts.map(({ name, free, held }): VerificationCheck => {
      if (NEEDED.has(name))
        return check(
          `browser-${name}`,
          'actions that the browser needs succeed, so a refusal means something',
          held === 'refused' && 'it was refused',
        );
      const text = `the browser’s confinement refuses: ${name.replaceAll('-', ' ')}`;
      if (held === 'done') return check(`browser-${name}`, text, 'it was done');
      return free === 'done'
        ? check(`browser-${name}`, text, false)
        : {
            name: `browser-${name}`,
            text,
            outcome: 'not-tried',
            detail: 'the account cannot do this even without the profile',
          };
    }),
  ];
}
