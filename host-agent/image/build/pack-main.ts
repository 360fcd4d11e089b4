import { packAsProgram } from './pack.ts';

process.exitCode = await packAsProgram(process.argv.slice(2), {
  line: (line) => process.stdout.write(`${JSON.stringify(line)}\n`),
  problem: (text) => process.stderr.write(`${text}\n`),
});
