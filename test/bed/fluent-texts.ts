import type { Plugin } from 'vitest/config';

/** Bundles hold the content of such a file, and so does a test. */
export const fluentTexts: Plugin = {
  name: 'texts',
  transform: (code, id) => (id.endsWith('.ftl') ? `export default ${JSON.stringify(code)};` : undefined),
};
