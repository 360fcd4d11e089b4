/** Runs in an emulated computer: `navigate SOCKET URL` opens an address in the browser of the session with this screen. */
import { navigate } from '../../session/browser.ts';
import { RfbClient } from '../../screen/rfb-client.ts';

const [socket = '', url = ''] = process.argv.slice(2);
const screen = await RfbClient.connect(socket);
await navigate(screen, url);
// Messages are handled in order: with the picture, the keys have arrived.
await screen.capture();
screen.close();
