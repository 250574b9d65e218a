import { mkdir, rm, writeFile } from 'node:fs/promises';
import { committedPapers, ROLES_FOLDER } from './papers/committed-papers.js';

/** `npm run schema`: writes the published papers beside the code that they are made from. */
const folder = new URL('../schema/', import.meta.url);
const roles = new URL(ROLES_FOLDER, folder);

await rm(roles, { recursive: true, force: true }); // a role that is gone leaves no file
await mkdir(roles, { recursive: true });
for (const [name, text] of Object.entries(committedPapers())) await writeFile(new URL(name, folder), text);
