/** Runs in an emulated computer: `capture SOCKET` prints this screen as PNG, in base64. */
import { PNG } from 'pngjs';
import { RfbClient } from '../../screen/rfb-client.ts';

const [socket = ''] = process.argv.slice(2);
const screen = await RfbClient.connect(socket);
const { width, height, rgba } = await screen.capture();
screen.close();
const png = new PNG({ width, height });
png.data.set(rgba);
process.stdout.write(PNG.sync.write(png).toString('base64'));
