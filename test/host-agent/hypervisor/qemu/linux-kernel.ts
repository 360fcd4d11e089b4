/** A file that has the header of a Linux kernel with this many sectors of setup code, and a MiB of code. */
export function linuxKernel(setupSectors: number): Buffer {
  const kernel = Buffer.alloc(1024 * 1024, 0x90);
  kernel[0x1f1] = setupSectors;
  kernel.write('HdrS', 0x202);
  return kernel;
}
