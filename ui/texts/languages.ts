/** The languages of the windows. Each has a file `LANGUAGE.ftl` beside this one. English comes first: it defines the texts, and is shown to those who prefer none of these. */
export const LANGUAGES = ['en', 'de', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];
