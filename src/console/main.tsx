import 'graphiql/setup-workers/vite';
import '@graphiql/react/style.css';
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import 'graphiql/graphiql.css';
import './styles/palette.css';
import './styles/layout.css';
import './styles/controls.css';
import './styles/panels.css';
import './styles/comparison.css';
import { createRoot } from 'react-dom/client';
import { Console } from './console.js';

const place = document.getElementById('console');
if (!place) throw new Error('index.html has no element with the id "console".');
createRoot(place).render(<Console />);
