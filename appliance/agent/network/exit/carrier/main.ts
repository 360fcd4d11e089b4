/** The carrier as a process: orders come on its standard input, reports leave on its standard output. It ends with the guest agent. */
import { createInterface } from 'node:readline';
import { Carrier } from './carrier.ts';
import { CarrierOrder, lineOf } from './orders.ts';

export function carry(): void {
  const carrier = new Carrier({ report: (report) => process.stdout.write(lineOf(report)) });
  createInterface({ input: process.stdin })
    .on('line', (line) => carrier.take(CarrierOrder.parse(JSON.parse(line))))
    .once('close', () => process.exit(0));
}
