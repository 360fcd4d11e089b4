/**
 * The guest's screen, drawn by noVNC. noVNC asks the guest for CSS pixels where we want the display's own, and does not report a change of
 * mode. Both are fixed by overriding methods that it calls itself. Its version is pinned, and tests notice when a new one differs.
 */
import RFB from '@novnc/novnc';
import {
  announced,
  EXTENDED_KEYS,
  PIXEL_ENCODINGS,
  RAW,
  TIGHT,
} from '../../../../host-agent/api/screen/screen-opening.ts';
import { isAcceptedMessage, isAcceptedRectangle, isPlainCutText } from './accepted.ts';
import { MovingParts } from './jpeg/moving-parts.ts';
import { Pace } from './pace.ts';
import { type Extent, type Fineness, guestExtent, isShowable, shownExtent } from './pixels.ts';
import { Picture } from './picture.ts';
import { RawRows } from './raw-rows.ts';
import type { PortChannel } from './port-channel.ts';
import { type Condition, mayRequest } from './screen-needs.ts';
import { UpdateRequests } from './update-requests.ts';

/** X's name of the Pause key. Releasing a key that is not pressed means nothing to the guest. */
const PAUSE_KEYSYM = 0xff13;

/** RFB's security type without a password or encryption: who may open the socket is decided by its permissions. */
const SECURITY_NONE = 1;
/** Padding and number of rectangles. */
const UPDATE_HEAD_BYTES = 3;
/** Padding and length of a copied text. */
const CUT_TEXT_HEAD_BYTES = 7;

/** A person who drags the window's edge changes the guest's mode a few times a second. Each change copies the whole picture. */
const MOST_RESIZES = 60;
const RESIZES_WITHIN_MS = 5_000;

export class GuestScreen extends RFB {
  readonly #target: HTMLElement;
  readonly #observer: ResizeObserver;
  #device: Extent = { width: 1, height: 1 };
  #guest: Extent | undefined;
  /** Called after noVNC has processed bytes, so the picture may have changed. */
  onDrawn: () => void = () => undefined;
  /** Sends the pointer to the guest in its turn. */
  inTurn: (send: () => void) => void = (send) => send();
  readonly #met = new Set<Condition>();
  /** Set while noVNC computes the mode to ask for. */
  #modeToAskFor: Extent | undefined;
  /** The mode in the last request that was sent. */
  #asked: Extent | undefined;
  #pace: Pace | undefined;

  readonly #channel: PortChannel;
  readonly #began: Extent;
  readonly #moving: MovingParts;
  /** Where the rectangle that is read began, among all bytes. */
  #rectangleAt: number | undefined;
  readonly #requests: UpdateRequests;
  #fineness: Fineness = { devicePixelRatio, isSharp: false };
  #resizesMs: number[] = [];

