/** Where the value of a setting comes from: the file, or the organisation. */
export const sources = {
  broken: 'Die Konfigurationsdatei hat Fehler',
  brokenWhy: 'Bis sie behoben sind, gelten die letzten gültigen Einstellungen.',
  wholeFile: 'Die ganze Datei',
  file: 'Datei',
  isDefault: 'Vorgabe',
  managedBy: (by: string) => `Verwaltet von ${by}`,
  limitedBy: (by: string) => `Begrenzt von ${by}`,
  defaultOf: (by: string) => `Vorgabe von ${by}`,
  onlyTheseProfiles: (by: string) => `Nur diese Profile dürfen verwendet werden. Verwaltet von ${by}`,
  notAllowed: 'Ihre Organisation erlaubt diesen Wert nicht.',
};
