/** Runs in an emulated computer: `click SOCKET X Y` clicks on a point of the session with this screen. */
import { RfbClient } from '../../screen/rfb-client.ts';

const [socket = '', x = '', y = ''] = process.argv.slice(2);
const screen = await RfbClient.connect(socket);
await screen.click(Number(x), Number(y));
// Messages are handled in order: with the picture, the click has arrived.
await screen.capture();
screen.close();
