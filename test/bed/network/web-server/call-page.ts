import { page } from './page.ts';

/**
 * Two peers that may meet only at a TURN server, `turn` in the address with its protocol. One sends the other a picture that moves and a message; reports both,
 * and the pair of ways that they chose.
 */
export const callPage = page(
  'Call',
  `
  const query = new URLSearchParams(location.search);
  const configuration = { iceTransportPolicy: 'relay', iceServers: [{ urls: 'turn:' + query.get('turn'), username: query.get('user'), credential: query.get('password') }] };
  const call = async () => {
    const [one, other] = [new RTCPeerConnection(configuration), new RTCPeerConnection(configuration)];
    one.addEventListener('icecandidate', ({ candidate }) => candidate && other.addIceCandidate(candidate));
    other.addEventListener('icecandidate', ({ candidate }) => candidate && one.addIceCandidate(candidate));
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d');
    setInterval(() => { context.fillStyle = '#' + (Date.now() % 4096).toString(16).padStart(3, '0'); context.fillRect(0, 0, 300, 150); }, 100);
    for (const track of canvas.captureStream(10).getTracks()) one.addTrack(track);
    const channel = one.createDataChannel('message');
    channel.addEventListener('open', () => channel.send('hello'));
    const message = new Promise((resolve) => other.addEventListener('datachannel', ({ channel }) => channel.addEventListener('message', ({ data }) => resolve(data))));
    const seen = new Promise((resolve) => other.addEventListener('track', ({ track }) => {
      const video = document.createElement('video');
      video.muted = true;
      video.srcObject = new MediaStream([track]);
      video.addEventListener('timeupdate', () => video.videoWidth > 0 && resolve(video.videoWidth + '×' + video.videoHeight));
      document.body.append(video);
      void video.play();
    }));
    await one.setLocalDescription(await one.createOffer());
    await other.setRemoteDescription(one.localDescription);
    await other.setLocalDescription(await other.createAnswer());
    await one.setRemoteDescription(other.localDescription);
    const answer = [await message, await seen];
    const stats = [...(await one.getStats()).values()];
    const kinds = new Set(stats.filter(({ type }) => type === 'local-candidate').map(({ candidateType, relayProtocol }) => candidateType + ' ' + relayProtocol));
    report('done', [...answer, ...kinds].join(', '));
  };
  addEventListener('load', () => { report('load'); call().catch((error) => report('failed', error)); });`,
  '<h1>A call</h1>',
);
