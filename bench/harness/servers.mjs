import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How every server's Node is started: as `npm start` starts the gateway's, and no other. */
export const NODE_FLAGS = ['--max-semi-space-size=32'];

/**
 * Who is asked (issue 4). `role`: behind the tenant wall (the gateway's own role) or past it (BYPASSRLS). `ratio`: the name
 * of the ratio of Fieldgate to this server. `beside`: what speed.md measured of it, as a ratio to the JSON floor on
 * *console* (rulings 31). `node`: another Node than the one that runs the harness. `knows`: the questions it is asked, if
 * not all.
 */
export const SERVERS = {
  gateway: { title: 'Fieldgate, all fences', role: 'wall' },
  'gateway-open': { title: 'Fieldgate, all fences off', role: 'open', ratio: 'fencesOff' },
  'floor-rows': { title: '(a) hand-written SQL, rows', role: 'open', ratio: 'floor' },
  'floor-json': { title: '(a) hand-written SQL, json_agg', role: 'open', ratio: 'floorJson' },
  mercurius: { title: '(b) Mercurius, JIT, loaders, no authorization', role: 'open', ratio: 'open', beside: 1.1 },
  yoga: { title: '(c) Yoga, Pothos scope-auth, DataLoader', role: 'open', ratio: 'pothos', beside: 2.2 },
  postgraphile: {
    title: '(d) PostGraphile 5, RLS',
    role: 'wall',
    ratio: 'postgraphile',
    beside: 2.5,
    node: fileURLToPath(new URL('../node_modules/.bin/node', import.meta.url)), // it needs Node 22
  },
  tutorial: {
    title: '(e) Apollo, type-graphql, shield, TypeORM, as in tutorials',
    role: 'open',
    ratio: 'tutorial',
    beside: 10,
  },
  given: {
    title: '(g) what is given: Fastify, Apollo, one transaction',
    role: 'open',
    ratio: 'given',
    knows: ['small'],
  },
};

export const folderOf = (name) => new URL(`../servers/${name}/`, import.meta.url);

export const isThere = (name) => existsSync(new URL('main.mjs', folderOf(name)));
