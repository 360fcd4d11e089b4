/** The browser of one session: the connection, its tabs, and the sites that it may show. */
import { z } from 'zod';
import { Cdp, type CdpEvent } from './cdp.ts';
import { isOfSites } from './sites.ts';
import { Tab } from './tab.ts';
import { Trouble } from './trouble.ts';
import { parseUrl } from '../../appliance/protocol/parse-url.ts';

const MAX_TABS = 50;

const Nothing = z.unknown();
const Attached = z.looseObject({
  sessionId: z.string(),
  targetInfo: z.looseObject({ targetId: z.string(), type: z.string() }),
});
const Detached = z.looseObject({ sessionId: z.string() });
const Paused = z.looseObject({ requestId: z.string(), request: z.looseObject({ url: z.string() }) });

export class DrivenBrowser {
  readonly #endpoint: string;
  readonly #sites: readonly string[] | undefined;
  #cdp: Promise<Cdp> | undefined;
  /** The newest last: a page that a click has opened is the one to go on with. */
  #tabs: Tab[] = [];
  #inFront: Tab | undefined;
  #refused: string | undefined;

  constructor(endpoint: string, sites: readonly string[] | undefined) {
    this.#endpoint = endpoint;
    this.#sites = sites;
  }

  get tabCount(): number {
    return this.#tabs.length;
  }

  /** The tab that tools act on. Connects if there is no connection. Throws `Trouble`. */
  async tab(): Promise<Tab> {
    if ((await this.#cdp?.catch(() => undefined))?.isOver !== false) await (this.#cdp = this.#connect());
    const tab = this.#tabs.at(-1);
    if (!tab) throw new Trouble('no-page', 'The browser has no page that can be driven.');
    if (tab !== this.#inFront) await tab.show();
    this.#inFront = tab;
    return tab;
  }

  /** Throws `Trouble` site-refused if the page is none that may be shown. */
  async allowed(tab: Tab): Promise<{ readonly url: string; readonly title: string }> {
    const where = await tab.where();
    if (isOfSites(this.#sites, where.url)) return where;
    throw new Trouble(
      'site-refused',
      'The browser is at a page of a site that this server may not show. Nothing of it is passed on. Navigate to another page.',
    );
  }

  /** The host of a document that was not loaded since it was last taken, because it is of no site that may be shown. */
  get refused(): string | undefined {
    return this.#refused;
  }

  takeRefused(): string | undefined {
    const refused = this.#refused;
    this.#refused = undefined;
    return refused;
  }

  async close(): Promise<void> {
    (await this.#cdp?.catch(() => undefined))?.close();
  }

  async #connect(): Promise<Cdp> {
    this.#tabs = [];
    this.#inFront = undefined;
    const begun: Promise<void>[] = [];
    const cdp: Cdp = await Cdp.connect(this.#endpoint, (event) => this.#hear(cdp, event, begun));
    // For the whole browser, so that no page of a new tab is earlier.
    if (this.#sites)
      await cdp.ask(Nothing, 'Fetch.enable', {
        patterns: [{ urlPattern: '*', resourceType: 'Document', requestStage: 'Request' }],
      });
    await cdp.ask(Nothing, 'Target.setAutoAttach', {
      autoAttach: true,
      waitForDebuggerOnStart: false,
      flatten: true,
      filter: [{ type: 'page' }, { exclude: true }],
    });
    await Promise.all(begun);
    return cdp;
  }

  #hear(cdp: Cdp, event: CdpEvent, begun: Promise<void>[]): void {
    const { method, params, sessionId } = event;
    if (sessionId !== undefined) {
      this.#tabs.find((tab) => tab.sessionId === sessionId || tab.has(sessionId))?.hear(event);
      return;
    }
    if (method === 'Fetch.requestPaused') this.#judge(cdp, params);
    else if (method === 'Target.attachedToTarget') {
      const attached = Attached.safeParse(params).data;
      if (attached?.targetInfo.type !== 'page' || this.#tabs.length >= MAX_TABS) return;
      const tab = new Tab(cdp, attached.targetInfo.targetId, attached.sessionId);
      this.#tabs.push(tab);
      // One that is closed at once has nothing to begin.
      begun.push(tab.begin().catch(() => undefined));
    } else if (method === 'Target.detachedFromTarget') {
      const gone = Detached.safeParse(params).data?.sessionId;
      this.#tabs = this.#tabs.filter((tab) => tab.sessionId !== gone);
    }
  }

  /** A document, also one that a redirect leads to, is loaded only if it is of one of the sites, or if the person has opened it. */
  #judge(cdp: Cdp, params: unknown): void {
    const paused = Paused.safeParse(params).data;
    if (!paused) return;
    const { requestId, request } = paused;
    if (cdp.isHeld || isOfSites(this.#sites, request.url)) {
      cdp.tell('Fetch.continueRequest', { requestId });
      return;
    }
    this.#refused = parseUrl(request.url)?.host ?? '';
    cdp.tell('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' });
  }
}
