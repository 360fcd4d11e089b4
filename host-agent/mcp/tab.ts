/** One tab of a browser: what tools do in it, without a script in any page. */
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Cdp, type CdpEvent, Refused } from './cdp.ts';
import { AxNode, type AxDocument, type Snapshot, snapshotOf } from './snapshot.ts';
import { Trouble } from './trouble.ts';

const LOADS_WITHIN_MS = 15_000;
/** After an act, until a page begins to load another one. */
const BEGINS_WITHIN_MS = 200;
const LOOK_EVERY_MS = 50;
const MAX_PICTURE_WIDTH = 1280;
/** In base64. */
const MAX_PICTURE_CHARACTERS = 1_500_000;
const MAX_FRAMES = 20;
const MAX_DIALOGUES = 5;
const CTRL = 2;

const Nothing = z.unknown();
const Quads = z.looseObject({ quads: z.array(z.array(z.number()).length(8)) });
const Info = z.looseObject({ targetInfo: z.looseObject({ url: z.string(), title: z.string() }) });
const Tree = z.looseObject({ nodes: z.array(AxNode) });
const Frame = z.looseObject({ id: z.string(), url: z.string() });
type FrameTree = { readonly frame: z.infer<typeof Frame>; readonly childFrames?: readonly FrameTree[] | undefined };
const FrameTree: z.ZodType<FrameTree> = z.looseObject({
  frame: Frame,
  get childFrames() {
    return z.array(FrameTree).optional();
  },
});
const Viewport = z.looseObject({
  cssVisualViewport: z.looseObject({
    pageX: z.number(),
    pageY: z.number(),
    clientWidth: z.number(),
    clientHeight: z.number(),
  }),
});
const Said = {
  navigated: z.looseObject({ frame: z.looseObject({ id: z.string(), parentId: z.string().optional() }) }),
  loading: z.looseObject({ frameId: z.string() }),
  dialogue: z.looseObject({ type: z.string(), message: z.string() }),
  attached: z.looseObject({
    sessionId: z.string(),
    targetInfo: z.looseObject({ targetId: z.string(), type: z.string(), url: z.string() }),
  }),
  detached: z.looseObject({ sessionId: z.string() }),
} as const;

/** A frame in another process: one of another site. */
interface Elsewhere {
  readonly targetId: string;
  /** The session that shows it. */
  readonly parent: string;
  /** Before the names of its elements. */
  readonly prefix: string;
}

export class Tab {
  readonly targetId: string;
  readonly sessionId: string;
  readonly #cdp: Cdp;
  readonly #elsewhere = new Map<string, Elsewhere>();
  readonly #dialogues: string[] = [];
  #frames = 0;
  #isLoading = false;
  /** Elements of an earlier document have numbers that the present one uses for others. */
  #elements: ReadonlySet<string> = new Set();

  constructor(cdp: Cdp, targetId: string, sessionId: string) {
    this.#cdp = cdp;
    this.targetId = targetId;
    this.sessionId = sessionId;
  }

  async begin(): Promise<void> {
    // Chromium 156 lets a tab that a click has opened wait for this, although it says that none waits, and the click with it.
    this.#cdp.tell('Runtime.runIfWaitingForDebugger', {}, this.sessionId);
    await this.#ask(Nothing, 'Page.enable');
    await this.#follow(this.sessionId);
  }

  /** Whether the session is that of a frame in it. */
  has(sessionId: string): boolean {
    return this.#elsewhere.has(sessionId);
  }

