// @ts-check
/** What a release says of itself, from the changelog. Pure. */
import { SetupStopped } from '../checkout.mjs';

/**
 * The section of a version, without its heading. Throws {@link SetupStopped} if the changelog has none, or an empty one.
 * @param {string} changelog
 * @param {string} version
 */
export function sectionOf(changelog, version) {
  const sections = changelog.split(/^## /m).slice(1);
  const found = sections.find((section) => section.split(/\s/, 1)[0] === version);
  if (found === undefined) throw new SetupStopped(`CHANGELOG.md has no section "## ${version}".`);
  const text = found.slice(found.indexOf('\n') + 1).trim();
  if (text === '') throw new SetupStopped(`In CHANGELOG.md, the section "## ${version}" is empty.`);
  return text;
}

/**
 * The version that a tag stands for. Throws {@link SetupStopped} unless it is that of package.json.
 * @param {string} tag
 * @param {string} version That of package.json.
 */
export function versionOf(tag, version) {
  if (tag !== `v${version}`)
    throw new SetupStopped(`The tag of version ${version} is v${version}, not ${tag}: change package.json or the tag.`);
  return version;
}

/**
 * @param {string} section
 * @param {readonly { role: string, digest: string }[]} images
 */
export function notesOf(section, images) {
  if (images.length === 0) return `${section}\n`;
  const rows = images.map(({ role, digest }) => `| ${role} | \`${digest}\` |`);
  return `${section}\n\n### Images\n\nAn image that is built from the same packages has the same digest.\n\n| Image | Digest |\n|---|---|\n${rows.join('\n')}\n`;
}
