/** The program `safe-browse`. */
import { runCommandLine } from './command-line.ts';

const words = process.argv.slice(2);
// Every account can read a command line for as long as the process runs, and `open` names an address and waits for the end of its session.
process.title = 'safe-browse';
process.exit(await runCommandLine(words));
