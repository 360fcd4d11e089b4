import type { Texts } from '../english/english.ts';

export const link: Texts['link'] = {
  title: 'Wo soll dieser Link öffnen?',
  from: 'Ein anderes Programm möchte diese Adresse öffnen:',
  here: 'In Safe Browse öffnen',
  hereWhy: 'In einer frischen Maschine, die danach verschwindet',
  elsewhere: (browser) => `In ${browser} öffnen`,
  elsewhereWhy: 'Mit Ihren Anmeldungen und Ihrem Verlauf',
  remember: (site) => `Für ${site} immer so`,
  dismiss: 'Nicht öffnen',
};
