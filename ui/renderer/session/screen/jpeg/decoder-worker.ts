/** Starts the worker that decodes JPEG: ui/renderer/session.jpeg.ts. */
import type { StartWorker } from './jpeg-decoder.ts';

const [SCRIPT, PROGRAM] = ['session.jpeg.js', 'session.jpeg.wasm'];

/** The DOM's types leave it out. The page may start a script only by an address that a policy has made. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: { readonly createScriptURL: () => string },
  ): { createScriptURL(text: string): string };
};

let start: Promise<StartWorker> | undefined;

/** Loads the program, once in a page. */
export const loadDecoder = (): Promise<StartWorker> => (start ??= load());

async function load(): Promise<StartWorker> {
  const program = await WebAssembly.compileStreaming(fetch(PROGRAM));
  const script = trustedTypes.createPolicy('jpeg', { createScriptURL: () => SCRIPT }).createScriptURL('');
  return (onAnswer) => {
    const worker = new Worker(script);
    worker.onmessage = ({ data }: MessageEvent<unknown>) => onAnswer(data);
    worker.onerror = () => onAnswer(null);
    worker.postMessage(program);
    return {
      send: (file, extent) => worker.postMessage({ file, extent }, [file]),
      end: () => worker.terminate(),
    };
  };
}
