export interface TroubleText {
  readonly message: string;
  readonly hint: string;
  /** The host agent's own words name what this text cannot: a program, a file, a size. They are told below it. */
  readonly isDetailed?: true;
}

/**
 * Troubles by their stable code. Whoever raises one tells it in English already, so only those are here that read better in a window than in
 * a terminal; another language tells all that a person can meet in a window.
 */
export const troubles: Partial<Record<string, TroubleText>> = {
  'agent-lost': { message: 'The host agent went away during the request.', hint: 'Try again.' },
  'image-missing': { message: 'There is no image to start from.', hint: 'Build it on the page “Images”.' },
  'ports-taken': {
    message: 'All places for sessions are taken.',
    hint: 'Discard a session, or allow more at once in the settings.',
  },
};
