/** Small Debian packages and archives, made with the real tools. */
import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';

/** Content of a file, by its path. A file whose name ends with `.xz` is compressed. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** Packs a package below `folder`. Returns its file. */
export function makePackage(
  folder: string,
  { name, version, fields = [], files = {} }: { name: string; version: string; fields?: string[]; files?: Files },
): string {
  const tree = join(folder, `${name}-tree`);
  for (const [path, content] of Object.entries(files)) putFile(join(tree, path), content);
  const control = [
    `Package: ${name}`,
    `Version: ${version}`,
    'Architecture: amd64',
    'Maintainer: nobody <nobody@example.org>',
    ...fields,
    'Description: for a test',
  ];
  putFile(join(tree, 'DEBIAN/control'), `${control.join('\n')}\n`);
  chmodSync(join(tree, 'DEBIAN'), 0o755);
  if (files['DEBIAN/postinst'] !== undefined) chmodSync(join(tree, 'DEBIAN/postinst'), 0o755);
  const file = join(folder, `${name}_${version}_amd64.deb`);
  execFileSync('dpkg-deb', ['--build', '--root-owner-group', '-Znone', tree, file], { stdio: 'ignore' });
  return file;
}

function putFile(path: string, content: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  const isCompressed = path.endsWith('.xz');
  const plain = isCompressed ? path.slice(0, -3) : path;
  writeFileSync(plain, content);
  if (isCompressed) execFileSync('xz', ['--compress', '--force', '--check=crc32', plain]);
}

/** A kernel package with these modules, by path below its module folder. */
export const makeKernelPackage = (folder: string, version: string, modules: Files, prefix = 'usr/lib'): string =>
  makePackage(folder, {
    name: `linux-image-${version}`,
    version: '6.12.1-1',
    files: {
      [`boot/vmlinuz-${version}`]: `the kernel ${version}`,
      ...Object.fromEntries(
        Object.entries({ 'modules.order': '', 'modules.builtin': '', 'modules.builtin.modinfo': '', ...modules }).map(
          ([path, content]) => [`${prefix}/modules/${version}/${path}`, content],
        ),
      ),
    },
  });

/** A module that modinfo and depmod can read: an ELF file with nothing but its name and what it needs. */
export function kernelModule(name: string, needs: readonly string[] = []): Buffer {
  const [headerBytes, sectionBytes] = [64, 64];
  const modinfo = Buffer.from(`depends=${needs.join(',')}\0name=${name}\0`);
  const names = Buffer.from('\0.modinfo\0.shstrtab\0');
  const elf = Buffer.alloc(headerBytes + 3 * sectionBytes);
  elf.write('\x7fELF\x02\x01\x01', 'latin1');
  // A relocatable file for x86-64, whose section headers follow its header; the last section has the names.
  for (const [value, at] of [
    [1, 16],
    [62, 18],
    [1, 20],
    [headerBytes, 40],
    [headerBytes, 52],
    [sectionBytes, 58],
    [3, 60],
    [2, 62],
  ] as const)
    elf.writeUInt16LE(value, at);
  const section = (index: number, fields: { name: number; type: number; at: number; bytes: number }): void => {
    const at = headerBytes + index * sectionBytes;
    elf.writeUInt32LE(fields.name, at);
    elf.writeUInt32LE(fields.type, at + 4);
    elf.writeUInt32LE(fields.at, at + 24);
    elf.writeUInt32LE(fields.bytes, at + 32);
    elf.writeUInt32LE(1, at + 48);
  };
  section(1, { name: 1, type: 1, at: elf.length, bytes: modinfo.length });
  section(2, { name: 10, type: 3, at: elf.length + modinfo.length, bytes: names.length });
  return Buffer.concat([elf, modinfo, names]);
}

/** A signed module, as the kernel's build appends the signature. */
export function signedModule(module: Buffer): Buffer {
  const signature = Buffer.from('a signature of some length');
  const info = Buffer.alloc(12);
  info.writeUInt32BE(signature.length, 8);
  return Buffer.concat([module, signature, info, Buffer.from('~Module signature appended~\n')]);
}

/** An archive below `folder` with these packages. Returns a line for a sources list. */
export function makeArchive(
  folder: string,
  debs: readonly string[],
  { origin = 'Debian', suite = 'stable', component = 'main' } = {},
): string {
  const lists = `dists/${suite}/${component}/binary-amd64`;
  const entries = debs.map((deb) => {
    const bytes = readFileSync(deb);
    const path = `pool/${deb.slice(deb.lastIndexOf('/') + 1)}`;
    mkdirSync(join(folder, 'pool'), { recursive: true });
    writeFileSync(join(folder, path), bytes);
    const fields = execFileSync('dpkg-deb', ['--field', deb], { encoding: 'utf8' }).trimEnd();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return `${fields}\nFilename: ${path}\nSize: ${bytes.length}\nSHA256: ${sha256}\n`;
  });
  const packages = entries.join('\n');
  mkdirSync(join(folder, lists), { recursive: true });
  writeFileSync(join(folder, lists, 'Packages'), packages);
  const sha256 = createHash('sha256').update(packages).digest('hex');
  const release = [
    `Origin: ${origin}`,
    `Label: ${origin}`,
    `Suite: ${suite}`,
    `Codename: ${suite}`,
    'Date: Sat, 01 Mar 2025 00:00:00 UTC',
    'Architectures: amd64',
    `Components: ${component}`,
    'SHA256:',
    ` ${sha256} ${Buffer.byteLength(packages)} ${component}/binary-amd64/Packages`,
  ];
  writeFileSync(join(folder, `dists/${suite}/Release`), `${release.join('\n')}\n`);
  return `deb [trusted=yes] copy:${folder} ${suite} ${component}\n`;
}
