/** The bytes of a clip as a `data:` URL. */
declare module '*.mp4' {
  const url: string;
  export default url;
}
declare module '*.webm' {
  const url: string;
  export default url;
}
declare module '*.mp3' {
  const url: string;
  export default url;
}
declare module '*.flac' {
  const url: string;
  export default url;
}
