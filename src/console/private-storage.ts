import type { GraphiQLProps } from 'graphiql';

type EditorStorage = NonNullable<GraphiQLProps['storage']>;

/**
 * Where the editor keeps its things: for this browser tab only, never in localStorage. Its history also records the
 * request headers, which may hold credentials, so history lives in memory and ends with the page.
 */
export function privateStorage(): EditorStorage {
  const memory = new Map<string, string>();
  const isHistory = (key: string) => /:(queries|favorites|headers)$/.test(key);
  return {
    getItem: (key) => (isHistory(key) ? (memory.get(key) ?? null) : sessionStorage.getItem(key)),
    setItem: (key, value) => void (isHistory(key) ? memory.set(key, value) : sessionStorage.setItem(key, value)),
    removeItem: (key) => void (isHistory(key) ? memory.delete(key) : sessionStorage.removeItem(key)),
    clear: () => (memory.clear(), sessionStorage.clear()),
    get length() {
      return memory.size + sessionStorage.length;
    },
  };
}
