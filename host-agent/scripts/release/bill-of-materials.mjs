// @ts-check
/** A release's software bill of materials, in the form of CycloneDX 1.6 (ECMA-424). Pure: equal inputs give equal bytes, so it names no time. */
import { createHash } from 'node:crypto';

/**
 * @typedef {object} LockedPackage An entry of package-lock.json.
 * @property {string} [version]
 * @property {string} [integrity] As in Subresource Integrity: `sha512-` and base64.
 * @property {string | readonly string[]} [license] As SPDX names it, or words of its author; several in old packages.
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [devOptional]
 * @typedef {object} ImageFile
 * @property {string} name
 * @property {string} sha256
 * @typedef {object} ImageManifest What manifest.json in the folder of an image says.
 * @property {string} role
 * @property {Readonly<Record<string, ImageFile>>} files
 * @property {readonly { name: string, version: string, archive?: { origin: string } }[]} packages
 * @typedef {object} Image
 * @property {string} digest SHA-256 of its manifest.
 * @property {ImageManifest} manifest
 * @typedef {object} Materials
 * @property {string} name
 * @property {string} version
 * @property {string} licence As SPDX names it.
 * @property {Readonly<Record<string, LockedPackage>>} packages By their path in package-lock.json.
 * @property {readonly Image[]} images
 */

/** From the strongest: of two copies of a package, the one that more depends on decides. */
const SCOPES = /** @type {const} */ (['required', 'optional', 'excluded']);
const ALGORITHMS = new Map([
  ['sha1', 'SHA-1'],
  ['sha256', 'SHA-256'],
  ['sha384', 'SHA-384'],
  ['sha512', 'SHA-512'],
]);
const PATH = /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)$/;
/** An identifier of SPDX, or an expression of such. */
const SPDX = /^\(*[A-Za-z0-9.+-]+\)*( (AND|OR|WITH) \(*[A-Za-z0-9.+-]+\)*)*$/;

/** @param {Materials} materials */
export function billOfMaterials({ name, version, licence, packages, images }) {
  const root = `pkg:generic/${name}@${encodeURIComponent(version)}`;
  const components = [...npmComponents(packages), ...images.map(imageComponent)];
  const content = {
    metadata: {
      component: { type: 'application', 'bom-ref': root, name, version, licenses: licencesOf(licence), purl: root },
    },
    components,
    dependencies: [
      {
        ref: root,
        dependsOn: components.filter((each) => each.scope !== 'excluded').map((each) => each['bom-ref']),
      },
    ],
  };
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(JSON.stringify(content))}`,
    version: 1,
    ...content,
  };
}

/** @param {Materials['packages']} packages */
function npmComponents(packages) {
  /** @type {Map<string, ReturnType<typeof npmComponent>>} */
  const byRef = new Map();
  for (const [path, locked] of Object.entries(packages)) {
    const [, name] = PATH.exec(path) ?? [];
    if (name === undefined || locked.version === undefined) continue;
    const component = npmComponent(name, locked.version, locked);
    const other = byRef.get(component.purl);
    if (other === undefined || SCOPES.indexOf(component.scope) < SCOPES.indexOf(other.scope))
      byRef.set(component.purl, component);
  }
  return [...byRef.values()].sort((one, next) => (one.purl < next.purl ? -1 : 1));
}

/**
 * @param {string} fullName
 * @param {string} version
 * @param {LockedPackage} locked
 */
function npmComponent(fullName, version, locked) {
  const [name = '', group] = fullName.split('/').reverse();
  const purl = `pkg:npm/${group === undefined ? '' : `${encodeURIComponent(group)}/`}${name}@${encodeURIComponent(version)}`;
  const [algorithm = '', digest = ''] = locked.integrity?.split('-', 2) ?? [];
  const alg = ALGORITHMS.get(algorithm);
  return {
    type: name === 'electron' ? 'framework' : 'library',
    'bom-ref': purl,
    ...(group !== undefined && { group }),
    name,
    version,
    scope: scopeOf(locked),
    ...(alg !== undefined && { hashes: [{ alg, content: Buffer.from(digest, 'base64').toString('hex') }] }),
    ...(locked.license !== undefined && { licenses: licencesOf(locked.license) }),
    purl,
  };
}

/**
 * @param {LockedPackage} locked
 * @returns {(typeof SCOPES)[number]}
 */
function scopeOf({ dev, optional, devOptional }) {
  if (dev === true || devOptional === true) return 'excluded';
  return optional === true ? 'optional' : 'required';
}

/** @param {Image} image */
function imageComponent({ digest, manifest: { role, files, packages } }) {
  const ref = `image:${role}@${digest}`;
  return {
    type: 'operating-system',
    'bom-ref': ref,
    name: `safe-browse-${role}-image`,
    version: digest,
    scope: 'required',
    hashes: sha256(digest),
    components: [
      ...Object.values(files).map((file) => ({
        type: 'file',
        'bom-ref': `${ref}/${file.name}`,
        name: file.name,
        hashes: sha256(file.sha256),
      })),
      ...packages.map(({ name, version, archive }) => {
        const vendor = (archive?.origin ?? 'debian').toLowerCase();
        const purl = `pkg:deb/${encodeURIComponent(vendor)}/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
        return { type: 'library', 'bom-ref': `${ref}/${purl}`, name, version, purl };
      }),
    ],
  };
}

/** @param {string} content In hexadecimal digits. */
const sha256 = (content) => [{ alg: 'SHA-256', content }];

/** @param {string | readonly string[]} licence */
const licencesOf = (licence) =>
  typeof licence === 'string' && SPDX.test(licence) && licence !== 'UNLICENSED'
    ? [{ expression: licence }]
    : [licence].flat().map((name) => ({ license: { name } }));

/**
 * A UUID of version 8, whose bits come from elsewhere (RFC 9562).
 * @param {string} text
 */
function uuidOf(text) {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
