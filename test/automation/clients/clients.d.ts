/** As much of packages that only `npm run test:automation` installs as its programs use. */

declare module 'puppeteer-core' {
  interface Response {
    status(): number;
  }
  interface Node {
    readonly textContent: string;
    readonly value: string;
  }
  interface Found {
    boundingBox(): Promise<{ readonly x: number; readonly y: number } | null>;
    click(): Promise<void>;
    contentFrame(): Promise<Frame | null>;
    screenshot(options: { readonly encoding: 'base64' }): Promise<string>;
  }
  interface Frame {
    $(selector: string): Promise<Found | null>;
    $eval<Value>(selector: string, act: (node: Node) => Value): Promise<Value>;
  }
  export interface Request {
    respond(answer: { readonly body: string; readonly contentType: string }): Promise<void>;
    abort(): Promise<void>;
  }
  export interface Page extends Frame {
    click(selector: string): Promise<void>;
    close(): Promise<void>;
    evaluate(act: string | ((...given: readonly unknown[]) => unknown), ...given: readonly unknown[]): Promise<unknown>;
    exposeFunction(name: string, act: (number: number) => number): Promise<void>;
    focus(selector: string): Promise<void>;
    goBack(): Promise<Response | null>;
    goto(url: string): Promise<Response | null>;
    readonly keyboard: { type(text: string): Promise<void>; press(key: string): Promise<void> };
    locator(selector: string): { fill(text: string): Promise<void> };
    readonly mouse: { click(x: number, y: number): Promise<void> };
    off(event: 'request', take: (request: Request) => unknown): void;
    on(event: 'request', take: (request: Request) => unknown): void;
    once(event: 'dialog', take: (dialog: { accept(): Promise<void> }) => void): void;
    once(event: 'console', take: (message: { text(): string }) => void): void;
    once(event: 'popup', take: (page: Page) => void): void;
    screenshot(options: { readonly encoding: 'base64' }): Promise<string>;
    select(selector: string, value: string): Promise<string[]>;
    setContent(html: string): Promise<void>;
    setRequestInterception(isOn: boolean): Promise<void>;
    setViewport(size: { readonly width: number; readonly height: number }): Promise<void>;
    title(): Promise<string>;
    type(selector: string, text: string): Promise<void>;
    url(): string;
    waitForFunction(condition: string): Promise<unknown>;
    waitForSelector(selector: string): Promise<unknown>;
  }
  interface Cookie {
    readonly name: string;
    readonly value: string;
    readonly domain: string;
  }
  export interface Browser {
    cookies(): Promise<Cookie[]>;
    createBrowserContext(): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
    disconnect(): Promise<void>;
    newPage(): Promise<Page>;
    setCookie(cookie: Cookie): Promise<void>;
    version(): Promise<string>;
  }
  const puppeteer: {
    connect(options: {
      readonly browserWSEndpoint: string;
      readonly defaultViewport: null;
      readonly protocol: 'cdp' | 'webDriverBiDi';
      readonly protocolTimeout: number;
    }): Promise<Browser>;
  };
  export default puppeteer;
}

declare module 'chromium-bidi/lib/cjs/cdp/CdpConnection.js' {
  export class MapperCdpConnection {
    constructor(transport: {
      setOnMessage(take: (message: string) => unknown): void;
      sendMessage(message: string): void;
      close(): void;
    });
    createBrowserSession(): Promise<object>;
  }
}

declare module 'chromium-bidi/lib/cjs/bidiMapper/BidiMapper.js' {
  interface Message {
    readonly type: 'success' | 'error' | 'event';
    readonly id?: number;
    readonly method?: string;
    readonly params?: object;
    readonly result?: object;
    readonly error?: string;
    readonly message?: string;
  }
  export const BidiServer: {
    createAndStart(
      transport: {
        setOnMessage(take: (command: object) => unknown): void;
        sendMessage(message: Message): void;
        close(): void;
      },
      cdp: object,
      browser: object,
      selfTargetId: string,
    ): Promise<object>;
  };
}
