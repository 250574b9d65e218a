import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** The console (src/console) as static files in dist/console, every one of them served by the gateway itself. */
export default defineConfig({
  root: 'src/console',
  base: './',
  publicDir: false,
  plugins: [react(), compressed()],
  worker: { format: 'es' },
  build: {
    outDir: '../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    // A file of its own can be checked against the Content-Security-Policy; a data: URL cannot.
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    // Monaco is one chunk of 2.8 MB, loaded after the page is on the screen.
    chunkSizeWarningLimit: 3000,
    rolldownOptions: {
      // GraphiQL's own "use no memo" marks speak to the React compiler, which has already run.
      onLog: (level, log, report) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : report(level, log)),
    },
  },
});

/** Writes `file.gz` beside each file, for servers that send precompressed files: a quarter of the bytes. */
function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir = '' }) {
      const files = await readdir(dir, { recursive: true, withFileTypes: true });
      const worthwhile = files.filter((file) => file.isFile() && /\.(js|css|html|svg|ttf)$/.test(file.name));
      await Promise.all(worthwhile.map((file) => compress(join(file.parentPath, file.name))));
    },
  };
}

async function compress(file: string): Promise<void> {
  await writeFile(`${file}.gz`, await promisify(gzip)(await readFile(file), { level: 9 }));
}
