/** Pages that draw with WebGL: by itself, with a library for scenes and one for maps. Each draws the same at every visit. */
import { page } from './page.ts';

/** Of what is drawn, in CSS pixels, inside a frame of {@link FRAME_COLOUR} that a test finds on the screen. */
export const DRAWN = { width: 480, height: 320 } as const;
export const FRAME_COLOUR = [255, 0, 255] as const;

const FRAME = `<style>#drawn{position:absolute;left:20px;top:20px;width:${DRAWN.width}px;height:${DRAWN.height}px;border:2px solid rgb(${FRAME_COLOUR.join()})}</style>`;

/** The pages that turn what they show, by their paths. */
export const TURNING = {
  scene: 'a scene of three shapes with shadows',
  map: 'a map of tiles, an area and a line',
} as const;

/** The letters that open the next page of a test, which each page has for itself: one that is pressed again opens nothing on the next page. */
export const LETTERS = { webgl: 's', scene: 'm' } as const;

/** Reports a script that cannot be loaded, or fails. */
const TELLS_FAILURES =
  "addEventListener('error', ({ message }) => report('failed', message ?? 'a script cannot be loaded'), true);";

/** With `seconds` in its address, the page turns what it shows for so long, by `turn`, and reports the number of frames that were drawn. */
const TURNS = `
  const seconds = Number(new URLSearchParams(location.search).get('seconds') ?? 0);
  const turning = (turn) => {
    const until = performance.now() + seconds * 1000;
    let frames = 0;
    const next = () => {
      turn(frames += 1);
      if (performance.now() < until) requestAnimationFrame(next);
      else report('frames', frames);
    };
    requestAnimationFrame(next);
  };`;

const opensThen = (letter: string): string =>
  `const then = new URLSearchParams(location.search).get('then'); addEventListener('keydown', ({ key }) => key === '${letter}' && then && location.assign(then));`;

/** Reports for each version of WebGL what draws it, and the colour of a cleared pixel; `null` where the page gets no context. The letter of this page opens the page `then`. */
export const webglPage = page(
  'WebGL',
  `
  const drawnBy = (version) => {
    const gl = document.createElement('canvas').getContext(version);
    if (!gl) return null;
    gl.clearColor(0.2, 0.4, 0.6, 1);
    gl.clear(gl.COLOR_BUFFER_BIT);
    const pixel = new Uint8Array(4);
    gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    return { by: gl.getParameter(gl.getExtension('WEBGL_debug_renderer_info').UNMASKED_RENDERER_WEBGL), pixel: [...pixel] };
  };
  ${opensThen(LETTERS.webgl)}
  addEventListener('load', () => report('webgl', JSON.stringify({ webgl: drawnBy('webgl'), webgl2: drawnBy('webgl2') })));`,
  '<h1>Who draws this?</h1>',
);

/** A scene of `three`: shapes with light and shadow. Reports once it is drawn. The letter of this page opens the page `then`. */
export const scenePage = page(
  'Scene',
  TELLS_FAILURES + TURNS + opensThen(LETTERS.scene),
  `${FRAME}<div id="drawn"></div><script type="importmap">{"imports":{"three":"/npm/three/build/three.module.js"}}</script><script type="module">
  import * as THREE from 'three';
  const renderer = new THREE.WebGLRenderer({ antialias: true });
  renderer.setSize(${DRAWN.width}, ${DRAWN.height});
  renderer.setPixelRatio(1);
  renderer.shadowMap.enabled = true;
  document.querySelector('#drawn').append(renderer.domElement);
  const scene = new THREE.Scene();
  scene.background = new THREE.Color(0xdce6f0);
  const camera = new THREE.PerspectiveCamera(45, ${DRAWN.width / DRAWN.height}, 0.1, 50);
  camera.position.set(3, 3, 6);
  camera.lookAt(0, 0.4, 0);
  const sun = new THREE.DirectionalLight(0xffffff, 3);
  sun.position.set(4, 6, 3);
  sun.castShadow = true;
  scene.add(sun, new THREE.AmbientLight(0xffffff, 0.6));
  const solid = (geometry, colour, x, y) => {
    const mesh = new THREE.Mesh(geometry, new THREE.MeshStandardMaterial({ color: colour, roughness: 0.4 }));
    mesh.position.set(x, y, 0);
    mesh.castShadow = true;
    scene.add(mesh);
    return mesh;
  };
  const ground = solid(new THREE.PlaneGeometry(20, 20), 0x7c9a6b, 0, -0.6);
  ground.rotation.x = -Math.PI / 2;
  ground.receiveShadow = true;
  const shapes = [solid(new THREE.BoxGeometry(1.2, 1.2, 1.2), 0xc0392b, -1.6, 0.2), solid(new THREE.SphereGeometry(0.8, 48, 24), 0x2e6fb5, 0.2, 0.3), solid(new THREE.TorusKnotGeometry(0.5, 0.18, 96, 16), 0xe0a526, 1.9, 0.4)];
  for (const shape of shapes) shape.rotation.y = 0.6;
  renderer.render(scene, camera);
  requestAnimationFrame(() => requestAnimationFrame(() => report('drawn')));
  report('load');
  if (seconds > 0) turning((frame) => {
    for (const shape of shapes) shape.rotation.y = 0.6 + frame / 50;
    renderer.render(scene, camera);
  });
</script>`,
);

/** For the script of a page with a map: `style`, of tiles of this server below an area and a line. */
export const MAP_STYLE = `
  const source = (type, coordinates, name) => ({ type: 'geojson', data: { type: 'Feature', properties: { name }, geometry: { type, coordinates } } });
  const style = {
    version: 8,
    sources: {
      ground: { type: 'raster', tiles: [location.origin + '/tile?z={z}&x={x}&y={y}'], tileSize: 256 },
      lake: source('Polygon', [[[8, 48], [12, 48], [13, 51], [9, 52], [8, 48]]], 'Long Lake'),
      road: source('LineString', [[2, 47], [8, 50], [12, 49], [18, 53]], 'Old Road'),
    },
    layers: [
      { id: 'ground', type: 'raster', source: 'ground' },
      { id: 'lake', type: 'fill', source: 'lake', paint: { 'fill-color': '#2e6fb5', 'fill-opacity': 0.7 } },
      { id: 'road', type: 'line', source: 'road', paint: { 'line-color': '#c0392b', 'line-width': 6 } },
    ],
  };`;

/** A map of `maplibre-gl`: tiles of this server below an area and a line. Reports once all is drawn. */
export const mapPage = page(
  'Map',
  TELLS_FAILURES + TURNS,
  `<link rel="stylesheet" href="/npm/maplibre-gl/dist/maplibre-gl.css">${FRAME}<div id="drawn"></div><script type="module">
  import * as maplibre from '/npm/maplibre-gl/dist/maplibre-gl.mjs';
  ${MAP_STYLE}
  const map = new maplibre.Map({
    container: 'drawn',
    interactive: false,
    attributionControl: false,
    fadeDuration: 0,
    pixelRatio: 1,
    center: [10, 50],
    zoom: 4,
    pitch: 40,
    bearing: 20,
    style,
  });
  map.once('idle', () => requestAnimationFrame(() => requestAnimationFrame(() => report('drawn'))));
  if (seconds > 0) map.once('load', () => {
    report('load');
    let drawn = 0;
    map.on('render', () => (drawn += 1));
    turning((frame) => map.setBearing(20 + frame));
  });
  map.on('error', ({ error }) => report('failed', error.message));
</script>`,
);
