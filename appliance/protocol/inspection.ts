/**
 * The protocol between the host agent and the inspector, which `safe-browse verify` adds to VMs that it starts for this purpose. The VM of a
 * session has neither its port nor its program.
 */
import * as z from 'zod';

/** The virtio-serial port of the inspector's channel. */
export const INSPECTOR_PORT = 'org.safebrowse.inspector.0';

/** Limit for the entries of one VM, some thirty times the number in our images. */
export const MAX_FINGERPRINT_ENTRIES = 250_000;
/** Limit for the characters of all entries of one VM. */
export const MAX_FINGERPRINT_CHARACTERS = 64 * 1024 * 1024;

const Place = z.string().min(1).max(4200);

/** One property of a VM that must be the same after every start: its place, such as `file:/etc/passwd` or `sysctl:kernel.hostname`, and its value. */
export const FingerprintEntry = z.strictObject({ at: Place, is: z.string().max(2000) });
export type FingerprintEntry = z.infer<typeof FingerprintEntry>;

/** The outcome of one tampering. */
export const TamperingResult = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  /** Description for a person. */
  text: z.string().min(1).max(120),
  as: z.enum(['browser', 'root']),
  outcome: z.enum(['made', 'refused']),
  /** Places in the fingerprint where it shows, or their beginnings. */
  at: z.array(Place).max(8),
  /** Why it was refused. */
  why: z.string().max(200).optional(),
});
export type TamperingResult = z.infer<typeof TamperingResult>;

const IpAddress = z.union([z.ipv4(), z.ipv6()]);
const Address = z.string().min(1).max(253);

/** A target that a VM tries to reach. */
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tcp'), address: IpAddress, port: z.int().min(1).max(65535) }),
  z.strictObject({ kind: z.literal('udp'), address: IpAddress, port: z.int().min(1).max(65535) }),
  z.strictObject({ kind: z.literal('ping'), address: z.ipv4() }),
  z.strictObject({ kind: z.literal('name'), name: Address }),
]);
export type Target = z.infer<typeof Target>;

const MAX_TARGETS = 256;

export const Reached = z.strictObject({
  /** Index of the target in the request. */
  target: z
    .int()
    .min(0)
    .max(MAX_TARGETS - 1),
  /** `answered`: it answered; `refused`: it refused the connection; `silent`: no reply. */
  outcome: z.enum(['answered', 'refused', 'silent']),
  /** Addresses of a name. */
  addresses: z.array(z.string().max(64)).max(16).optional(),
});
export type Reached = z.infer<typeof Reached>;

/** One running program and its limits, from the kernel. */
export const ConfinedProgram = z.strictObject({
  program: z.string().min(1).max(200),
  user: z.int().min(0),
  /** Its AppArmor profile with the mode, such as `name (enforce)`, or `unconfined`. */
  profile: z.string().max(200),
  /** Whether programs that it starts cannot gain privileges (no_new_privs). */
  gainsNothing: z.boolean(),
  /** Its capability bounding set, in hexadecimal. */
  capabilities: z.string().regex(/^[0-9a-f]{1,32}$/),
});
export type ConfinedProgram = z.infer<typeof ConfinedProgram>;

/** An act that a program of the browser's account tried, once without a profile (`free`) and once under the browser's profile (`held`). */
export const Act = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  free: z.enum(['done', 'refused']),
  held: z.enum(['done', 'refused']),
});
export type Act = z.infer<typeof Act>;

/** The page that checks what the browser can do, in an inspected VM. */
export const CHECKS_URL = 'http://localhost:8700/';

const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]+$/u;

/** What a page tried. */
export const PageCheck = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  /** What must work, as a text for a person. */
  text: z.string().max(120).regex(ONE_LINE),
  /** Why it does not work. */
  problem: z.string().max(200).regex(ONE_LINE).optional(),
});
export type PageCheck = z.infer<typeof PageCheck>;

export const PageChecks = z.array(PageCheck).max(200);

/** All requests of the host. */
export const InspectorRequest = z.discriminatedUnion('type', [
  /** Send the fingerprint, or only entries at these places. */
  z.strictObject({ type: z.literal('fingerprint'), only: z.array(Place).max(500).optional() }),
  /** Try every tampering. */
  z.strictObject({ type: z.literal('tamper') }),
  /** Try to reach each target. */
  z.strictObject({ type: z.literal('reach'), targets: z.array(Target).max(MAX_TARGETS) }),
  /** Send the confinement of running programs, and try forbidden acts in place of the browser. */
  z.strictObject({ type: z.literal('confinement') }),
  /** Serve the page of checks at {@link CHECKS_URL}, say so, and send what it reports. */
  z.strictObject({ type: z.literal('page-checks') }),
]);
export type InspectorRequest = z.infer<typeof InspectorRequest>;

/** All messages of the inspector. Its VM was tampered with on purpose, so they are trusted no more than a guest's. */
export const InspectorMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('entries'), entries: z.array(FingerprintEntry).max(2000) }),
  z.strictObject({ type: z.literal('tamperings'), tamperings: z.array(TamperingResult).max(500) }),
  z.strictObject({ type: z.literal('reached'), reached: z.array(Reached).max(MAX_TARGETS) }),
  z.strictObject({
    type: z.literal('confinement'),
    programs: z.array(ConfinedProgram).max(200),
    acts: z.array(Act).max(50),
    /** Kernel settings that differ from the image's. */
    weak: z.array(z.string().max(100)).max(200),
    /** Features of the processor that a VM is not supposed to have. */
    offered: z.array(z.string().max(100)).max(20),
  }),
  /** The page of checks can be opened. */
  z.strictObject({ type: z.literal('page-served') }),
  z.strictObject({ type: z.literal('page-checks'), checks: PageChecks }),
  /** The request is complete. */
  z.strictObject({ type: z.literal('done') }),
  z.strictObject({ type: z.literal('failed'), message: z.string().max(1000) }),
]);
export type InspectorMessage = z.infer<typeof InspectorMessage>;
