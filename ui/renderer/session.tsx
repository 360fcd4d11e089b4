import { drawWindow } from './parts/window.tsx';
import { SessionWindow } from './session/session-window.tsx';

drawWindow('session', SessionWindow);
