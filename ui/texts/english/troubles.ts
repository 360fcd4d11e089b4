/**
 * Troubles by their stable code, told in the person's language. The host agent tells all of them in English already,
 * so only those are here that read better in a window than in a terminal.
 */
export const troubles: Partial<Record<string, { readonly message: string; readonly hint: string }>> = {
  'agent-lost': { message: 'The host agent went away during the request.', hint: 'Try again.' },
  'image-missing': { message: 'There is no image to start from.', hint: 'Build it on the page “Images”.' },
  'ports-taken': { message: 'All places for sessions are taken.', hint: 'Discard a session, or allow more at once in the settings.' },
};
