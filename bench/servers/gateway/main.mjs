// (f) Fieldgate with all three fences: field fence, row fence, tenant wall.
import { ROW_JUDGE } from '../../../dist/context/row-judge.js';
import { fencedSchema } from '../../../dist/schema.js';
import { serve } from './serve.mjs';

await serve({ schema: fencedSchema(), judge: ROW_JUDGE });
