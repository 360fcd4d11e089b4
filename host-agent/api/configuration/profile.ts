/** Profiles in the control API. */
import { z } from 'zod';
import { MAX_LABEL_CHARACTERS, PROFILE_LABEL } from './profile-label.ts';

/** Bounds the length only. The host agent checks whether a profile of this name exists. */
export const ProfileName = z.string().max(64);

/** The shipped profile in which files are viewed. */
export const DOCUMENT_PROFILE = 'document';

/** The shipped profile that signs in to networks. */
export const PORTAL_PROFILE = 'portal';

/** Names, not values: each theme has its own shades. */
export const PROFILE_COLOURS = ['blue', 'teal', 'green', 'yellow', 'orange', 'red', 'pink', 'purple', 'slate'] as const;
export const ProfileColour = z.enum(PROFILE_COLOURS);
export type ProfileColour = z.infer<typeof ProfileColour>;

export const ProfileLabel = z
  .string()
  .regex(PROFILE_LABEL, `must be at most ${MAX_LABEL_CHARACTERS} characters on one line, without spaces around them`);

/** A profile as windows show it before a session exists. */
export const ProfileSummary = z.strictObject({
  name: z.string(),
  /** What windows call it; absent: its name. */
  label: ProfileLabel.optional(),
  /** Whether it is the default profile. */
  isDefault: z.boolean(),
  colour: ProfileColour,
  /** The screen that its VMs start with, in pixels. */
  screen: z.strictObject({ width: z.int().min(1), height: z.int().min(1) }),
  /** Whether its sessions draw each pixel of their windows, where the hypervisor can. */
  isSharp: z.boolean(),
  /** The pool whose hosts run its sessions; absent if they run on this host. */
  where: z.string().optional(),
  /** How many sites its allow-list has; absent if it reaches others, too. */
  listedSites: z.int().min(0).optional(),
  /** Its sessions sign in to a network. */
  isPortal: z.literal(true).optional(),
  /** The undo window of a session that is discarded in its window; 0: none. */
  undoSeconds: z.int().min(0),
});
export type ProfileSummary = z.infer<typeof ProfileSummary>;
