export const link = {
  title: 'Where shall this link open?',
  from: 'Another program wants to open this address:',
  here: 'Open in Safe Browse',
  hereWhy: 'In a fresh machine that vanishes afterwards',
  elsewhere: (browser: string) => `Open in ${browser}`,
  elsewhereWhy: 'With your logins and your history',
  remember: (site: string) => `Always so for ${site}`,
  dismiss: 'Do not open',
};
