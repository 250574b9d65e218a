import { useGraphiQL } from '@graphiql/react';
import { useEffect } from 'react';

const LOOK = {
  fontSize: 13,
  lineHeight: 20,
  fontFamily: "ui-monospace, 'Cascadia Code', 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  wordWrap: 'on',
  guides: { indentation: false },
} as const;

/** GraphiQL has no settings for the look of its editors: they are set once each editor exists. */
export function EditorLook() {
  const query = useGraphiQL((state) => state.queryEditor);
  const answer = useGraphiQL((state) => state.responseEditor);
  const variables = useGraphiQL((state) => state.variableEditor);
  const headers = useGraphiQL((state) => state.headerEditor);
  useEffect(() => {
    for (const editor of [query, answer, variables, headers]) editor?.updateOptions(LOOK);
  }, [query, answer, variables, headers]);
  return null;
}
