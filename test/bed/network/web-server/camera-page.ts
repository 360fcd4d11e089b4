import { page } from './page.ts';

/**
 * Reports how many cameras there are whenever that changes. At each click it asks for a camera; once it has one, it reports the names of the colours in
 * the left and in the right half of the picture whenever they change, and when the camera is gone. A key opens the page that asks for a certificate.
 */
export const cameraPage = page(
  'Camera',
  `
  const video = document.querySelector('video');
  const canvas = document.querySelector('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  let cameras;
  const count = async () => {
    const now = (await navigator.mediaDevices.enumerateDevices()).filter(({ kind }) => kind === 'videoinput').length;
    if (now !== cameras) report('cameras', (cameras = now));
  };
  addEventListener('keydown', () => location.assign('https://site.test/welcome?run=card'));
  addEventListener('load', () => setInterval(count, 1000));
  const colourAt = (part) => {
    const [red, green, blue] = context.getImageData(canvas.width * part, canvas.height / 2, 1, 1).data;
    return Object.entries({ red, green, blue }).filter(([, value]) => value > 128).map(([name]) => name).join('+') || 'dark';
  };
  let seen = '';
  const look = () => {
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    context.drawImage(video, 0, 0);
    const now = colourAt(0.25) + ',' + colourAt(0.75);
    if (now !== seen) report('seen', (seen = now));
    video.requestVideoFrameCallback(look);
  };
  let isAsking = false;
  addEventListener('click', async () => {
    report('pointer');
    if (isAsking) return;
    isAsking = true;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ video: true });
      const [track] = stream.getVideoTracks();
      track.addEventListener('ended', () => report('ended'));
      video.srcObject = stream;
      await video.play();
      report('watching', JSON.stringify({ name: track.label, width: video.videoWidth, height: video.videoHeight }));
      video.requestVideoFrameCallback(look);
    } catch (error) {
      report('failed', error.name + ': ' + error.message);
      isAsking = false;
    }
  });`,
  '<h1>Click to be seen</h1><video muted playsinline></video> <canvas></canvas>',
);
