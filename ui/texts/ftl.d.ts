/** The content of a file of texts, which bundles hold. */
declare module '*.ftl' {
  const source: string;
  export default source;
}
