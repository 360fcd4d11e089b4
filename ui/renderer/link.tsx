import { LinkWindow } from './link/link-window.tsx';
import { drawWindow } from './parts/window.tsx';

drawWindow('link', LinkWindow);
