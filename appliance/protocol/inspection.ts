/**
 * The wire between the host agent and the inspector, a program that `safe-browse verify` carries into machines of its own beside the image.
 * No machine of a session has its port or its program.
 */
import * as z from 'zod';

/** The virtio-serial port that carries it. */
export const INSPECTOR_PORT = 'org.safebrowse.inspector.0';

/** Most entries of one machine: some thirty times what an image of ours has. */
export const MAX_FINGERPRINT_ENTRIES = 250_000;
/** Most characters that the entries of one machine have together. */
export const MAX_FINGERPRINT_CHARACTERS = 64 * 1024 * 1024;

const Place = z.string().min(1).max(4200);

/** One thing of a machine that has to be the same after each start: where it stands, as `file:/etc/passwd` or `sysctl:kernel.hostname`, and how it is. */
export const FingerprintEntry = z.strictObject({ at: Place, is: z.string().max(2000) });
export type FingerprintEntry = z.infer<typeof FingerprintEntry>;

/** A change that was tried. */
export const TamperingResult = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  /** For a person. */
  text: z.string().min(1).max(120),
  as: z.enum(['browser', 'root']),
  outcome: z.enum(['made', 'refused']),
  /** Beginnings of the places where it shows. */
  at: z.array(Place).max(8),
  /** Why it could not be made. */
  why: z.string().max(200).optional(),
});
export type TamperingResult = z.infer<typeof TamperingResult>;

const Address = z.string().min(1).max(253);

/** Something that is not to be reached, or is. */
export const Target = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('tcp'), address: z.ipv4(), port: z.int().min(1).max(65535) }),
  z.strictObject({ kind: z.literal('udp'), address: z.ipv4(), port: z.int().min(1).max(65535) }),
  z.strictObject({ kind: z.literal('ping'), address: z.ipv4() }),
  z.strictObject({ kind: z.literal('name'), name: Address }),
]);
export type Target = z.infer<typeof Target>;

export const MAX_TARGETS = 256;

export const Reached = z.strictObject({
  /** Its place in the list that was asked. */
  target: z
    .int()
    .min(0)
    .max(MAX_TARGETS - 1),
  /** `answered`: somebody is there; `refused`: somebody said no; `silent`: nothing came. */
  outcome: z.enum(['answered', 'refused', 'silent']),
  /** What a name stands for. */
  addresses: z.array(z.string().max(64)).max(16).optional(),
});
export type Reached = z.infer<typeof Reached>;

/** One program that runs in the machine, as the kernel tells of it. */
export const ConfinedProgram = z.strictObject({
  program: z.string().min(1).max(200),
  user: z.int().min(0),
  /** Its AppArmor profile with the mode, as `name (enforce)`, or `unconfined`. */
  profile: z.string().max(200),
  /** Whether no program that it starts gets rights that it has not itself. */
  gainsNothing: z.boolean(),
  /** The most capabilities that it can ever have, in hexadecimal. */
  capabilities: z.string().regex(/^[0-9a-f]{1,32}$/),
});
export type ConfinedProgram = z.infer<typeof ConfinedProgram>;

/** Something that a program of the browser's account tried: once under no profile, where the account alone decides, and once under the browser's. */
export const Act = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]{1,39}$/),
  free: z.enum(['done', 'refused']),
  held: z.enum(['done', 'refused']),
});
export type Act = z.infer<typeof Act>;

/** Everything the host may ask. */
export const InspectorRequest = z.discriminatedUnion('type', [
  /** Say every entry, or those alone whose places begin so. */
  z.strictObject({ type: z.literal('fingerprint'), only: z.array(Place).max(500).optional() }),
  /** Make every change that there is. */
  z.strictObject({ type: z.literal('tamper') }),
  /** Try each of these. */
  z.strictObject({ type: z.literal('reach'), targets: z.array(Target).max(MAX_TARGETS) }),
  /** Say what holds the programs that run, and try what must not be done in the browser's place. */
  z.strictObject({ type: z.literal('confinement') }),
]);
export type InspectorRequest = z.infer<typeof InspectorRequest>;

/** Everything the inspector may say. It runs in a machine that was changed on purpose: it is believed no more than a guest. */
export const InspectorMessage = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('entries'), entries: z.array(FingerprintEntry).max(2000) }),
  z.strictObject({ type: z.literal('tamperings'), tamperings: z.array(TamperingResult).max(500) }),
  z.strictObject({ type: z.literal('reached'), reached: z.array(Reached).max(MAX_TARGETS) }),
  z.strictObject({
    type: z.literal('confinement'),
    programs: z.array(ConfinedProgram).max(200),
    acts: z.array(Act).max(50),
    /** Settings of the kernel that are not as the image says. */ weak: z.array(z.string().max(100)).max(200),
  }),
  /** The request is done with. */
  z.strictObject({ type: z.literal('done') }),
  z.strictObject({ type: z.literal('failed'), message: z.string().max(1000) }),
]);
export type InspectorMessage = z.infer<typeof InspectorMessage>;
