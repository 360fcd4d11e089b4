/**
 * The guest's screen, by noVNC. It asks the guest for CSS pixels, where we want those of the screen, and says nothing of a change of
 * mode: both are had by overriding what it calls itself. The version is pinned; the tests of this file see when a new one differs.
 */
import RFB from '@novnc/novnc';
import { Pace } from './pace.ts';
import { type Extent, guestExtent, isShowable, shownExtent } from './pixels.ts';
import type { PortChannel } from './port-channel.ts';

/** zlib's least effort: the bytes go through memory alone. */
const LEAST_COMPRESSION = 1;
/** X's name of the Pause key. To let go of a key that is not down tells the guest nothing. */
const PAUSE_KEYSYM = 0xff13;

/**
 * CopyRect, RRE, JPEG and H.264, which noVNC knows and no QEMU sends: each is one more way to make much work of a few bytes, and the first one's
 * work is put off by Chromium until a page stands still for seconds.
 */
const NEVER_SENT = [1, 2, 21, 50];

/** A window that is drawn larger by hand has the guest change its mode some times a second; each time the whole picture is copied. */
const MOST_RESIZES = 60;
const RESIZES_WITHIN_MS = 5_000;

export class GuestScreen extends RFB {
  readonly #target: HTMLElement;
  readonly #observer: ResizeObserver;
  #device: Extent = { width: 1, height: 1 };
  #guest: Extent | undefined;
  /** Some of what the guest sent may stand in the picture now. */
  onDrawn: () => void = () => undefined;
  #isAsking = false;
  #isWatched = false;
  #isPlaced = false;
  #isConnected = false;
  #pace: Pace | undefined;

  readonly #channel: PortChannel;
  readonly #began: Extent;
  #resizesMs: number[] = [];

  /** Draws into `target`, which is made to fit into `place`. `began`: the mode that the machine began with. */
  constructor(place: HTMLElement, target: HTMLElement, channel: PortChannel, began: Extent) {
    super(target, channel, { shared: true });
    this.#target = target;
    this.#channel = channel;
    this.#began = began;
    channel.heldBytes = () => this._sock.rQlen();
    for (const encoding of NEVER_SENT) this._decoders[encoding] = undefined;
    // Keys come by way of a text field, which input methods need.
    this.focusOnClick = false;
    this.background = 'transparent';
    this.scaleViewport = true;
    this.compressionLevel = LEAST_COMPRESSION;
    this.#observer = new ResizeObserver(([entry]) => {
      const size = entry?.devicePixelContentBoxSize[0];
      if (size) this.#placed({ width: size.inlineSize, height: size.blockSize });
    });
    this.#observer.observe(place, { box: 'device-pixel-content-box' });
    channel.onTaken = () => {
      this.#pace?.took();
      this.onDrawn();
    };
    this.addEventListener('connect', () => {
      this.#isConnected = true;
      this.#attend();
    });
    this.addEventListener('disconnect', () => {
      this.#isConnected = false;
      this.#pace?.stop();
      this.#observer.disconnect();
    });
  }

  /** From now on somebody looks: the machine is asked for its changes, and for a mode that fits. Until then it may be one that nobody uses yet. */
  watch(): void {
    if (this.#isWatched) return;
    this.#isWatched = true;
    this.#attend();
  }

  #attend(): void {
    if (!this.#isWatched) return;
    if (this.#isPlaced) this.resizeSession = true;
    if (this.#isConnected) this.#pace ??= new Pace(() => this.sendKey(PAUSE_KEYSYM, '', false));
  }

  #placed(device: Extent): void {
    this.#device = device;
    this.#isPlaced = true;
    this.#fit();
    this.#attend();
  }

  #fit(): void {
    const guest = this.#guest;
    if (!guest) return;
    const shown = shownExtent(guest, this.#device, devicePixelRatio);
    this.#target.style.width = `${shown.width}px`;
    this.#target.style.height = `${shown.height}px`;
    this.#target.classList.toggle('smooth', !shown.isWhole);
  }

  /** Called by noVNC when what came fits nowhere. */
  protected override _fail(details: string): false {
    if (this.#isConnected) this.#channel.refuse();
    return super._fail(details);
  }

  /** Called by noVNC for each message. It goes on after one that fits nowhere, which is then as many failures, each told, as there are bytes. */
  protected override _normalMsg(): boolean {
    return this.#isConnected && super._normalMsg();
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
    super._resize(width, height);
  }

  #resizesTooOften(): boolean {
    const nowMs = performance.now();
    this.#resizesMs = [...this.#resizesMs.filter((atMs) => nowMs - atMs < RESIZES_WITHIN_MS), nowMs];
    return this.#resizesMs.length > MOST_RESIZES;
  }

  /** Called by noVNC when the window may want another mode of the guest. */
  protected override _requestRemoteResize(): void {
    this.#isAsking = true;
    super._requestRemoteResize();
    this.#isAsking = false;
  }

  protected override _screenSize(): { readonly w: number; readonly h: number } {
    if (!this.#isAsking) return super._screenSize();
    const { width, height } = guestExtent(this.#device, devicePixelRatio);
    return { w: width, h: height };
  }
}
