/** What tests and the modules of pages use of WebAssembly. Node has it, its types leave it out, and the DOM's types would bring all of a page. */
declare namespace WebAssembly {
  class Module {
    /** The bytes of a program. */
    constructor(bytes: Uint8Array);
    static imports(module: Module): { readonly module: string; readonly name: string }[];
  }
  class Memory {
    private constructor();
    readonly buffer: ArrayBuffer;
  }
  type Imports = Record<string, Record<string, unknown>>;
  type Exports = Record<string, unknown>;
  class Instance {
    constructor(module: Module, imports?: Imports);
    readonly exports: Exports;
  }
  function compileStreaming(answer: Response | Promise<Response>): Promise<Module>;
}
