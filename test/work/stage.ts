import { ownerDataSource } from '../../src/entities/data-source.js';
import { seedScale } from '../../src/seed/scale.js';
import { SEEDED_AT } from '../database.js';
import { freshDatabase } from '../fresh-database.js';
import { startGateway, type TestGateway } from '../gateway.js';
import { readWorld, type World } from '../isolation/world.js';
import { countingSchema } from './counting-schema.js';
import { Meter } from './meter.js';
import { listenToWire } from './wire.js';

export interface Stage {
  readonly gateway: TestGateway;
  /** The demo world, besides which there is one account for measuring. */
  readonly world: World;
  readonly meter: Meter;
  stop(): Promise<void>;
}

export async function setStage(): Promise<Stage> {
  const database = await freshDatabase();
  const { schema, asked } = countingSchema();
  const gateway = await startGateway({ database, schema, poolSize: 1 });
  const world = await readWorld(gateway.owner);
  const owner = await ownerDataSource(database.ownerUrl).initialize();
  await seedScale(owner, 1, SEEDED_AT);
  await owner.destroy();
  const meter = new Meter(gateway, listenToWire(), asked);
  return {
    gateway,
    world,
    meter,
    stop: async () => {
      meter.stop();
      await gateway.stop();
      await database.drop();
    },
  };
}
