/** ffmpeg: makes a video of pictures of a screen. */

export const FFMPEG = { program: 'ffmpeg', debianPackage: 'ffmpeg' } as const;
/** Some of its libraries are found by the names that Debian's alternatives give them. */
export const FFMPEG_SYSTEM: readonly string[] = [
  '/usr/bin/ffmpeg',
  ...['libblas', 'liblapack'].map((library) => `/etc/alternatives/${library}.so.3-x86_64-linux-gnu`),
];

/** The command that reads bare pictures (blue, green, red, none) and writes WebM, each picture at the time at which it comes. Pure. */
export function webmCommand({ width, height }: { readonly width: number; readonly height: number }): string[] {
  return [
    ...['ffmpeg', '-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error'],
    ...['-use_wallclock_as_timestamps', '1', '-f', 'rawvideo', '-pix_fmt', 'bgr0', '-framerate', '100'],
    ...['-video_size', `${width}x${height}`, '-i', 'pipe:0'],
    ...['-fps_mode', 'passthrough', '-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
    ...['-tune-content', 'screen', '-lag-in-frames', '0', '-crf', '24', '-b:v', '0', '-g', '240', '-threads', '1'],
    ...['-pix_fmt', 'yuv420p', '-f', 'webm', '-cluster_time_limit', '2000', '-flush_packets', '1', 'pipe:1'],
  ];
}
