/** A time of today, in hours and minutes, where there is no page. */
export const timeOfDay = (then: string, language: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(then));
