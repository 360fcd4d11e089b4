import { EventEmitter } from 'node:events';
import type { App, CommandLine, Session } from 'electron';
import { describe, expect, it } from 'vitest';
import { newOrigin, type PageKind } from '../../../../ui/main/pages/app-url.ts';
import { confineAllPages, confineSession } from '../../../../ui/main/pages/confinement.ts';

type Answer<T> = (answer: T) => void;

/** What Electron would be told. */
function confined(kind: PageKind) {
  const reported: Record<string, unknown> = {};
  const note = (name: string) => (value: unknown) => {
    reported[name] = value;
  };
  confineSession(
    Object.assign(new EventEmitter(), {
      setPermissionRequestHandler: note('request'),
      setPermissionCheckHandler: note('check'),
      setDevicePermissionHandler: note('device'),
      setDisplayMediaRequestHandler: note('media'),
      webRequest: { onBeforeRequest: note('before') },
      setProxy: (value: unknown) => {
        note('proxy')(value);
        return Promise.resolve();
      },
    }) as unknown as Session,
    kind,
  );
  const request = reported['request'] as (contents: null, permission: string, answer: Answer<boolean>) => void;
  const check = reported['check'] as (contents: null, permission: string) => boolean;
  const before = reported['before'] as (details: { url: string }, answer: Answer<{ cancel: boolean }>) => void;
  return {
    proxy: reported['proxy'],
    isPermitted(permission: string): boolean {
      let isGiven = false;
      request(null, permission, (answer) => (isGiven = answer));
      expect(check(null, permission)).toBe(isGiven);
      return isGiven;
    },
    mayRequest(url: string): boolean {
      let isCancelled = true;
      before({ url }, ({ cancel }) => (isCancelled = cancel));
      return !isCancelled;
    },
  };
}

const KINDS = ['main', 'link', 'session', 'print'] as const;

describe('a page', () => {
  it('has a proxy and a resolver that lead nowhere, and no way past them for WebRTC', () => {
    const app = new EventEmitter();
    const [switches, policies]: [string[][], string[]] = [[], []];
    const commandLine = { appendSwitch: (...words: string[]) => switches.push(words) };
    confineAllPages(Object.assign(app, { commandLine }) as unknown as App & { commandLine: CommandLine });
    expect(switches).toEqual([['host-resolver-rules', 'MAP * ~NOTFOUND']]);
    app.emit(
      'web-contents-created',
      {},
      Object.assign(new EventEmitter(), {
        setWindowOpenHandler: () => undefined,
        setWebRTCIPHandlingPolicy: (policy: string) => policies.push(policy),
      }),
    );
    expect(policies).toEqual(['disable_non_proxied_udp']);
    for (const kind of KINDS)
      expect(confined(kind).proxy).toEqual({
        mode: 'fixed_servers',
        proxyRules: 'socks5://0.0.0.0:1',
        proxyBypassRules: '<-loopback>',
      });
  });

  it('may use the clipboard only in the main window, and full screen only in that of a session', () => {
    const permissions = ['clipboard-sanitized-write', 'fullscreen', 'keyboardLock', 'clipboard-read', 'media'];
    expect(
      KINDS.map((kind) => {
        const page = confined(kind);
        return permissions.filter((permission) => page.isPermitted(permission));
      }),
    ).toEqual([['clipboard-sanitized-write'], [], ['fullscreen', 'keyboardLock'], []]);
  });

  it('may request only what its own kind of page has', () => {
    for (const kind of KINDS) {
      const page = confined(kind);
      expect(page.mayRequest(`${newOrigin(kind)}/x`)).toBe(true);
      for (const other of KINDS.filter((each) => each !== kind))
        expect(page.mayRequest(`${newOrigin(other)}/x`)).toBe(false);
      for (const url of ['http://127.0.0.1/', 'file:///etc/passwd', 'app://elsewhere/x', 'ws://a/'])
        expect(page.mayRequest(url)).toBe(false);
    }
  });
});
