/**
 * The guest's screen, drawn by noVNC. noVNC asks the guest for CSS pixels where we want the display's own, and does not report a change of
 * mode. Both are fixed by overriding methods that it calls itself. Its version is pinned, and tests notice when a new one differs.
 */
import RFB from '@novnc/novnc';
import { Pace } from './pace.ts';
import { type Extent, guestExtent, isShowable, shownExtent } from './pixels.ts';
import type { PortChannel } from './port-channel.ts';
import { type Condition, mayRequest } from './screen-needs.ts';

/** zlib's least effort: the bytes only cross memory. */
const LEAST_COMPRESSION = 1;
/** X's name of the Pause key. Releasing a key that is not pressed means nothing to the guest. */
const PAUSE_KEYSYM = 0xff13;

/**
 * CopyRect, RRE, JPEG and H.264: noVNC decodes them and QEMU never sends them. Each lets a hostile guest cause much work with few bytes, and
 * Chromium defers the work of CopyRect until the page freezes for seconds.
 */
const NEVER_SENT = [1, 2, 21, 50];

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
  readonly #met = new Set<Condition>();
  /** Set while noVNC computes the mode to ask for. */
  #modeToAskFor: Extent | undefined;
  #pace: Pace | undefined;

  readonly #channel: PortChannel;
  readonly #began: Extent;
  #resizesMs: number[] = [];

  /** Draws into `target`, scaled to fit into `place`. `began`: the mode that the VM started with. */
  constructor(place: HTMLElement, target: HTMLElement, channel: PortChannel, began: Extent) {
    super(target, channel, { shared: true });
    this.#target = target;
    this.#channel = channel;
    this.#began = began;
    channel.heldBytes = () => this._sock.rQlen();
    for (const encoding of NEVER_SENT) this._decoders[encoding] = undefined;
    // Keys arrive through a text field, which input methods need.
    this.focusOnClick = false;
    this.background = 'transparent';
    this.scaleViewport = true;
    this.compressionLevel = LEAST_COMPRESSION;
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
      this.#observer.disconnect();
    });
  }

  /** A person looks from now on, so the guest is asked for changes and for a mode that fits. */
  watch(): void {
    if (!this.#met.has('watched')) this.#meet('watched');
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
  }

  #fit(): void {
    const guest = this.#guest;
    if (!guest) return;
    const shown = shownExtent(guest, this.#device, devicePixelRatio);
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
    return this.#met.has('connected') && super._normalMsg();
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

  /** Called by noVNC when the guest may need another mode for the window. */
  protected override _requestRemoteResize(): void {
    this.#modeToAskFor = guestExtent(this.#device, devicePixelRatio);
    super._requestRemoteResize();
    this.#modeToAskFor = undefined;
  }

  protected override _screenSize(): { readonly w: number; readonly h: number } {
    const mode = this.#modeToAskFor;
    return mode ? { w: mode.width, h: mode.height } : super._screenSize();
  }
}
