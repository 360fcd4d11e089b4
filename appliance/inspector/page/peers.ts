/** Two peers of WebRTC in one page. */
import { type Check, event, expect } from './check.ts';
import { expectOrange, shown, withOrangeCanvas } from './pixels.ts';

/** Two peers for `use`, which says when they connect. They are closed when it has settled. */
async function withPeers(
  use: (one: RTCPeerConnection, other: RTCPeerConnection, connect: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const [one, other] = [new RTCPeerConnection(), new RTCPeerConnection()];
  one.addEventListener('icecandidate', ({ candidate }) => void other.addIceCandidate(candidate));
  other.addEventListener('icecandidate', ({ candidate }) => void one.addIceCandidate(candidate));
  const connect = async () => {
    await one.setLocalDescription(await one.createOffer());
    await other.setRemoteDescription(one.localDescription as RTCSessionDescription);
    await other.setLocalDescription(await other.createAnswer());
    await one.setRemoteDescription(other.localDescription as RTCSessionDescription);
  };
  try {
    await use(one, other, connect);
  } finally {
    one.close();
    other.close();
  }
}

export const peers: readonly Check[] = [
  {
    name: 'peer-connection',
    text: 'WebRTC carries a message between two peers',
    run: () =>
      withPeers(async (one, other, connect) => {
        const channel = one.createDataChannel('checks');
        const answer = new Promise<string>((resolve) => {
          other.addEventListener('datachannel', ({ channel: received }) => {
            received.addEventListener('message', ({ data }) => resolve(String(data)));
          });
        });
        await connect();
        await event(channel, 'open');
        channel.send('hello');
        expect((await answer) === 'hello', 'another message came');
      }),
  },
  {
    name: 'peer-film',
    text: 'WebRTC carries a film between two peers',
    run: () =>
      withPeers((one, other, connect) =>
        withOrangeCanvas(async (canvas) => {
          const sent = canvas.captureStream(10);
          const received = event(other, 'track');
          for (const track of sent.getTracks()) one.addTrack(track, sent);
          await connect();
          const { track } = (await received) as RTCTrackEvent;
          const film = await shown(new MediaStream([track]));
          expectOrange(film);
          film.remove();
        }),
      ),
  },
];
