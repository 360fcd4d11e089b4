/** What marks a profile on the desktop. */
import { z } from 'zod';

/** Names, not values: each theme has a shade of its own for them. */
export const PROFILE_COLOURS = ['blue', 'teal', 'green', 'yellow', 'orange', 'red', 'pink', 'purple', 'slate'] as const;
export const ProfileColour = z.enum(PROFILE_COLOURS);
export type ProfileColour = z.infer<typeof ProfileColour>;
