/**
 * The only door to graphql-shield and graphql-middleware (a test forbids any other import of them).
 *
 * Both must be loaded as CommonJS and together: shield's ES module imports `util.isUndefined`, which Node 23 removed, and
 * graphql-middleware recognises shield's generator by `instanceof`, which fails across two copies.
 */
import { createRequire } from 'node:module';
import type * as Shield from 'graphql-shield';
import type * as Middleware from 'graphql-middleware';

const require = createRequire(import.meta.url);
const util = require('node:util') as { isUndefined?: (value: unknown) => boolean };
util.isUndefined ??= (value) => value === undefined; // before shield is loaded

const shieldModule = require('graphql-shield') as typeof Shield;
const middlewareModule = require('graphql-middleware') as typeof Middleware;

export const { rule, deny, shield } = shieldModule;
export const { applyMiddleware } = middlewareModule;
export type ShieldRule = Shield.IRules;
