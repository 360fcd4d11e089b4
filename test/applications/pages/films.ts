/** Films, of `film/`. */
import { applicationPage, loads } from '../application.ts';

/** Whether the film shows something: its pixels are not all the same. */
const SHOWS = `
  const colours = (video) => {
    const canvas = new OffscreenCanvas(32, 18);
    const context = canvas.getContext('2d');
    context.drawImage(video, 0, 0, 32, 18);
    const pixels = new Uint32Array(context.getImageData(0, 0, 32, 18).data.buffer);
    return new Set(pixels).size;
  };`;

export const playerPage = applicationPage('Video.js', 'play a film', {
  head: loads('video.js/dist/video-js.min.css', 'video.js/dist/video.min.js'),
  body: '<video id="film" class="video-js vjs-default-skin" width="800" height="450" controls preload="auto"><source src="/application/film/film.mp4" type="video/mp4"></video>',
  script: `
  ${SHOWS}
  const player = videojs('film');
  await new Promise((resolve) => player.ready(resolve));
  await until(() => player.readyState() >= 2);
  await ready({ play: $('.vjs-big-play-button') });
  await until(() => player.currentTime() > 2);
  const film = $('#film video');
  done([film.videoWidth, film.videoHeight].join('×') + (colours(film) > 20 ? ', in colours' : ', empty') + (player.paused() ? ', paused' : ', playing'));
  await until(() => player.currentTime() > 3);
  player.pause();`,
});

/** A list of two qualities, of which the player loads one piece after another. */
export const streamPage = applicationPage('hls.js', 'play a stream', {
  head: loads('hls.js/dist/hls.min.js'),
  body: '<video id="film" width="800" height="450"></video><button style="position:absolute;left:20px;top:470px;font:18px sans-serif">Play</button>',
  script: `
  ${SHOWS}
  const film = $('#film');
  const pieces = new Set();
  const hls = new Hls();
  hls.on(Hls.Events.FRAG_BUFFERED, (_, { frag }) => pieces.add(frag.sn));
  hls.on(Hls.Events.ERROR, (_, { fatal, details }) => fatal && fails(details));
  hls.loadSource('/application/film/stream.m3u8');
  hls.attachMedia(film);
  await until(() => film.readyState >= 2);
  $('button').addEventListener('click', () => film.play());
  await ready({ play: $('button') });
  await until(() => film.currentTime > 2.5);
  done(hls.levels.map(({ height }) => height).join(' and ') + ' lines' + (pieces.size > 1 ? ', in pieces' : ', in one piece') + (colours(film) > 20 ? ', in colours' : ', empty'));
  await until(() => film.currentTime > 3.5);
  film.pause();`,
});

/** From H.264 to VP9, with the codecs of the browser. */
export const converterPage = applicationPage('Mediabunny', 'convert a film', {
  body: '<button style="position:absolute;left:20px;top:10px;font:18px sans-serif">Convert</button><video id="film" width="800" height="450" controls style="position:absolute;left:20px;top:60px"></video>',
  script: `
  import { ALL_FORMATS, BlobSource, BufferTarget, Conversion, Input, Output, QUALITY_LOW, WebMOutputFormat } from '/npm/mediabunny/dist/bundles/mediabunny.min.mjs';
  ${SHOWS}
  $('button').addEventListener('click', async () => {
    $('button').textContent = 'Converting';
    const input = new Input({ formats: ALL_FORMATS, source: new BlobSource(await (await fetch('/application/film/film.mp4')).blob()) });
    const output = new Output({ format: new WebMOutputFormat(), target: new BufferTarget() });
    const conversion = await Conversion.init({ input, output, trim: { start: 0, end: 1 }, video: { codec: 'vp9', bitrate: QUALITY_LOW, forceTranscode: true }, audio: { codec: 'opus', bitrate: QUALITY_LOW } });
    await conversion.execute();
    const film = $('#film');
    const converted = new Blob([output.target.buffer], { type: 'video/webm' });
    film.src = URL.createObjectURL(converted);
    // The first picture may be there a moment later than the player says.
    await until(() => film.readyState >= 2 && colours(film) > 20);
    $('button').textContent = 'Converted';
    const made = new Input({ formats: ALL_FORMATS, source: new BlobSource(converted) });
    const tracks = await made.getTracks();
    done(tracks.map(({ codec }) => codec).join(' and ') + ' of ' + Math.round(film.duration) + ' s, in colours');
  });
  await ready({ convert: $('button') });`,
});
