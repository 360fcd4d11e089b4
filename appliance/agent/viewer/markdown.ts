/** Markdown as a page. HTML in it stays text, and no picture is loaded: all of them are elsewhere. */
import MarkdownIt from 'markdown-it';
import { cutNote, escaped, page, paragraph, sizeIn, type Viewed } from './pages.ts';
import { wordsIn } from './words.ts';

/** Of characters: laid out in a moment, also emulated. */
export const MOST_MARKDOWN = 256 * 1024;
/** Other links would lead to files of the VM, or nowhere. */
const LINK = /^(https?|mailto):/i;

/** Text cannot contain it, because its quotes are escaped. */
const LEFT_OUT = '<span class="left-out">';

/** Pure. */
export function markdownPage(viewed: Viewed, text: string): string {
  const words = wordsIn(viewed.language);
  const markdown = new MarkdownIt({ html: false, linkify: false });
  markdown.validateLink = () => true;
  markdown.renderer.rules['link_open'] = (tokens, index) => {
    const address = String(tokens[index]?.attrGet('href'));
    return LINK.test(address) ? `<a href="${escaped(address)}">` : '<a>';
  };
  markdown.renderer.rules['image'] = (tokens, index) =>
    `${LEFT_OUT}${escaped(words.picture(tokens[index]?.content ?? ''))}</span>`;
  const html = markdown.render(text.slice(0, MOST_MARKDOWN));
  const notes = [
    words.markdown(sizeIn(viewed.language, viewed.bytes)),
    ...(text.length > MOST_MARKDOWN ? cutNote(words, viewed, MOST_MARKDOWN) : []),
    ...(html.includes(LEFT_OUT) ? [words.picturesLeftOut] : []),
  ];
  return page(viewed, notes, text.trim() === '' ? paragraph(words.empty) : `<article>\n${html}</article>`);
}
