/** The part of mozjpeg's decoder that we use; its own types name a namespace that only its package sees. */
declare module '@jsquash/jpeg/codec/dec/mozjpeg_dec.js' {
  interface Mozjpeg {
    /** Null, or an exception, if the bytes are no JPEG file. */
    decode(
      bytes: Uint8Array,
      turnsAsCameraSays: boolean,
    ): { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number } | null;
  }
  export default function load(options: {
    readonly noInitialRun: boolean;
    readonly instantiateWasm: (
      imports: { readonly a: Readonly<Record<string, (...numbers: number[]) => unknown>> },
      onMade: (instance: WebAssembly.Instance) => void,
    ) => WebAssembly.Exports;
  }): Promise<Mozjpeg>;
}
