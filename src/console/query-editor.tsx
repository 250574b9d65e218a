import { GraphiQL } from 'graphiql';
import { useState } from 'react';
import { EditorLook } from './editor-look.js';
import { FIRST_QUERY } from './first-query.js';
import { privateStorage } from './private-storage.js';
import { RunWhenReady } from './run-when-ready.js';
import { DOCUMENTATION, type Fetcher } from './use-fetcher.js';

interface Props {
  readonly fetcher: Fetcher;
  readonly signedIn: boolean;
  readonly runWanted: boolean;
  readonly onRunStarted: () => void;
}

/** GraphiQL, told who asks. The query stays when the person changes; the documentation is read anew as that person. */
export function QueryEditor({ fetcher, signedIn, runWanted, onRunStarted }: Props) {
  const [storage] = useState(privateStorage);
  const withoutDocumentation = signedIn ? {} : { schema: null };
  return (
    <section className="editor" aria-label="Query and answer" data-testid="query-editor">
      <GraphiQL
        fetcher={fetcher}
        {...withoutDocumentation}
        introspectionQueryName={DOCUMENTATION}
        inputValueDeprecation
        schemaDescription
        defaultQuery={FIRST_QUERY}
        storage={storage}
        shouldPersistHeaders={false}
        showPersistHeadersSettings={false}
      >
        <GraphiQL.Logo>
          <span />
        </GraphiQL.Logo>
        <EditorLook />
        <RunWhenReady wanted={runWanted} fetcher={fetcher} onStarted={onRunStarted} />
      </GraphiQL>
    </section>
  );
}
