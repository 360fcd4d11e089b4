export const link = {
  title: 'Where should this link open?',
  from: 'Another program wants to open this address:',
  here: 'Open in Safe Browse',
  hereWhy: 'In a fresh VM that is discarded afterwards',
  elsewhere: (browser: string) => `Open in ${browser}`,
  elsewhereWhy: 'With your logins and your history',
  remember: (site: string) => `Always do this for ${site}`,
  dismiss: 'Do not open',
};