  /** An event of its session, or of one of its frames. */
  hear({ method, params, sessionId = '' }: CdpEvent): void {
    switch (method) {
      case 'Page.frameNavigated': {
        const frame = Said.navigated.safeParse(params).data?.frame;
        if (frame?.id === this.targetId) this.#elements = new Set();
        return;
      }
      case 'Page.frameStartedLoading':
      case 'Page.frameStoppedLoading':
        if (Said.loading.safeParse(params).data?.frameId === this.targetId)
          this.#isLoading = method === 'Page.frameStartedLoading';
        return;
      case 'Page.javascriptDialogOpening': {
        const dialogue = Said.dialogue.safeParse(params).data;
        // The person answers while they drive.
        if (!dialogue || this.#cdp.isHeld) return;
        this.#cdp.tell('Page.handleJavaScriptDialog', { accept: dialogue.type === 'beforeunload' }, sessionId);
        if (this.#dialogues.length < MAX_DIALOGUES) this.#dialogues.push(dialogue.message);
        return;
      }
      case 'Target.attachedToTarget': {
        const attached = Said.attached.safeParse(params).data;
        if (attached?.targetInfo.type !== 'iframe' || this.#elsewhere.size >= MAX_FRAMES) return;
        this.#frames += 1;
        const { targetId } = attached.targetInfo;
        this.#elsewhere.set(attached.sessionId, { targetId, parent: sessionId, prefix: `f${this.#frames}` });
        void this.#follow(attached.sessionId).catch(() => undefined);
        return;
      }
      case 'Target.detachedFromTarget':
        this.#elsewhere.delete(Said.detached.safeParse(params).data?.sessionId ?? '');
    }
  }

  /** Frames of other sites are separate targets, and those in them. */
  async #follow(sessionId: string): Promise<void> {
    const how = { autoAttach: true, waitForDebuggerOnStart: false, flatten: true };
    await this.#ask(Nothing, 'Target.setAutoAttach', how, sessionId);
  }

  /** Where it is, as the browser says, and its title, as the page says. */
  async where(): Promise<{ readonly url: string; readonly title: string }> {
    return (await this.#cdp.ask(Info, 'Target.getTargetInfo', { targetId: this.targetId })).targetInfo;
  }

  /** What its pages have said in dialogues since the last call. They were dismissed. */
  takeDialogues(): string[] {
    return this.#dialogues.splice(0);
  }

  async show(): Promise<void> {
    await this.#ask(Nothing, 'Page.bringToFront');
  }

  /** Answers with the error of the network, if there is one. */
  async navigate(url: string): Promise<string | undefined> {
    const { errorText } = await this.#ask(z.looseObject({ errorText: z.string().optional() }), 'Page.navigate', {
      url,
    });
    await this.#settled();
    return errorText;
  }

  async snapshot(characters: number): Promise<Snapshot> {
    const documents = await this.#documents(this.sessionId, '');
    for (const [sessionId, { prefix }] of this.#elsewhere)
      documents.push(...(await this.#documents(sessionId, prefix).catch(() => [])));
    const snapshot = snapshotOf(documents, characters);
    this.#elements = snapshot.elements;
    return snapshot;
  }

  /** Those of one process. Only the first is that of the page, if this is its session. */
  async #documents(sessionId: string, prefix: string): Promise<AxDocument[]> {
    const { frameTree } = await this.#ask(z.looseObject({ frameTree: FrameTree }), 'Page.getFrameTree', {}, sessionId);
    const documents: AxDocument[] = [];
    for (const { frame } of framesIn(frameTree).slice(0, MAX_FRAMES)) {
      const { nodes } = await this.#ask(Tree, 'Accessibility.getFullAXTree', { frameId: frame.id }, sessionId);
      documents.push({ nodes, ...(frame.id !== this.targetId && { frame: { prefix, url: frame.url } }) });
    }
    return documents;
  }

  /** As a JPEG in base64: what is in view. */
  async picture(): Promise<string> {
    const { cssVisualViewport: view } = await this.#ask(Viewport, 'Page.getLayoutMetrics');
    const { pageX: x, pageY: y, clientWidth: width, clientHeight: height } = view;
    const scale = Math.min(1, MAX_PICTURE_WIDTH / Math.max(1, width));
    for (const quality of [75, 30]) {
      const how = { format: 'jpeg', quality, clip: { x, y, width, height, scale } };
      const { data } = await this.#ask(z.looseObject({ data: z.base64() }), 'Page.captureScreenshot', how);
      if (data.length <= MAX_PICTURE_CHARACTERS) return data;
    }
    throw new Trouble('too-large', 'The picture of the page is too large.');
  }

  async click(element: string, isTwice: boolean): Promise<void> {
    const { x, y } = await this.#placeOf(element);
    const clicks = isTwice ? [1, 2] : [1];
    await this.#mouse({ type: 'mouseMoved', x, y });
    for (const clickCount of clicks) {
      const button = { x, y, button: 'left', clickCount };
      await this.#mouse({ type: 'mousePressed', ...button });
      await this.#mouse({ type: 'mouseReleased', ...button });
    }
    await this.#settled();
  }

  /** Replaces what is in a field; in a list of choices, selects the one that begins like this. */
  async type(element: string, text: string, isSubmitted: boolean): Promise<void> {
    const { sessionId, backendNodeId } = this.#found(element);
    const { nodeName } = (
      await this.#in(element, z.looseObject({ node: z.looseObject({ nodeName: z.string() }) }), 'DOM.describeNode')
    ).node;
    await this.#in(element, Nothing, 'DOM.scrollIntoViewIfNeeded');
    await this.#ask(Nothing, 'DOM.focus', { backendNodeId }, sessionId).catch((error: unknown) => {
      throw unusable(element, 'takes no text', error);
    });
    if (nodeName === 'SELECT') for (const character of text) await this.#key({ type: 'char', text: character });
    else {
      const all = { key: 'a', code: 'KeyA', windowsVirtualKeyCode: 65, modifiers: CTRL };
      await this.#key({ type: 'rawKeyDown', ...all, commands: ['selectAll'] });
      await this.#key({ type: 'keyUp', ...all });
      if (text === '') await this.#press('Backspace', 8);
      else await this.#ask(Nothing, 'Input.insertText', { text });
    }
    if (isSubmitted) await this.#press('Enter', 13, '\r');
    await this.#settled();
  }

  async #press(key: string, windowsVirtualKeyCode: number, text?: string): Promise<void> {
    const which = { key, code: key, windowsVirtualKeyCode };
    await this.#key({ type: text === undefined ? 'rawKeyDown' : 'keyDown', ...which, ...(text && { text }) });
    await this.#key({ type: 'keyUp', ...which });
  }

