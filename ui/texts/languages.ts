/** The languages of the windows. Each has a file `LANGUAGE.ftl` beside this one. English comes first: it defines the texts, and is shown to those who prefer none of these. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'pt-BR', 'it', 'pl', 'ja', 'zh-CN', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

const RIGHT_TO_LEFT: ReadonlySet<Language> = new Set(['ar']);

/** How lines of this language run, for the `dir` of a page. */
export const directionOf = (language: Language): 'ltr' | 'rtl' => (RIGHT_TO_LEFT.has(language) ? 'rtl' : 'ltr');
