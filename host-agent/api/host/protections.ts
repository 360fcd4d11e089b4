/** What confines the process of a VM in addition to its jail, where the host can do it. */
export const PROTECTIONS = ['cgroup', 'account', 'accessControl'] as const;
export type Protection = (typeof PROTECTIONS)[number];

/**
 * Why a process lacks a protection. `refused`: the system said no. `failed`: it gave no clear answer in time. `no-ids`: the person has no
 * subordinate ids. `not-loaded`, `absent`: AppArmor lacks our profiles, or is off. `own-device`: only the person's account may use a device of the VM.
 */
export type ProtectionCause = 'refused' | 'failed' | 'no-ids' | 'not-loaded' | 'absent' | 'own-device';

/** What protects one process. */
export type Protections = Readonly<Record<Protection, 'works' | ProtectionCause>>;

export interface MissingProtection {
  readonly protection: Protection;
  readonly cause: ProtectionCause;
}

/** Pure. */
export const missingIn = (protections: Protections): MissingProtection[] =>
  PROTECTIONS.flatMap((protection) => {
    const cause = protections[protection];
    return cause === 'works' ? [] : [{ protection, cause }];
  });