  /** Draws into `target`, scaled to fit into `place`. `began`: the mode that the VM started with. `isElsewhere`: the VM may be far away. */
  constructor(
    place: HTMLElement,
    target: HTMLElement,
    channel: PortChannel,
    { began, isElsewhere }: { readonly began: Extent; readonly isElsewhere: boolean },
  ) {
    super(target, channel, { shared: true });
    this.#target = target;
    this.#channel = channel;
    this.#began = began;
    const request = () => RFB.messages.fbUpdateRequest(this._sock, true, 0, 0, this._fbWidth, this._fbHeight);
    // QEMU answers each list of encodings that names this one.
    this.#requests = new UpdateRequests({ request, probe: () => this._sendEncodings() }, isElsewhere);
    this.#moving = new MovingParts({
      announce: () => this._sendEncodings(),
      request: ({ x, y, width, height }) => RFB.messages.fbUpdateRequest(this._sock, false, x, y, width, height),
      wait: () => channel.wait(() => this.#goOn()),
    });
    channel.heldBytes = () => this._sock.rQlen();
    this.#removeDecoders();
    this._enabledContinuousUpdates = true;
    // Keys arrive through a text field, which input methods need.
    this.focusOnClick = false;
    this.background = 'transparent';
    this.scaleViewport = true;
    this.#observer = new ResizeObserver(([entry]) => {
      const size = entry?.devicePixelContentBoxSize[0];
      if (size) this.#laidOut({ width: size.inlineSize, height: size.blockSize });
    });
    this.#observer.observe(place, { box: 'device-pixel-content-box' });
    channel.onTaken = () => {
      this.#pace?.took();
      this.onDrawn();
    };
    this.addEventListener('connect', () => {
      this.#meet('connected');
    });
    this.addEventListener('disconnect', () => {
      this.#met.delete('connected');
      this.#pace?.stop();
      this.#requests.stop();
      this.#moving.stop();
      this.#observer.disconnect();
    });
  }

  /** Called by noVNC's constructor, before the fields of this class are there. It has made a canvas whose way of drawing cannot be changed any more. */
  protected override _connect(): void {
    const canvas = document.createElement('canvas');
    canvas.style.cssText = this._canvas.style.cssText;
    canvas.tabIndex = this._canvas.tabIndex;
    this._canvas.replaceWith(canvas);
    this._canvas = canvas;
    this._display = new Picture(canvas);
    super._connect();
  }

  /** noVNC has more decoders than {@link announced} names, and shows JPEG in Tight with those of Electron. */
  #removeDecoders(): void {
    for (const encoding of Object.keys(this._decoders).map(Number))
      if (!PIXEL_ENCODINGS.includes(encoding)) this._decoders[encoding] = undefined;
    this._decoders[RAW] = new RawRows();
    const refuse = (): never => {
      throw new Error('QEMU never sends this.');
    };
    for (const decoder of Object.values(this._decoders))
      if (decoder) Object.assign(decoder, { _jpegRect: refuse, _pngRect: refuse, _gradientFilter: refuse });
    const tight = this._decoders[TIGHT];
    if (tight) Object.assign(tight, { _jpegRect: this.#moving.decoder(tight, this._display) });
  }

  /** A person looks from now on, so the guest is asked for changes and for a mode that fits. */
  watch(): void {
    if (!this.#met.has('watched')) this.#meet('watched');
  }

  /** Call it when the window's display, or what the guest can draw, may have changed. */
  setFineness(fineness: Fineness): void {
    const { devicePixelRatio: ratio, isSharp } = this.#fineness;
    if (ratio === fineness.devicePixelRatio && isSharp === fineness.isSharp) return;
    this.#fineness = fineness;
    this.#fit();
    this.#askForMode();
  }

  /** noVNC asks by itself only when the place has another size in CSS pixels. It leaves out a mode that the guest has. */
  #askForMode(): void {
    this._requestRemoteResize();
  }

  #meet(condition: Condition): void {
    this.#met.add(condition);
    if (mayRequest('fitting-mode', this.#met)) this.resizeSession = true;
    if (mayRequest('changes', this.#met)) this.#pace ??= new Pace(() => this.sendKey(PAUSE_KEYSYM, '', false));
  }

  #laidOut(device: Extent): void {
    this.#device = device;
    this.#fit();
    this.#meet('laid-out');
    this.#askForMode();
  }

  #fit(): void {
    const guest = this.#guest;
    if (!guest) return;
    const shown = shownExtent(guest, this.#device, this.#fineness);
    this.#target.style.width = `${shown.width}px`;
    this.#target.style.height = `${shown.height}px`;
    this.#target.classList.toggle('smooth', !shown.isWhole);
  }

  /** Called by noVNC when a message does not parse. */
  protected override _fail(details: string): false {
    if (this.#met.has('connected')) this.#channel.refuse();
    return super._fail(details);
  }

  /** Called by noVNC for each message. It would go on after one that does not parse, and report a failure for every further byte. */
  protected override _normalMsg(): boolean {
    if (!this.#met.has('connected')) return false;
    if (this._FBU.rects === 0 && !isAcceptedMessage(this._sock.rQpeek8()))
      return this._fail('This message is refused.');
    return super._normalMsg();
  }

  /**
   * Called by noVNC for an update, again while its content is incomplete. noVNC itself would ask for the next update when it has drawn; native viewers
   * ask when one begins, so that QEMU looks at the guest's screen while we draw.
   */
  protected override _framebufferUpdate(): boolean {
    if (this._FBU.rects === 0 && this._sock.rQlen() >= UPDATE_HEAD_BYTES) this.#requests.began();
    const isDrawn = super._framebufferUpdate();
    if (isDrawn) {
      this.#requests.drawn();
      this.#moving.drawn();
    }
    return isDrawn;
  }

  /** Called by noVNC, which we have told that updates come by themselves, so that it does not ask for them. QEMU knows no such message. */
  protected override _updateContinuousUpdates(): void {}

  /** Lets noVNC process what it holds. It would do nothing if that ended with the rectangle that it waits for. */
  #goOn(): void {
    if (this._sock.rQlen() > 0) this._handleMessage();
    else this._normalMsg();
  }

  get #bytesRead(): number {
    return this.#channel.takenBytes - this._sock.rQlen();
  }

  /** Called by noVNC for each rectangle whose head has arrived, again while its content is incomplete. */
  protected override _handleRect(): boolean {
    const screen = { width: this._fbWidth, height: this._fbHeight };
    if (!isAcceptedRectangle({ ...this._FBU, encoding: this._FBU.encoding ?? NaN }, screen))
      return this._fail('This rectangle is refused.');
    if (this._FBU.encoding === EXTENDED_KEYS) this.#requests.answered();
    if (!PIXEL_ENCODINGS.includes(this._FBU.encoding ?? NaN)) return super._handleRect();
    this.#requests.pixels();
    this.#rectangleAt ??= this.#bytesRead;
    if (!super._handleRect()) return false;
    this.#moving.received(this._FBU, this.#bytesRead - this.#rectangleAt);
    this.#rectangleAt = undefined;
    return true;
  }

  /** Called by noVNC for a text that another viewer of the screen has copied. */
  protected override _handleServerCutText(): boolean {
    if (this._sock.rQwait('ServerCutText', CUT_TEXT_HEAD_BYTES, 1)) return false;
    if (!isPlainCutText(this._sock.rQpeekBytes(CUT_TEXT_HEAD_BYTES))) return this._fail('This text is refused.');
    return super._handleServerCutText();
  }

  protected override _isSupportedSecurityType(type: number): boolean {
    return type === SECURITY_NONE;
  }

  protected override _sendEncodings(): void {
    RFB.messages.clientEncodings(this._sock, announced({ decodesJpeg: this.#moving.isJpegWelcome }));
  }

  /** Called by noVNC for each change of the pointer. */
  protected override _sendMouse(x: number, y: number, mask: number): void {
    this.inTurn(() => super._sendMouse(x, y, mask));
  }

  /**
   * Called by noVNC only while fingers pinch, for Ctrl around the steps of the wheel: all other keys come from our text field. noVNC would press Caps Lock
   * and Num Lock, too, since it takes them for wrong when it is not told how they are.
   */
  protected override _handleKeyEvent(keysym: number, code: string, down: boolean): void {
    this.inTurn(() => this.sendKey(keysym, code, down));
  }

  /** Called by noVNC when the guest changes its mode. */
  protected override _resize(width: number, height: number): void {
    const ours = { width: screen.width * devicePixelRatio, height: screen.height * devicePixelRatio };
    if (!isShowable({ width, height }, [ours, this.#began]) || this.#resizesTooOften()) {
      this.#channel.refuse();
      return;
    }
    this.#guest = { width, height };
    this.#fit();
    this.#moving.resized({ width, height });
    super._resize(width, height);
  }

  #resizesTooOften(): boolean {
    const nowMs = performance.now();
    this.#resizesMs = [...this.#resizesMs.filter((atMs) => nowMs - atMs < RESIZES_WITHIN_MS), nowMs];
    return this.#resizesMs.length > MOST_RESIZES;
  }

  /** Called by noVNC when the guest may need another mode for the window. */
  protected override _requestRemoteResize(): void {
    const wasPending = this._pendingRemoteResize;
    this.#modeToAskFor = guestExtent(this.#device, this.#fineness);
    super._requestRemoteResize();
    if (!wasPending && this._pendingRemoteResize) this.#asked = this.#modeToAskFor;
    this.#modeToAskFor = undefined;
  }

  /**
   * Called by noVNC for each size that the server tells, also as the answer to a request. QEMU only forwards requests, which noVNC takes for a refusal:
   * it would not ask for what the window has become meanwhile.
   */
  protected override _handleExtendedDesktopSize(): boolean {
    if (!super._handleExtendedDesktopSize()) return false;
    const wanted = guestExtent(this.#device, this.#fineness);
    if (this.#asked && (wanted.width !== this.#asked.width || wanted.height !== this.#asked.height)) this.#askForMode();
    return true;
  }

  protected override _screenSize(): { readonly w: number; readonly h: number } {
    const mode = this.#modeToAskFor;
    return mode ? { w: mode.width, h: mode.height } : super._screenSize();
  }
}
