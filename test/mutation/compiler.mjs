// @ts-check
/** Asks the compiler about mutants: a change that does not compile needs no test. */
import { join } from 'node:path';
import ts from 'typescript';

/**
 * @param {string} root The checkout.
 * @returns {(file: string, text: string) => boolean} Whether the checkout compiles with this text in this file.
 */
export function compilerOf(root) {
  /** @type {unknown} */
  const read = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path));
  const { config } = /** @type {{ readonly config: object }} */ (read);
  // Only the product: its files do not import tests.
  const included = { ...config, include: ['appliance', 'host-agent'] };
  const parsed = ts.parseJsonConfigFileContent(included, ts.sys, root);
  /** @type {{ path: string, text: string, version: number }} */
  let changed = { path: '', text: '', version: 0 };
  /** @type {ts.LanguageServiceHost} */
  const host = {
    // An unused name is no defect that a user could meet.
    getCompilationSettings: () => ({ ...parsed.options, noUnusedLocals: false, noUnusedParameters: false }),
    getScriptFileNames: () => parsed.fileNames,
    getScriptVersion: (path) => (path === changed.path ? String(changed.version) : '0'),
    getScriptSnapshot: (path) => {
      const text = path === changed.path ? changed.text : ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => root,
    getDefaultLibFileName: (options) => ts.getDefaultLibFilePath(options),
    fileExists: (path) => ts.sys.fileExists(path),
    readFile: (path) => ts.sys.readFile(path),
    readDirectory: (...words) => ts.sys.readDirectory(...words),
    directoryExists: (path) => ts.sys.directoryExists(path),
    getDirectories: (path) => ts.sys.getDirectories(path),
  };
  const service = ts.createLanguageService(host);
  return (file, text) => {
    const path = join(root, file);
    changed = { path, text, version: changed.version + 1 };
    return service.getSyntacticDiagnostics(path).length + service.getSemanticDiagnostics(path).length === 0;
  };
}
