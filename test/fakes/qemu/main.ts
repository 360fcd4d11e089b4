/**
 * A fake of QEMU that runs no VM. It accepts QEMU's command line, the real host agent starts it in QEMU's jail,
 * and it answers on QEMU's sockets as QEMU and as the guest, well-behaved or hostile. It is mounted over the real program only in the test bed's namespace.
 */
import { ftruncateSync, readFileSync, writeSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { RfbServer } from '../screen/rfb-server.ts';
import { parseArguments } from './arguments.ts';
import { Scenario, SCENARIO_MARK } from './behaviour.ts';
import { flood } from './flood.ts';
import { FakeGuest } from './guest.ts';
import { writePicture } from './picture.ts';
import { serveQmp } from './qmp.ts';

/** A little less than the largest file that a jail may write. */
const LARGEST_LOG_BYTES = 250 * 1024 * 1024;

const args = process.argv.slice(2);
if (args.includes('--version')) {
  process.stdout.write('QEMU emulator version 10.0.0 (a fake for tests)\n');
  process.exit(0);
}

const program = readFileSync(process.argv[1] ?? '', 'utf8');
const scenario = Scenario.parse(JSON.parse(program.slice(program.lastIndexOf(SCENARIO_MARK) + SCENARIO_MARK.length)));
const vm = parseArguments(args);
if (scenario[vm.role] === 'floods-log') {
  // As large as the jail allows; the file was opened to append.
  ftruncateSync(2, LARGEST_LOG_BYTES);
  writeSync(2, `${'\n'.repeat(8192)}the last words of a fake\n`);
  process.exit(1);
}
// A clone shows the frame of its sealed template.
let isPainted = vm.isCopy;
const guest = new FakeGuest(
  vm.role,
  { isCopy: vm.isCopy, behaviour: scenario[vm.role] },
  {
    onPainted: () => (isPainted = true),
    onPowerOff: () => process.exit(0),
  },
);

function listen(path: string, onSocket: (socket: Socket) => void): void {
  if (path === '') return;
  createServer((socket) => onSocket(socket.on('error', () => socket.destroy()))).listen(path);
}

listen(vm.sockets.guest, (socket) => guest.meet(socket));
listen(vm.sockets.files, (socket) => guest.files.meet(socket));
listen(vm.sockets.console, (socket) => {
  socket.write('a fake starts\r\n');
  const turn = setInterval(() => {
    if (!socket.destroyed && guest.behaviour !== 'floods-console') return;
    clearInterval(turn);
    flood(socket, () => Buffer.alloc(64 * 1024, 'all the world is a console\r\n'));
  }, 100);
});
if (vm.display !== undefined) void RfbServer.listen(vm.display, { width: 640, height: 480 });
// Last: a client that can connect to it expects the other sockets.
listen(vm.sockets.qmp, (socket) =>
  serveQmp(socket, {
    behaviour: () => guest.behaviour,
    screendump: (file, format) => writePicture(file, format, vm.size, isPainted, guest.behaviour),
    cont: () => guest.wake(),
    stop: () => guest.wake(true),
    quit: () => process.exit(0),
  }),
);
process.on('SIGTERM', () => undefined);
// A test closes the last window with this signal.
process.on('SIGUSR2', () => guest.closeWindow());
