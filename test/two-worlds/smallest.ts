import { Kind, parse, print, visit, type ASTNode, type DocumentNode } from 'graphql';

/** A document with as few selections as still show a difference; its variables are given as before. */
export async function smallest(document: string, differs: (document: string) => Promise<boolean>): Promise<string> {
  let small = document;
  for (let at = 0, tries = 0; tries < MOST_TRIES; tries += 1) {
    const candidate = without(small, at);
    if (candidate === null) return small;
    if (candidate !== small && (await differs(candidate))) small = candidate;
    else at += 1;
  }
  return small;
}

const MOST_TRIES = 200;

/** The document without its nth selection, and without what is used no more; null if it has not so many. */
function without(document: string, nth: number): string | null {
  let seen = -1;
  const isLeft = (): undefined | null => ((seen += 1), seen === nth ? null : undefined);
  const parsed = parse(document);
  const cut = visit(parsed, { Field: isLeft, InlineFragment: isLeft, FragmentSpread: isLeft });
  return seen < nth ? null : print(withoutIdle(withoutEmpty(cut)));
}

/** What lost all its selections goes, too. */
function withoutEmpty(document: DocumentNode): DocumentNode {
  const isEmpty = (node: ASTNode): boolean => 'selectionSet' in node && node.selectionSet?.selections.length === 0;
  const leave = (node: ASTNode): undefined | null => (isEmpty(node) ? null : undefined);
  return visit(document, { Field: { leave }, InlineFragment: { leave }, FragmentDefinition: { leave } });
}

/** Validation refuses variables and fragments that are not used. */
function withoutIdle(document: DocumentNode): DocumentNode {
  const spread = new Set<string>();
  visit(document, { FragmentSpread: ({ name }) => void spread.add(name.value) });
  const reached = visit(document, { FragmentDefinition: ({ name }) => (spread.has(name.value) ? undefined : null) });
  const used = new Set<string>();
  visit(reached, { VariableDefinition: () => false, Variable: ({ name }) => void used.add(name.value) });
  return visit(reached, {
    [Kind.VARIABLE_DEFINITION]: ({ variable }: { variable: { name: { value: string } } }) =>
      used.has(variable.name.value) ? undefined : null,
  });
}
