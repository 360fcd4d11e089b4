/** Scenes and games. */
import { applicationPage, loads } from '../application.ts';

/** The teapot goes through a file of the format glTF, as models on the web do. */
export const modelPage = applicationPage('three.js', 'turn the model', {
  head: `<script type="importmap">{"imports":{"three":"/npm/three/build/three.module.js","three/addons/":"/npm/three/examples/jsm/"}}</script>`,
  body: '<div id="model"></div>',
  script: `
  import * as THREE from 'three';
  import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
  import { GLTFExporter } from 'three/addons/exporters/GLTFExporter.js';
  import { TeapotGeometry } from 'three/addons/geometries/TeapotGeometry.js';
  import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
  const renderer = new THREE.WebGLRenderer({ antialias: true });
  renderer.setSize(720, 480);
  $('#model').append(renderer.domElement);
  const scene = new THREE.Scene();
  scene.background = new THREE.Color(0xdce6f0);
  const camera = new THREE.PerspectiveCamera(40, 1.5, 0.1, 100);
  camera.position.set(0, 3, 8);
  const sun = new THREE.DirectionalLight(0xffffff, 3);
  sun.position.set(4, 6, 3);
  scene.add(sun, new THREE.AmbientLight(0xffffff, 0.8), new THREE.GridHelper(10, 10));
  const teapot = new THREE.Mesh(new TeapotGeometry(1.2, 8), new THREE.MeshStandardMaterial({ color: 0xc0392b, roughness: 0.35 }));
  teapot.name = 'teapot';
  const file = await new GLTFExporter().parseAsync(teapot, { binary: true });
  const { scene: model } = await new GLTFLoader().loadAsync(URL.createObjectURL(new Blob([file])));
  model.position.y = 1.2;
  scene.add(model);
  const controls = new OrbitControls(camera, renderer.domElement);
  const draw = () => renderer.render(scene, camera);
  controls.addEventListener('change', draw);
  controls.update();
  draw();
  await ready({ from: inFrame(300, 240), to: inFrame(420, 240) });
  controls.addEventListener('end', () => {
    const degrees = THREE.MathUtils.radToDeg(controls.getAzimuthalAngle());
    done(model.getObjectByName('teapot').name + ' of ' + renderer.info.render.triangles + ' triangles, turned by ' + 5 * Math.round(degrees / 5) + ' degrees');
  });`,
});

export const gamePage = applicationPage('Phaser', 'collect the stars with the arrow key', {
  head: loads('phaser/dist/phaser.min.js'),
  body: '<div id="game"></div>',
  script: `
  let [score, toGo] = [0, 0];
  let player;
  // A step of each frame, so that none is so long that it leaves a star out where frames are rare.
  const update = () => {
    const step = Math.min(10, toGo);
    toGo -= step;
    player.x += step;
  };
  const create = function () {
    const shape = (colour, draw, name) => {
      const graphics = this.make.graphics({}, false);
      graphics.fillStyle(colour);
      draw(graphics);
      graphics.generateTexture(name, 40, 40);
    };
    shape(0x2e6fb5, (graphics) => graphics.fillRoundedRect(0, 0, 40, 40, 8), 'player');
    shape(0xe0a526, (graphics) => graphics.fillCircle(20, 20, 16), 'star');
    this.add.rectangle(360, 380, 720, 80, 0x7c9a6b);
    const text = this.add.text(20, 20, 'Score 0', { fontSize: '32px', color: '#333' });
    player = this.physics.add.sprite(60, 320, 'player');
    const stars = this.physics.add.group();
    for (const x of [200, 320, 440]) stars.create(x, 320, 'star');
    this.physics.add.overlap(player, stars, (_, star) => {
      star.destroy();
      score += 1;
      text.setText('Score ' + score);
    });
    this.input.keyboard.on('keydown-RIGHT', () => { toGo += 40; });
    const { x, y } = this.game.canvas.getBoundingClientRect();
    ready({ game: [x + 360, y + 200] });
  };
  const game = new Phaser.Game({ type: Phaser.WEBGL, parent: 'game', width: 720, height: 420, backgroundColor: '#dce6f0', physics: { default: 'arcade' }, scene: { create, update } });
  await until(() => score === 3);
  await pause(500);
  done('score ' + score + ', drawn with ' + (game.renderer.type === Phaser.WEBGL ? 'WebGL' : 'canvas'));`,
});
