import type { Texts } from '../english/english.ts';

export const link: Texts['link'] = {
  title: 'Wo soll dieser Link geöffnet werden?',
  from: 'Ein anderes Programm möchte diese Adresse öffnen:',
  here: 'In Safe Browse öffnen',
  hereWhy: 'In einer frischen VM, die danach verworfen wird',
  inSessionWhy: 'In einem neuen Tab, neben den Seiten und Anmeldungen, die dort offen sind',
  target: 'Sitzung',
  newSession: (profile) => `Neu: ${profile}`,
  openSession: (profile, since) => `Offen seit ${since} Uhr: ${profile}`,
  elsewhere: (browser) => `In ${browser} öffnen`,
  elsewhereWhy: 'Mit Ihren Anmeldungen und Ihrem Verlauf',
  remember: (site) => `Für ${site} immer so verfahren`,
  dismiss: 'Nicht öffnen',
};
