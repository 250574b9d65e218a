import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { badInput, unauthenticated } from '../auth/errors.js';

/** A person of the demo world as the console lists them. */
export interface DemoCard {
  readonly email: string;
  readonly name: string;
  readonly memberships: readonly string[];
}

/** The demo's sign-in, as far as HTTP needs it. */
export interface DemoDoor {
  readonly people: readonly DemoCard[];
  tokenFor(email: string): Promise<{ token: string; expiresAt: Date }>;
}

/** The console's sign-in in demo mode: nobody proves anything, so only this machine may ask (rulings 26). */
export const demoRoutes =
  (door: DemoDoor): FastifyPluginAsync =>
  async (app) => {
    app.addHook('onRequest', async (request) => {
      if (!isLocal(request)) throw unauthenticated();
    });
    app.get('/demo/people', () => door.people);
    app.post('/demo/token', async (request) => {
      const email = (request.body as { email?: unknown } | undefined)?.email;
      if (!door.people.some((person) => person.email === email))
        throw badInput('email', 'is no person of the demo world.');
      return door.tokenFor(String(email));
    });
  };

const FORWARDING = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'x-real-ip'];
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/;

/** Host and Origin name this machine: a page of another site cannot ask through a visitor's browser. */
function isLocal({ headers, raw }: FastifyRequest): boolean {
  const { host, origin } = headers;
  // A proxy on this machine speaks for others, and names itself or repeats the host.
  const forwarded = FORWARDING.some((name) => headers[name] !== undefined);
  if (forwarded || raw.rawHeaders.filter((name, index) => index % 2 === 0 && /^host$/i.test(name)).length > 1)
    return false;
  if (host === undefined || !LOOPBACK.test(host)) return false;
  return origin === undefined || origin === `http://${host}`;
}
