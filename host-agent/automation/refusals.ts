/** What a program that drives a browser may not do with it: everything that loosens what the profile says, or that only the person decides. */
import type { Command } from './command.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

/** Domains that concern pages and what they consist of. One that is new, or that is missing here on purpose, is refused: extensions, devices, tunnels, installed applications. */
const DOMAINS = new Set(
  (
    'Accessibility Animation Audits Autofill Browser CSS CacheStorage Console DOM DOMDebugger DOMSnapshot DOMStorage Debugger Emulation EventBreakpoints ' +
    'FedCm Fetch FileSystem HeapProfiler IO IndexedDB Input Inspector LayerTree Log Media Memory Network Overlay Page Performance PerformanceTimeline ' +
    'Preload Profiler Runtime Schema Security ServiceWorker Storage SystemInfo Target Tracing WebAudio WebAuthn'
  ).split(' '),
);

/** Of the whole browser, nothing but this. */
const OF_BROWSER = new Set(
  'getVersion getWindowForTarget getWindowBounds setWindowBounds setContentsSize setDownloadBehavior cancelDownload resetPermissions getHistogram getHistograms'.split(
    ' ',
  ),
);

const NO_FILES = 'files reach a session only through Safe Browse (safe-browse give)';
const REFUSED: Readonly<Record<string, string>> = {
  'DOM.setFileInputFiles': NO_FILES,
  'Page.setInterceptFileChooserDialog': NO_FILES,
  'Page.handleFileChooser': NO_FILES,
  'Page.crash': 'a program does not end the browser (safe-browse close)',
  'Target.exposeDevToolsProtocol': 'no page may drive the browser',
  'Target.sendMessageToTarget': 'only flat sessions are carried',
  'Target.setRemoteLocations': 'the session has no such devices',
  'Target.openDevTools': 'only the person opens the tools of Chromium',
};

const CRASHES = new Set(['close', 'crash', 'crashGpuProcess']);

/** The schemes that a program may open. `about:` is only the empty page: its other pages are those of Chromium. */
const OPENED = new Set(['http:', 'https:', 'data:', 'blob:']);

export type Verdict =
  | { readonly is: 'passed'; readonly command: Command }
  /** It reaches the browser in another form, which the profile allows. */
  | { readonly is: 'changed'; readonly command: Command }
  | { readonly is: 'refused'; readonly why: string };

/** Pure. */
export function verdictOn(command: Command): Verdict {
  const [domain = '', name = ''] = command.method.split('.');
  if (domain === 'Browser' && CRASHES.has(name))
    return refused('a program does not end the browser (safe-browse close)');
  if (domain === 'Browser' && (name === 'grantPermissions' || name === 'setPermission'))
    return refused('only the person grants permissions');
  if (!DOMAINS.has(domain) || (domain === 'Browser' && !OF_BROWSER.has(name)))
    return refused('this part of the protocol is not carried');
  const why = REFUSED[command.method];
  if (why !== undefined) return refused(why);
  if (name === 'setDownloadBehavior') return downloads(command);
  return byParameters(command);
}

function byParameters(command: Command): Verdict {
  const { method, params = {} } = command;
  switch (method) {
    case 'Page.navigate':
    case 'Network.loadNetworkResource':
    case 'Target.createTarget':
      return mayOpen(params['url'], method === 'Target.createTarget')
        ? passed(command)
        : refused('only pages over http and https, and the empty page, can be opened');
    case 'Fetch.continueRequest':
      return params['url'] === undefined || mayOpen(params['url'], false)
        ? passed(command)
        : refused('only pages over http and https, and the empty page, can be opened');
    case 'Target.createBrowserContext':
      return isSet(params['proxyServer']) ||
        isSet(params['proxyBypassList']) ||
        isSet(params['originsWithUniversalNetworkAccess'])
        ? refused('the network of a session is what its profile says')
        : passed(command);
    case 'Target.attachToTarget':
      return params['flatten'] === true ? passed(command) : refused('only flat sessions are carried');
    case 'Target.setAutoAttach':
    case 'Target.autoAttachRelated':
      return method === 'Target.setAutoAttach' && params['autoAttach'] === true && params['flatten'] !== true
        ? refused('only flat sessions are carried')
        : passed(command);
    case 'Security.setIgnoreCertificateErrors':
      return params['ignore'] === false ? passed(command) : refused('certificates are checked');
    case 'Security.setOverrideCertificateErrors':
      return params['override'] === false ? passed(command) : refused('certificates are checked');
    case 'Input.dispatchDragEvent':
      return hasFiles(params['data']) ? refused(NO_FILES) : passed(command);
    default:
      return passed(command);
  }
}

/** They go where the profile says, and leave the session as it allows: a path or another folder would be one inside the VM that no one looks into. */
function downloads(command: Command): Verdict {
  const { behavior, browserContextId, eventsEnabled } = command.params ?? {};
  if (behavior === 'deny' || behavior === 'default')
    return passed(withParams(command, { behavior, browserContextId, eventsEnabled }));
  return { is: 'changed', command: withParams(command, { behavior: 'default', browserContextId, eventsEnabled }) };
}

/** Without what is undefined. */
function withParams(command: Command, params: Readonly<Record<string, unknown>>): Command {
  return { ...command, params: Object.fromEntries(Object.entries(params).filter(([, value]) => value !== undefined)) };
}

/** Chromium reads addresses as this parser does, also one with blanks or in capitals. */
function mayOpen(url: unknown, mayBeEmpty: boolean): boolean {
  if (typeof url !== 'string') return false;
  if (url === '') return mayBeEmpty;
  const parsed = parseUrl(url);
  return parsed !== undefined && (OPENED.has(parsed.protocol) || /^about:blank([?#]|$)/.test(parsed.href));
}

const isSet = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

function hasFiles(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'files' in data && isSet(data.files);
}

const passed = (command: Command): Verdict => ({ is: 'passed', command });
const refused = (why: string): Verdict => ({ is: 'refused', why });
