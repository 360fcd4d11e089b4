/** What windows may call a profile. Without zod, since pages check it too. */

export const MAX_LABEL_CHARACTERS = 40;

/** One line of visible characters, without spaces around them. */
export const PROFILE_LABEL = new RegExp(`^(?! )[^\\p{C}\\p{Zl}\\p{Zp}]{1,${MAX_LABEL_CHARACTERS}}(?<! )$`, 'u');
