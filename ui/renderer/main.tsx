import { MainWindow } from './main/main-window.tsx';
import { drawWindow } from './parts/window.tsx';

drawWindow('main', MainWindow);
