/** The sample is a grid of this many points a side. */
const GRID = 48;

/** Points of a picture, evenly spread over it. */
export function sampler(): (picture: HTMLCanvasElement) => Uint8ClampedArray {
  const small = new OffscreenCanvas(GRID, GRID).getContext('2d', { willReadFrequently: true });
  if (!small) return () => new Uint8ClampedArray();
  // Points as they are: mixed ones would make shades that are not there.
  small.imageSmoothingEnabled = false;
  return (picture) => {
    small.drawImage(picture, 0, 0, GRID, GRID);
    return small.getImageData(0, 0, GRID, GRID).data;
  };
}
