import { mkdir, writeFile } from 'node:fs/promises';
import { committedPapers } from './papers/committed-papers.js';

/** `npm run schema`: writes the published papers beside the code that they are made from. */
const folder = new URL('../schema/', import.meta.url);

await mkdir(folder, { recursive: true });
for (const [name, text] of Object.entries(committedPapers())) await writeFile(new URL(name, folder), text);
