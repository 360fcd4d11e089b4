import { describe, expect, it } from 'vitest';
import { verdictOn } from '../../../host-agent/automation/refusals.ts';

const asked = (method: string, params?: Record<string, unknown>) =>
  verdictOn({ id: 1, method, ...(params && { params }) });

describe('a program that drives a session', () => {
  it.each<[method: string, params?: Record<string, unknown>]>([
    ['Browser.grantPermissions', { permissions: ['geolocation'] }],
    ['Browser.setPermission', { permission: { name: 'camera' }, setting: 'granted' }],
    ['Browser.close'],
    // Of WebDriver BiDi.
    ['session.status'],
    ['browsingContext.getTree'],
    ['Browser.crash'],
    ['Browser.crashGpuProcess'],
    ['Browser.executeBrowserCommand', { commandId: 'openTabSearch' }],
    ['Page.crash'],
    ['DOM.setFileInputFiles', { files: ['/etc/passwd'] }],
    ['Page.setInterceptFileChooserDialog', { enabled: true }],
    ['Input.dispatchDragEvent', { type: 'drop', x: 1, y: 1, data: { items: [], files: ['/etc/passwd'] } }],
    ['Target.exposeDevToolsProtocol', { targetId: 'A' }],
    ['Target.setRemoteLocations', { locations: [{ host: '127.0.0.1', port: 1 }] }],
    ['Target.sendMessageToTarget', { message: '{"id":1,"method":"Browser.close"}' }],
    ['Target.attachToTarget', { targetId: 'A' }],
    ['Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false }],
    ['Target.createBrowserContext', { proxyServer: 'http://127.0.0.1:8080' }],
    ['Target.createBrowserContext', { originsWithUniversalNetworkAccess: ['https://a.example'] }],
    ['Security.setIgnoreCertificateErrors', { ignore: true }],
    ['Security.setIgnoreCertificateErrors'],
    ['Security.setOverrideCertificateErrors', { override: true }],
    ['Tethering.bind', { port: 9222 }],
    ['Extensions.loadUnpacked', { path: '/tmp' }],
    ['PWA.install', { manifestId: 'a' }],
    ['DeviceAccess.enable'],
    ['BluetoothEmulation.enable', { state: 'powered-on' }],
    ['Cast.enable'],
    ['Unknown.enable'],
  ])('is refused %s %j', (method, params) => {
    expect(asked(method, params)).toMatchObject({ is: 'refused' });
  });

  it.each([
    'file:///etc/passwd',
    ' file:///etc/passwd',
    'FILE:///etc/passwd',
    'f\tile:///etc/passwd',
    'chrome://settings',
    'chrome-untrusted://print',
    'chrome-extension://abcdefgh/a.html',
    'devtools://devtools/bundled/inspector.html',
    'view-source:https://a.example/',
    'about:settings',
    'about:blank/../version',
    'javascript:alert(1)',
    'filesystem:https://a.example/temporary/a',
    'ftp://a.example/',
    'externalfile:a',
    'not an address',
    '',
  ])('does not open %j', (url) => {
    expect(asked('Page.navigate', { url })).toMatchObject({ is: 'refused' });
    expect(asked('Network.loadNetworkResource', { url })).toMatchObject({ is: 'refused' });
    expect(asked('Fetch.continueRequest', { requestId: '1', url })).toMatchObject({ is: 'refused' });
    if (url !== '') expect(asked('Target.createTarget', { url })).toMatchObject({ is: 'refused' });
  });

  it('opens pages over http and https, data and the empty page', () => {
    for (const url of [
      'http://a.example/',
      'https://a.example/?q#x',
      'data:text/html,a',
      'about:blank',
      'about:blank#x',
    ])
      expect(asked('Page.navigate', { url })).toMatchObject({ is: 'passed' });
    expect(asked('Target.createTarget', { url: '' })).toMatchObject({ is: 'passed' });
    expect(asked('Page.navigate', { url: ['https://a.example/'] })).toMatchObject({ is: 'refused' });
  });

  it('passes on what clients need to connect, look, click and type', () => {
    for (const [method, params] of [
      ['Browser.getVersion', {}],
      ['Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }],
      ['Target.setDiscoverTargets', { discover: true }],
      ['Target.createBrowserContext', { disposeOnDetach: true }],
      ['Target.attachToTarget', { targetId: 'A', flatten: true }],
      ['Runtime.evaluate', { expression: '1' }],
      ['Page.captureScreenshot', {}],
      ['Input.dispatchMouseEvent', { type: 'mousePressed' }],
      ['Accessibility.getFullAXTree', {}],
    ] as const) {
      const command = { id: 7, method, params, sessionId: 'A' };
      expect(verdictOn(command)).toEqual({ is: 'passed', command });
    }
  });

  it('cannot choose where downloads go, and is not refused', () => {
    for (const method of ['Browser.setDownloadBehavior', 'Page.setDownloadBehavior'])
      expect(asked(method, { behavior: 'allowAndName', downloadPath: '/tmp', eventsEnabled: true })).toEqual({
        is: 'changed',
        command: { id: 1, method, params: { behavior: 'default', eventsEnabled: true } },
      });
    expect(asked('Browser.setDownloadBehavior', { behavior: 'deny', downloadPath: '/tmp' })).toEqual({
      is: 'passed',
      command: { id: 1, method: 'Browser.setDownloadBehavior', params: { behavior: 'deny' } },
    });
  });
});
