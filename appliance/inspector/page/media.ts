/** Whether films and sounds of each format are decoded to their end. */
import aac from './clips/aac.mp4';
import av1 from './clips/av1.webm';
import flac from './clips/flac.flac';
import h264 from './clips/h264.mp4';
import mp3 from './clips/mp3.mp3';
import opus from './clips/opus.webm';
import vorbis from './clips/vorbis.webm';
import vp8 from './clips/vp8.webm';
import vp9 from './clips/vp9.webm';
import { type Check, event, expect } from './check.ts';

/** A second of orange. `url`: its bytes as a `data:` URL. */
const film = (name: string, url: string, text: string): Check => ({
  name,
  text: `A film in ${text} plays to its end`,
  async run() {
    const video = document.createElement('video');
    video.muted = true;
    video.src = url;
    document.body.append(video);
    const ended = event(video, 'ended');
    await video.play();
    await ended;
    const context = new OffscreenCanvas(1, 1).getContext('2d');
    context?.drawImage(video, 0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
    video.remove();
    expect(red > 220 && green > 100 && green < 160 && blue < 40, `its picture is ${red}, ${green}, ${blue}`);
  },
});

/** Half a second of 440 Hz. */
const sound = (name: string, url: string, text: string): Check => ({
  name,
  text: `A sound in ${text} is decoded to its end`,
  async run() {
    const context = new OfflineAudioContext(1, 1, 48_000);
    const decoded = await context.decodeAudioData(await (await fetch(url)).arrayBuffer());
    expect(Math.abs(decoded.duration - 0.5) < 0.1, `it takes ${decoded.duration} s`);
    const loud = decoded.getChannelData(0).reduce((most, sample) => Math.max(most, Math.abs(sample)), 0);
    expect(loud > 0.05, 'it is silent');
  },
});

export const media: readonly Check[] = [
  film('h264', h264, 'H.264'),
  film('vp8', vp8, 'VP8'),
  film('vp9', vp9, 'VP9'),
  film('av1', av1, 'AV1'),
  sound('aac', aac, 'AAC'),
  sound('mp3', mp3, 'MP3'),
  sound('opus', opus, 'Opus'),
  sound('vorbis', vorbis, 'Vorbis'),
  sound('flac', flac, 'FLAC'),
  {
    name: 'media-source',
    text: 'A film that arrives in parts plays',
    async run() {
      const source = new MediaSource();
      const video = document.createElement('video');
      video.muted = true;
      video.src = URL.createObjectURL(source);
      await event(source, 'sourceopen');
      const buffer = source.addSourceBuffer('video/webm; codecs="vp9"');
      const added = event(buffer, 'updateend');
      buffer.appendBuffer(await (await fetch(vp9)).arrayBuffer());
      await added;
      expect(buffer.buffered.length === 1 && buffer.buffered.end(0) > 0.8, 'nothing of it is there');
    },
  },
  {
    name: 'web-audio',
    text: 'Web Audio computes a tone',
    async run() {
      const context = new OfflineAudioContext(1, 4800, 48_000);
      const tone = new OscillatorNode(context, { frequency: 440 });
      tone.connect(context.destination);
      tone.start();
      const samples = (await context.startRendering()).getChannelData(0);
      const signChanges = samples.reduce(
        (count, sample, at) => count + (sample > 0 !== (samples[at - 1] ?? 0) > 0 ? 1 : 0),
        0,
      );
      expect(Math.abs(signChanges - 88) < 5, `it changes its sign ${signChanges} times in 0.1 s`);
    },
  },
];
