/** Maps and a globe, whose tiles come from the site. */
import { MAP_STYLE } from '../../bed/network/web-server/drawing-pages.ts';
import { applicationPage, loads } from '../application.ts';

export const mapPage = applicationPage('Leaflet', 'drag the map', {
  head: loads('leaflet/dist/leaflet.css', 'leaflet/dist/leaflet.js'),
  body: '<div id="map" style="height:100%"></div>',
  script: `
  const map = L.map('map').setView([48, 11], 5);
  L.tileLayer('/tile?z={z}&x={x}&y={y}', { attribution: 'tiles of the site' }).addTo(map);
  L.marker([48, 11]).addTo(map).bindPopup('Here we are.').openPopup();
  L.polygon([[50, 2], [54, 5], [51, 8]], { color: '#c0392b' }).addTo(map);
  const start = map.project(map.getCenter(), 5);
  let loading = true;
  map.eachLayer((layer) => layer.on('load', () => { loading = false; }));
  await until(() => !loading || document.querySelectorAll('.leaflet-tile-loaded').length > 6);
  await ready({ from: inFrame(800, 400), to: inFrame(600, 300) });
  map.once('dragend', async () => {
    await until(() => document.querySelectorAll('.leaflet-tile:not(.leaflet-tile-loaded)').length === 0);
    const { x, y } = map.project(map.getCenter(), 5).subtract(start);
    done('moved by ' + [x, y].map((distance) => 10 * Math.round(distance / 10)).join(', '));
  });`,
});

/** Drawn with WebGL, from shapes that a worker prepares. */
export const vectorMapPage = applicationPage('MapLibre', 'turn the wheel to zoom, then click on the lake', {
  head: loads('maplibre-gl/dist/maplibre-gl.css'),
  body: '<div id="map" style="width:700px;height:100%"></div>',
  script: `
  import * as maplibre from '/npm/maplibre-gl/dist/maplibre-gl.mjs';
  ${MAP_STYLE}
  const map = new maplibre.Map({
    container: 'map',
    center: [10, 50],
    zoom: 4,
    pitch: 30,
    style,
  });
  map.addControl(new maplibre.NavigationControl());
  map.on('error', ({ error }) => fails(error));
  await map.once('idle');
  await ready({ lake: inFrame(350, 280) });
  map.on('click', 'lake', ({ features, lngLat }) => {
    const zoomed = map.getZoom() > 4 ? 'zoomed' : 'not zoomed';
    const popup = new maplibre.Popup().setLngLat(lngLat).setText(features[0].properties.name).addTo(map);
    map.once('idle', () => done(zoomed + ', ' + popup.getElement().textContent.replace('×', '').trim()));
    map.triggerRepaint();
  });`,
});

export const globePage = applicationPage('CesiumJS', 'turn the globe', {
  head: `<script>CESIUM_BASE_URL = '/npm/cesium/Build/Cesium/'</script>${loads('cesium/Build/Cesium/Widgets/widgets.css', 'cesium/Build/Cesium/Cesium.js')}`,
  body: '<div id="globe" style="width:480px;height:360px"></div>',
  script: `
  const imagery = Cesium.TileMapServiceImageryProvider.fromUrl(Cesium.buildModuleUrl('Assets/Textures/NaturalEarthII'));
  const widget = new Cesium.CesiumWidget('globe', {
    baseLayer: Cesium.ImageryLayer.fromProviderAsync(imagery),
    requestRenderMode: true,
    maximumRenderTimeChange: Infinity,
    msaaSamples: 1,
    scene3DOnly: true,
    orderIndependentTranslucency: false,
    // Where processors draw, each effect takes seconds.
    skyAtmosphere: false,
    skyBox: false,
  });
  const { scene } = widget;
  const { camera, globe } = scene;
  globe.showGroundAtmosphere = false;
  globe.maximumScreenSpaceError = 4;
  scene.fog.enabled = false;
  scene.postProcessStages.fxaa.enabled = false;
  camera.setView({ destination: Cesium.Cartesian3.fromDegrees(10, 30, 1e7) });
  const degrees = () => Cesium.Math.toDegrees(camera.positionCartographic.longitude);
  await imagery;
  const drawn = () => until(() => (scene.requestRender(), globe.tilesLoaded));
  await pause(500);
  await drawn();
  await ready({ from: inFrame(240, 180), to: inFrame(170, 180) });
  const before = degrees();
  await until(() => degrees() - before > 10);
  await pause(2000);
  await drawn();
  done('turned to the east by more than 10 degrees');`,
});
