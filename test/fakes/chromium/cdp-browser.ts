/** A fake Chromium behind a WebSocket: one tab with a page of two elements. It answers as a test says, and lies as a test says. `desktop/automation/mcp.test.ts` has the real one. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';

export interface CdpCommand {
  readonly id: number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly sessionId?: string;
}
type Answering = (command: CdpCommand) => object | undefined;

export const TAB = { targetId: 'TARGET', sessionId: 'TAB' } as const;
const FRAME_TREE = { frameTree: { frame: { id: TAB.targetId, url: 'https://site.example/' } } };
const node = (nodeId: string, role: string, name: string, childIds: readonly string[] = []) => ({
  nodeId,
  ignored: false,
  role: { value: role },
  name: { value: name },
  childIds,
  backendDOMNodeId: Number(nodeId),
});

export class FakeCdpBrowser {
  readonly heard: CdpCommand[] = [];
  /** By method; what is not there answers with nothing in it. `undefined`: no answer. */
  readonly answers: Record<string, Answering> = {
    'Target.getTargetInfo': () => ({ targetInfo: { url: this.url, title: 'A page' } }),
    'Page.getFrameTree': () => FRAME_TREE,
    'Accessibility.getFullAXTree': () => ({
      nodes: [node('1', 'RootWebArea', '', ['2', '3']), node('2', 'button', 'Press'), node('3', 'textbox', 'Name')],
    }),
    'DOM.getContentQuads': () => ({ quads: [[10, 20, 30, 20, 30, 40, 10, 40]] }),
    'DOM.describeNode': () => ({ node: { nodeName: 'INPUT' } }),
    'Page.getLayoutMetrics': () => ({
      cssVisualViewport: { pageX: 0, pageY: 0, clientWidth: 2_560, clientHeight: 1_600 },
    }),
    'Page.captureScreenshot': () => ({ data: 'aGVsbG8=' }),
  };
  url = 'https://site.example/';
  readonly #server: WebSocketServer;
  #program: WebSocket | undefined;

  private constructor(server: WebSocketServer) {
    this.#server = server;
    server.on('connection', (program) => {
      this.#program = program;
      program.on('message', (data: Buffer) => this.#act(JSON.parse(data.toString('utf8')) as CdpCommand));
    });
  }

  static async listen(): Promise<FakeCdpBrowser> {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    return new FakeCdpBrowser(server);
  }

  get endpoint(): string {
    return `ws://127.0.0.1:${(this.#server.address() as AddressInfo).port}/TOKEN/ID`;
  }

  did(method: string): CdpCommand[] {
    return this.heard.filter((command) => command.method === method);
  }

  say(message: object): void {
    this.#program?.send(JSON.stringify(message));
  }

  sayRaw(text: string): void {
    this.#program?.send(text);
  }

  hangUp(): void {
    this.#program?.close(1001, 'The session has ended.');
  }

  close(): void {
    this.#program?.terminate();
    this.#server.close();
  }

  #act(command: CdpCommand): void {
    this.heard.push(command);
    const { id, method, sessionId } = command;
    const answer = this.answers[method];
    const result = answer ? answer(command) : {};
    if (method === 'Target.setAutoAttach' && sessionId === undefined)
      this.say({
        method: 'Target.attachedToTarget',
        params: { sessionId: TAB.sessionId, targetInfo: { targetId: TAB.targetId, type: 'page', url: this.url } },
      });
    if (result)
      this.say({ id, ...('error' in result ? result : { result }), ...(sessionId !== undefined && { sessionId }) });
  }
}
