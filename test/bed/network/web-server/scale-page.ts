import { page } from './page.ts';

/** Around the text of {@link scalePage}: nothing of Chromium has this colour. */
export const TEXT_GROUND = [255, 0, 255] as const;

/** Reports the device scale factor whenever it or the size of the page changes, and shows text in several sizes on a ground of one colour. */
export const scalePage = page(
  'Scale',
  `
  const tell = () => requestAnimationFrame(() => requestAnimationFrame(() => report('ratio', devicePixelRatio)));
  addEventListener('load', () => { report('load'); tell(); });
  addEventListener('resize', tell);`,
  `<div style="position:absolute;left:20px;top:20px;width:400px;height:160px;background:rgb(${TEXT_GROUND.join()});color:#000;font:13px/20px 'DejaVu Sans'">${[
    11, 13, 16, 20,
  ]
    .map(
      (size) =>
        `<div style="font-size:${size}px;line-height:40px;white-space:nowrap">The quick brown fox jumps over 0123456789</div>`,
    )
    .join('')}</div>`,
);
