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
import { expectOrange, shown, withOrangeCanvas } from './pixels.ts';

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
    expectOrange(video);
    video.remove();
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
  {
    name: 'web-codecs',
    text: 'WebCodecs packs a picture and unpacks it',
    run: () =>
      withOrangeCanvas(async (canvas) => {
        const unpacked = new Promise<VideoFrame>((resolve, reject) => {
          const decoder = new VideoDecoder({ output: resolve, error: reject });
          decoder.configure({ codec: 'vp8' });
          const encoder = new VideoEncoder({ output: (chunk) => decoder.decode(chunk), error: reject });
          encoder.configure({ codec: 'vp8', width: canvas.width, height: canvas.height });
          const frame = new VideoFrame(canvas, { timestamp: 0 });
          encoder.encode(frame, { keyFrame: true });
          frame.close();
          encoder
            .flush()
            .then(() => decoder.flush())
            .catch(reject);
        });
        const frame = await unpacked;
        expectOrange(frame);
        frame.close();
        for (const codec of ['opus', 'mp4a.40.2', 'flac'])
          expect(
            (await AudioDecoder.isConfigSupported({ codec, sampleRate: 48_000, numberOfChannels: 2 })).supported,
            `no ${codec}`,
          );
      }),
  },
  {
    name: 'recording',
    text: 'A page records what it draws, and plays it',
    run: () =>
      withOrangeCanvas(async (canvas) => {
        const recorder = new MediaRecorder(canvas.captureStream(10));
        const recorded = event(recorder, 'dataavailable');
        recorder.start();
        await new Promise((resolve) => setTimeout(resolve, 500));
        recorder.stop();
        const film = await shown(((await recorded) as BlobEvent).data);
        expectOrange(film);
        film.remove();
      }),
  },
  {
    name: 'encrypted-media',
    text: 'A page can bring the key of an encrypted film',
    async run() {
      const access = await navigator.requestMediaKeySystemAccess('org.w3.clearkey', [
        { initDataTypes: ['webm'], videoCapabilities: [{ contentType: 'video/webm; codecs="vp9"' }] },
      ]);
      const session = (await access.createMediaKeys()).createSession();
      const asked = event(session, 'message');
      await session.generateRequest('webm', new Uint8Array(16).fill(1));
      const { message } = (await asked) as MediaKeyMessageEvent;
      expect(new TextDecoder().decode(message).includes('kids'), 'it does not ask for a key');
      await session.close();
    },
  },
];
