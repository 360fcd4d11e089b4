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
  export default class RFB extends EventTarget {
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
    protected readonly _decoders: Record<number, unknown>;
    protected readonly _sock: { rQlen(): number };
    protected _fail(details: string): false;
    protected _normalMsg(): boolean;
    protected _requestRemoteResize(): void;
    protected _resize(width: number, height: number): void;
    protected _screenSize(): { readonly w: number; readonly h: number };
  }
}
