export const link = {
  title: 'Where should this link open?',
  from: 'Another program wants to open this address:',
  here: 'Open in Safe Browse',
  hereWhy: 'In a fresh VM that is discarded afterwards',
  inSessionWhy: 'In a new tab, beside the pages and logins that are open there',
  target: 'Session',
  newSession: (profile: string) => `New: ${profile}`,
  openSession: (profile: string, since: string) => `Open since ${since}: ${profile}`,
  elsewhere: (browser: string) => `Open in ${browser}`,
  elsewhereWhy: 'With your logins and your history',
  remember: (site: string) => `Always do this for ${site}`,
  dismiss: 'Do not open',
};
