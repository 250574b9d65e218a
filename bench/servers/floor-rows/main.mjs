// (a) The floor as rows: one hand-written statement a level, side by side where one does not need another's rows; the
// objects are put together by hand and written by JSON.stringify.
import { serve } from '../floor/serve.mjs';
import { deep } from './deep.mjs';
import { console } from './console.mjs';
import { small } from './small.mjs';
import { walk, wide } from './wide.mjs';

const written = (ask) => async (variables, pool) => JSON.stringify({ data: { account: await ask(variables, pool) } });

await serve({
  small: written(small),
  console: written(console),
  wide: written(wide),
  deep: written(deep),
  walk: written(walk),
});
