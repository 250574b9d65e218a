import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { applyMiddleware } from 'graphql-middleware';
import { buildSchema } from 'type-graphql';
import { dataSource } from './data-source.js';
import { permissions } from './permissions.js';
import { AccountResolver } from './resolvers/account.js';
import { AgentResolver } from './resolvers/agent.js';
import { BillingResolver, InvoiceResolver } from './resolvers/billing.js';
import { EscalationEntityResolver, EscalationResolver } from './resolvers/escalation.js';
import { IncidentReportResolver, RemediationResolver } from './resolvers/incident-report.js';
import { MembershipResolver, OrganizationResolver } from './resolvers/organization.js';
import { UserResolver } from './resolvers/user.js';
import { findUser, unauthenticated, type Claims, type Context } from './user.js';

/** Listens on a free port of this machine and says on which. */
export async function startServer(
  url: string,
  verify: (authorization: string | undefined) => Promise<Claims>,
): Promise<{ port: number }> {
  dataSource.setOptions({ url });
  await dataSource.initialize();
  const schema = await buildSchema({
    resolvers: [
      AccountResolver,
      AgentResolver,
      BillingResolver,
      EscalationEntityResolver,
      EscalationResolver,
      IncidentReportResolver,
      InvoiceResolver,
      MembershipResolver,
      OrganizationResolver,
      RemediationResolver,
      UserResolver,
    ],
  });
  const server = new ApolloServer<Context>({ schema: applyMiddleware(schema, permissions) });
  const started = await startStandaloneServer(server, {
    listen: { port: 0, host: '127.0.0.1' },
    context: async ({ req }) => {
      const claims = await verify(req.headers.authorization).catch(() => {
        throw unauthenticated();
      });
      return { user: await findUser(claims) };
    },
  });
  return { port: Number(new URL(started.url).port) };
}
