import { describe, expect, it } from 'vitest';
import { asAccount } from '../../../../appliance/agent/browser/account.ts';
import { CHROMIUM_FLAGS } from '../../../../appliance/agent/browser/chromium.ts';
import { X_ARGUMENTS } from '../../../../appliance/agent/browser/screen/x-server.ts';

const flags = CHROMIUM_FLAGS;

describe('the start of Chromium', () => {
  it('keeps the sandbox and shows no automation to pages', () => {
    for (const forbidden of [
      /no-sandbox/,
      /disable-.*sandbox/,
      /single-process/,
      /remote-debugging/,
      /enable-automation/,
      /disable-web-security/,
      /load-extension/,
    ]) {
      expect(flags.filter((flag) => forbidden.test(flag))).toEqual([]);
    }
  });

  it('has no flags about windows, which would apply to pop-ups', () => {
    expect(flags.filter((flag) => /window|maximized|fullscreen/.test(flag))).toEqual([]);
  });

  it('disables features with one flag, since only the last one counts, and starts no renderer that clones would share', () => {
    const features = flags.filter((flag) => flag.startsWith('--disable-features='));
    expect(features).toHaveLength(1);
    expect(features[0]).toContain('SpareRendererForSitePerProcess');
  });

  it('asks no questions and needs no keyring', () => {
    expect(flags).toEqual(
      expect.arrayContaining(['--no-first-run', '--no-default-browser-check', '--password-store=basic']),
    );
  });

  it('runs it as the unprivileged account, with no way back to root', () => {
    expect(asAccount(['chromium', 'x'], 'browser')).toEqual([
      'setpriv',
      '--reuid=1000',
      '--regid=1000',
      '--groups=audio,plugdev',
      '--no-new-privs',
      '--inh-caps=-all',
      '--bounding-set=-all',
      '--apparmor-profile=safe-browse-chromium',
      '--',
      'chromium',
      'x',
    ]);
  });

  it('runs the viewer as another account, which is in no group of devices', () => {
    expect(asAccount(['node'], 'viewer')).toEqual(
      expect.arrayContaining([
        '--reuid=1001',
        '--regid=1001',
        '--clear-groups',
        '--apparmor-profile=safe-browse-viewer',
      ]),
    );
  });
});

it('the X server does not listen on the network', () => {
  expect(X_ARGUMENTS.join(' ')).toContain('-nolisten tcp');
  expect(X_ARGUMENTS).toContain('-auth');
});
