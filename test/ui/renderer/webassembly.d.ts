/** What tests and the modules of pages use of WebAssembly. Node has it, its types leave it out, and the DOM's types would bring all of a page. */
declare namespace WebAssembly {
  class Module {
    /** `bytes`: of a program. */
    constructor(bytes: Uint8Array);
    private readonly compiled;
    static imports(module: Module): { readonly module: string; readonly name: string }[];
  }
  class Instance {
    constructor(module: Module);
    readonly exports: Readonly<Record<string, unknown>>;
  }
}
