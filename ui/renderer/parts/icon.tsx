/** Icons of one line width on a grid of 16 pixels. Each repeats what the text beside it says. */
const STROKES = {
  window: 'M2.5 3.5h11v9h-11z M2.5 6.5h11',
  layers: 'M8 2 14 5 8 8 2 5z M2 8l6 3 6-3 M2 11l6 3 6-3',
  globe:
    'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z M1.8 8h12.4 M8 1.8c2.2 2 3 4 3 6.2s-.8 4.2-3 6.2c-2.2-2-3-4-3-6.2s.8-4.2 3-6.2z',
  pulse: 'M1.5 8.5h3l2-5 3 9 2-4h3',
  sliders: 'M2 4.5h6 M12 4.5h2 M2 11.5h2 M8 11.5h6 M10 2.7v3.6 M6 9.7v3.6',
  lines: 'M3 3.5h10 M3 6.5h10 M3 9.5h10 M3 12.5h6',
  cross: 'M4 4l8 8 M12 4l-8 8',
  check: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z M5 8.2l2.2 2.2L11 6',
  tick: 'M3 8.5l3.5 3.5L13 4.5',
  note: 'M8 1.8 14.6 13.5H1.4z M8 6v3.5 M8 11.4v.2',
  trouble: 'M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4z M5.8 5.8l4.4 4.4 M10.2 5.8l-4.4 4.4',
  turning: 'M8 1.8a6.2 6.2 0 1 1-6.2 6.2',
  rest: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z M5.5 8h5',
  waiting: 'M8 5.8a2.2 2.2 0 1 0 0 4.4A2.2 2.2 0 0 0 8 5.8z',
  expand: 'M2.5 6V2.5H6 M10 2.5h3.5V6 M13.5 10v3.5H10 M6 13.5H2.5V10',
  shrink: 'M6 2.5V6H2.5 M13.5 6H10V2.5 M10 13.5V10h3.5 M2.5 10H6v3.5',
  undo: 'M5.5 3 2.5 6l3 3 M2.5 6h6.5a4 4 0 0 1 0 8H6',
  copy: 'M5.5 5.5h8v8h-8z M10.5 5.5v-3h-8v8h3',
  download: 'M8 2v8 M4.8 7 8 10.2 11.2 7 M2.5 13.5h11',
  copyOut: 'M5.5 8.5h-3v-6h7v3 M6.5 13.5v-5h4 M8.8 6.8l1.7 1.7-1.7 1.7 M13.5 5.5v8h-7',
  pasteIn: 'M5.5 3h-2v10.5h9V3h-2 M5.5 2h5v2h-5z M8 6.5v4.5 M6 9l2 2 2-2',
  star: 'M8 1.8l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.6l-3.8 2 .7-4.3-3.1-3 4.3-.6z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9z M10.3 10.3 14 14',
  sound: 'M2.5 6v4h2.5l3.5 3V3L5 6z M11 5.8a3.2 3.2 0 0 1 0 4.4 M12.8 3.8a6 6 0 0 1 0 8.4',
  silent: 'M2.5 6v4h2.5l3.5 3V3L5 6z M11 6l3.5 4 M14.5 6 11 10',
  microphone: 'M8 1.8a2 2 0 0 0-2 2v4a2 2 0 0 0 4 0v-4a2 2 0 0 0-2-2z M3.5 7.5a4.5 4.5 0 0 0 9 0 M8 12v2.2',
  program: 'M2.5 3.5h11v9h-11z M2.5 6h11 M5 8.3l1.7 1.4L5 11 M8.3 11h2.7',
  usb: 'M8 14V2.5 M6.2 4.3 8 2.5l1.8 1.8 M8 11.5 4.5 9V6.8 M8 9.5 11.5 7.5V5.5 M3.6 5.2h1.8v1.6H3.6z M10.6 4h1.8v1.6h-1.8z',
  record: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z M8 5.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z',
  power: 'M8 2v6 M4.5 4a5.5 5.5 0 1 0 7 0',
  slow: 'M2 12a6.2 6.2 0 1 1 12 0 M8 10.5 5 6.5',
  keyboard: 'M1.5 4.5h13v8h-13z M4 7h.2 M6.7 7h.2 M9.3 7h.2 M12 7h.2 M4.5 10h7',
  shield: 'M8 1.6 13.6 3.6v4.2c0 3.2-2.3 5.5-5.6 6.6-3.3-1.1-5.6-3.4-5.6-6.6V3.6z M5.4 8l1.9 1.9 3.4-3.6',
  lock: 'M3.5 7.5h9v6h-9z M5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  back: 'M10 3 5 8l5 5',
  forward: 'M6 3l5 5-5 5',
  computer: 'M2 3h12v7.5H2z M6 13.5h4 M8 10.5v3',
  dots: 'M3 7.4h1.2v1.2H3z M7.4 7.4h1.2v1.2H7.4z M11.8 7.4H13v1.2h-1.2z',
  help: 'M8 1.8a6.2 6.2 0 1 0 0 12.4A6.2 6.2 0 0 0 8 1.8z M6.2 6.2a1.8 1.8 0 1 1 2.6 1.6c-.5.3-.8.6-.8 1.2 M8 11.3v.2',
  outside: 'M6.5 3.5h-4v10h10v-4 M9.5 2.5h4v4 M13.5 2.5 7.5 8.5',
} as const;

export type IconName = keyof typeof STROKES;

/** Those that point along the line of writing, and so the other way where it runs from right to left. */
const ALONG: ReadonlySet<IconName> = new Set([
  'back',
  'copyOut',
  'forward',
  'help',
  'lines',
  'outside',
  'silent',
  'sound',
  'undo',
]);

export function Icon({ name, large, turning }: { name: IconName; large?: boolean; turning?: boolean }) {
  return (
    <svg
      class={`icon${large === true ? ' large' : ''}${turning === true ? ' turning' : ''}${ALONG.has(name) ? ' along' : ''}`}
      viewBox="0 0 16 16"
      aria-hidden="true"
    >
      <path
        d={STROKES[name]}
        fill="none"
        stroke="currentColor"
        stroke-width="1.6"
        stroke-linecap="round"
        stroke-linejoin="round"
      />
    </svg>
  );
}

/** The mark of Safe Browse: a window that dissolves. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M3.5 2h9A1.5 1.5 0 0 1 14 3.5V5H2V3.5A1.5 1.5 0 0 1 3.5 2z M2 6h12v2h-2v2h-2v-2H8v4H6v2H3.5A1.5 1.5 0 0 1 2 12.5z"
        fill="currentColor"
      />
      <path d="M12 10h2v2h-2z M8 12h2v2H8z M10.5 12.5h1v1h-1z M13 13h1v1h-1z" fill="currentColor" opacity=".65" />
    </svg>
  );
}
