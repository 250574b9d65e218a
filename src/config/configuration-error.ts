export type Problem = { readonly variable: string; readonly wrong: string; readonly remedy: string };

/** Everything that is wrong with the environment, said at once. Values are never repeated: some are secrets. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  constructor(readonly problems: readonly Problem[]) {
    const lines = problems.map(({ variable, wrong, remedy }) => `  ${variable} ${wrong}. ${remedy}.`);
    super(['Fieldgate cannot start with this environment:', ...lines].join('\n'));
  }
}
