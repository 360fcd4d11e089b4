import { pointOf, SAMPLE_GRID } from '../../../../host-agent/api/painted.ts';

/** Points of a picture, evenly spread. */
export function sampler(): (picture: HTMLCanvasElement) => number[] {
  const small = new OffscreenCanvas(SAMPLE_GRID, SAMPLE_GRID).getContext('2d', { willReadFrequently: true });
  if (!small) return () => [];
  // Without smoothing, which would create colours that are not in the picture.
  small.imageSmoothingEnabled = false;
  return (picture) => {
    small.drawImage(picture, 0, 0, SAMPLE_GRID, SAMPLE_GRID);
    const rgba = small.getImageData(0, 0, SAMPLE_GRID, SAMPLE_GRID).data;
    return Array.from({ length: rgba.length / 4 }, (_, point) =>
      pointOf(rgba[point * 4] ?? 0, rgba[point * 4 + 1] ?? 0, rgba[point * 4 + 2] ?? 0),
    );
  };
}