  #key(params: object): Promise<unknown> {
    return this.#ask(Nothing, 'Input.dispatchKeyEvent', params);
  }

  #mouse(params: object): Promise<unknown> {
    return this.#ask(Nothing, 'Input.dispatchMouseEvent', params);
  }

  /** The middle of the part of an element that is seen, in the coordinates of the page. */
  async #placeOf(element: string): Promise<{ readonly x: number; readonly y: number }> {
    const { sessionId } = this.#found(element);
    await this.#in(element, Nothing, 'DOM.scrollIntoViewIfNeeded');
    const { quads } = await this.#in(element, Quads, 'DOM.getContentQuads');
    const boxes = quads.map(boxOf);
    const box = boxes.find(({ width, height }) => width >= 1 && height >= 1);
    if (!box) throw unusable(element, 'is not visible');
    const { x, y } = await this.#offsetOf(sessionId);
    return { x: x + box.x + box.width / 2, y: y + box.y + box.height / 2 };
  }

  /** Where the document of this session begins in the page. */
  async #offsetOf(sessionId: string): Promise<{ readonly x: number; readonly y: number }> {
    const frame = this.#elsewhere.get(sessionId);
    if (!frame) return { x: 0, y: 0 };
    const Owner = z.looseObject({ backendNodeId: z.int() });
    const { backendNodeId } = await this.#ask(Owner, 'DOM.getFrameOwner', { frameId: frame.targetId }, frame.parent);
    const { quads } = await this.#ask(Quads, 'DOM.getContentQuads', { backendNodeId }, frame.parent);
    const outer = await this.#offsetOf(frame.parent);
    const box = boxOf(quads[0] ?? []);
    return { x: outer.x + box.x, y: outer.y + box.y };
  }

  async #in<Result>(element: string, schema: z.ZodType<Result>, method: string): Promise<Result> {
    const { sessionId, backendNodeId } = this.#found(element);
    return this.#ask(schema, method, { backendNodeId }, sessionId).catch((error: unknown) => {
      throw unusable(element, 'is not visible, or is gone', error);
    });
  }

  /** Throws `Trouble` element-gone. */
  #found(element: string): { readonly sessionId: string; readonly backendNodeId: number } {
    const [, prefix = '', number = ''] = /^(f\d{1,9})?e(\d{1,9})$/.exec(element) ?? [];
    const inFrame = [...this.#elsewhere].find(([, frame]) => frame.prefix === prefix)?.[0];
    const sessionId = prefix === '' ? this.sessionId : inFrame;
    if (sessionId === undefined || !this.#elements.has(element))
      throw new Trouble(
        'element-gone',
        `The page has no element ${element.slice(0, 20)} any more. Take a new snapshot.`,
      );
    return { sessionId, backendNodeId: Number(number) };
  }

  /** What was begun may load a page. */
  async #settled(): Promise<void> {
    const startedMs = performance.now();
    for (;;) {
      const waitedMs = performance.now() - startedMs;
      if (waitedMs > LOADS_WITHIN_MS || (waitedMs > BEGINS_WITHIN_MS && !this.#isLoading)) return;
      await sleep(LOOK_EVERY_MS);
    }
  }

  #ask<Result>(schema: z.ZodType<Result>, method: string, params: object = {}, session = this.sessionId) {
    return this.#cdp.ask(schema, method, params, session);
  }
}

/** In their order, the page first. Pure. */
function framesIn(tree: FrameTree): FrameTree[] {
  return [tree, ...(tree.childFrames ?? []).flatMap(framesIn)];
}

/** Pure. */
function boxOf(quad: readonly number[]) {
  const [xs, ys] = [0, 1].map((from) => [0, 2, 4, 6].map((at) => quad[at + from] ?? 0)) as [number[], number[]];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** What the browser refuses is a reason; all else stays what it is. */
function unusable(element: string, why: string, error?: unknown): unknown {
  if (error !== undefined && !(error instanceof Refused)) return error;
  return new Trouble('element-unusable', `The element ${element} ${why}.`, { cause: error });
}
