import { describe, expect, it } from 'vitest';
import { desktopLocale, languageOf, timeZoneOf } from '../../../host-agent/config/desktop-locale.ts';

describe('the language of the desktop', () => {
  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'de-DE'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'fr_FR.UTF-8' }, 'fr-FR'],
    [{ LANG: 'de_DE.UTF-8', LC_ALL: 'ja_JP' }, 'ja-JP'],
    [{ LANG: 'sr_RS@latin', LC_ALL: '' }, 'sr-RS'],
    [{ LANG: 'eo' }, 'eo'],
  ])('is that of its variables: %j', (environment, language) => {
    expect(languageOf(environment)).toBe(language);
  });

  it.each([{}, { LANG: 'C' }, { LANG: 'C.UTF-8' }, { LANG: 'POSIX' }, { LANG: 'en_US.UTF-8' }, { LANG: '../de_DE' }])(
    'is the English of the image if it says nothing else: %j',
    (environment) => {
      expect(languageOf(environment)).toBe('');
    },
  );
});

describe('the time zone of the desktop', () => {
  it.each([
    [{}, '/usr/share/zoneinfo/Europe/Berlin', 'Europe/Berlin'],
    [{}, '../usr/share/zoneinfo/posix/America/Argentina/Ushuaia', 'America/Argentina/Ushuaia'],
    [{ TZ: 'Asia/Tokyo' }, '/usr/share/zoneinfo/Europe/Berlin', 'Asia/Tokyo'],
    [{ TZ: ':/usr/share/zoneinfo/Asia/Tokyo' }, undefined, 'Asia/Tokyo'],
  ])('is that of TZ or of /etc/localtime: %j, %s', (environment, localTime, zone) => {
    expect(timeZoneOf(environment, localTime)).toBe(zone);
  });

  it.each([
    [{}, undefined],
    [{}, '/usr/share/zoneinfo/Etc/UTC'],
    [{ TZ: 'UTC' }, '/usr/share/zoneinfo/Europe/Berlin'],
    [{ TZ: '<+03>-3,M3' }, undefined],
    [{}, '/etc/my zone'],
  ])('is UTC if it is that or unknown: %j, %s', (environment, localTime) => {
    expect(timeZoneOf(environment, localTime)).toBe('');
  });
});

it('both are read again each time', () => {
  expect(desktopLocale({ LANG: 'pt_BR.UTF-8', TZ: 'America/Bahia' })).toEqual({
    language: 'pt-BR',
    timeZone: 'America/Bahia',
  });
});
