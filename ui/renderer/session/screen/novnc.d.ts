/** The parts of noVNC 1.7 that we use; it has no types. Members with an underscore are not public: see `guest-screen.ts`. */
declare module '@novnc/novnc' {
  export interface Channel {
    binaryType: string;
    readonly protocol: string;
    readonly readyState: 'connecting' | 'open' | 'closing' | 'closed';
    onopen: (() => void) | null;
    onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null;
    onclose: ((event: { readonly code?: number }) => void) | null;
    onerror: ((event: unknown) => void) | null;
    send(bytes: ArrayBufferView): void;
    close(): void;
  }
  /** The bytes that have arrived and are not processed. `rQwait`: whether fewer than `bytes` are there; if so, goes back by `goBack`. */
  export interface Bytes {
    rQlen(): number;
    rQpeek8(): number;
    rQpeekBytes(bytes: number): Uint8Array;
    /** A copy unless `copy` is false. */
    rQshiftBytes(bytes: number, copy?: boolean): Uint8Array;
    rQwait(what: string, bytes: number, goBack?: number): boolean;
  }
  /** noVNC's decoder of Tight. */
  export interface Tight {
    /** The content of a rectangle, or null while it is incomplete. */
    _readData(bytes: Bytes): Uint8Array | null;
    /** Called for a rectangle of JPEG. Returns whether it is complete. */
    _jpegRect(x: number, y: number, width: number, height: number, bytes: Bytes): boolean;
  }
  /** What noVNC calls of its `Display` for the encodings that we accept. */
  export interface Display {
    readonly clipViewport: boolean;
    readonly width: number;
    readonly height: number;
    scale: number;
    autoscale(width: number, height: number): void;
    absX(x: number): number;
    absY(y: number): number;
    resize(width: number, height: number): void;
    fillRect(x: number, y: number, width: number, height: number, colour: Uint8Array): void;
    blitImage(x: number, y: number, width: number, height: number, bytes: Uint8Array, offset: number): void;
    flip(): void;
    pending(): boolean;
  }
  export default class RFB extends EventTarget {
    static readonly messages: {
      clientEncodings(sock: Bytes, encodings: readonly number[]): void;
      fbUpdateRequest(sock: Bytes, incremental: boolean, x: number, y: number, width: number, height: number): void;
    };
    constructor(target: HTMLElement, channel: Channel, options?: { readonly shared?: boolean });
    background: string;
    focusOnClick: boolean;
    resizeSession: boolean;
    scaleViewport: boolean;
    showDotCursor: boolean;
    compressionLevel: number;
    qualityLevel: number;
    disconnect(): void;
    sendKey(keysym: number, code: string, down?: boolean): void;
    /** By encoding number. */
    protected readonly _decoders: Record<number, object | undefined> & { readonly 7?: Tight };
    protected _canvas: HTMLCanvasElement;
    protected _display: Display;
    /** The update that is being read: how many rectangles are left, and the current one. */
    protected readonly _FBU: {
      readonly rects: number;
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly encoding: number | null;
    };
    protected readonly _fbWidth: number;
    protected readonly _fbHeight: number;
    protected readonly _sock: Bytes;
    /** A request for a mode is not answered yet. */
    protected _pendingRemoteResize: boolean;
    protected _connect(): void;
    protected _fail(details: string): false;
    /** Whether the server sends updates without being asked. */
    protected _enabledContinuousUpdates: boolean;
    protected _updateContinuousUpdates(): void;
    protected _framebufferUpdate(): boolean;
    protected _handleExtendedDesktopSize(): boolean;
    protected _handleKeyEvent(keysym: number, code: string, down: boolean): void;
    protected _handleMessage(): void;
    protected _handleRect(): boolean;
    protected _handleServerCutText(): boolean;
    protected _isSupportedSecurityType(type: number): boolean;
    protected _sendEncodings(): void;
    protected _normalMsg(): boolean;
    protected _requestRemoteResize(): void;
    protected _sendMouse(x: number, y: number, mask: number): void;
    protected _resize(width: number, height: number): void;
    protected _screenSize(): { readonly w: number; readonly h: number };
  }
}
