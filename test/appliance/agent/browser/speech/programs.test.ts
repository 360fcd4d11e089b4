import { expect, it } from 'vitest';
import { speechEnvironment, synthesiserSettings } from '../../../../../appliance/agent/browser/speech/programs.ts';

it('speaks the language of the profile through ALSA, and logs nothing that it says', () => {
  const settings = synthesiserSettings('de-DE').split('\n');
  expect(settings).toEqual(
    expect.arrayContaining(['LogLevel 0', 'AudioOutputMethod "alsa"', 'DefaultLanguage "de-DE"']),
  );
  expect(synthesiserSettings()).toContain('DefaultLanguage "en-US"');
  expect(speechEnvironment('de-DE')).toMatchObject({ LANGUAGE: 'de_DE' });
  expect(speechEnvironment()).toMatchObject({ LANGUAGE: 'en_US', LC_ALL: '' });
});

it('keeps its programs in a home that Chromium does not share', () => {
  expect(speechEnvironment()).toMatchObject({
    HOME: '/run/speech',
    XDG_RUNTIME_DIR: '/run/speech',
    DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/speech/bus',
  });
});
