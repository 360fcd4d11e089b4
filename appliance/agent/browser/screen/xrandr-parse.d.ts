declare module 'xrandr-parse' {
  interface Output {
    connected: boolean;
    modes: { width: string; height: string; rate: number }[];
  }
  export default function parse(text: string): Record<string, Output | undefined>;
}
